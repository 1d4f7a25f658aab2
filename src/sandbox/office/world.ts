import { Problem } from './problem.ts';
import type { Account, ComputedPenalty, Customer, Line, Pending } from './state.ts';

/** An account and whose it is. */
export interface Held {
  readonly customer: Customer;
  readonly account: Account;
}

/** A line and where it hangs. */
export interface Found extends Held {
  readonly line: Line;
}

export interface WorldOptions {
  readonly customers: readonly Customer[];
  readonly now: () => Date;
  readonly newId: () => string;
  readonly effectDelayMs: number;
  readonly callBack: (url: string, body: unknown) => void;
}

/** The state of the back office and its clock: what handlers work on. */
export class World {
  readonly customers: Customer[];
  readonly computed = new Map<number, ComputedPenalty>();
  readonly now: () => Date;
  readonly newId: () => string;
  readonly #effectDelayMs: number;
  readonly #callBack: WorldOptions['callBack'];
  readonly #users = new Map<string, Customer>();
  readonly #uuids = new Map<string, Customer>();
  readonly #accounts = new Map<string, Held>();
  readonly #accountUuids = new Map<string, Held>();
  readonly #lines = new Map<string, Found>();
  #pending: Pending[] = [];
  #serial = 700_000;

  constructor(options: WorldOptions) {
    this.customers = [...options.customers];
    this.now = options.now;
    this.newId = options.newId;
    this.#effectDelayMs = options.effectDelayMs;
    this.#callBack = options.callBack;
    for (const customer of this.customers) this.#index(customer);
  }

  #index(customer: Customer): void {
    this.#users.set(String(customer.userId), customer);
    this.#uuids.set(customer.uuid, customer);
    for (const account of customer.accounts) {
      this.#accounts.set(String(account.id), { customer, account });
      this.#accountUuids.set(account.uuid, { customer, account });
      for (const line of account.lines) this.#lines.set(String(line.id), { customer, account, line });
    }
  }

  /** Takes a new customer in, with the accounts and lines it has. */
  addCustomer(customer: Customer): void {
    this.customers.push(customer);
    this.#index(customer);
  }

  /** Forgets a customer, with accounts and lines. */
  removeCustomer(customer: Customer): void {
    this.customers.splice(this.customers.indexOf(customer), 1);
    this.#users.delete(String(customer.userId));
    this.#uuids.delete(customer.uuid);
    for (const account of [...customer.accounts]) this.#forgetAccount(account);
  }

  /** Opens an account, with the lines it has. */
  addAccount(customer: Customer, account: Account): void {
    customer.accounts.push(account);
    this.#index(customer);
  }

  /** Closes an account, with its lines. */
  removeAccount({ customer, account }: Held): void {
    customer.accounts.splice(customer.accounts.indexOf(account), 1);
    this.#forgetAccount(account);
  }

  /** Adds a line to an account. */
  addLine({ customer, account }: Held, line: Line): void {
    account.lines.push(line);
    this.#index(customer);
  }

  #forgetAccount(account: Account): void {
    this.#accounts.delete(String(account.id));
    this.#accountUuids.delete(account.uuid);
    for (const line of account.lines) this.#lines.delete(String(line.id));
  }

  /** Every line, with whose it is. */
  lines(): readonly Found[] {
    return [...this.#lines.values()];
  }

  user(id: string): Customer {
    return found(this.#users.get(id), 'user');
  }

  customerByUuid(uuid: string): Customer {
    return found(this.#uuids.get(uuid), 'customer');
  }

  findAccount(id: string): Held | undefined {
    return this.#accounts.get(id);
  }

  account(id: string): Held {
    return found(this.findAccount(id), 'account');
  }

  accountByUuid(uuid: string): Held {
    return found(this.#accountUuids.get(uuid), 'account');
  }

  findLine(id: string): Found | undefined {
    return this.#lines.get(id);
  }

  line(id: string): Found {
    return found(this.findLine(id), 'subscription');
  }

  /** Numbers what is made while the office runs: penalties, history. */
  nextSerial(): number {
    this.#serial += 1;
    return this.#serial;
  }

  /** Accepts a change: it takes effect after the delay, or when the world is settled. */
  later(change: Omit<Pending, 'dueAt' | 'externalId'>): string {
    const externalId = this.newId();
    const dueAt = this.now().getTime() + this.#effectDelayMs;
    this.#pending.push({ ...change, dueAt, externalId });
    return externalId;
  }

  /** Tells a caller's address how a change ended. */
  callBack(url: string, body: unknown): void {
    this.#callBack(url, body);
  }

  /** What is on its way for a line. */
  pendingFor(lineId: number): readonly Pending[] {
    return this.#pending.filter((each) => each.lineId === lineId);
  }

  /** Applies what is due. No timers: the office calls it before it answers anything. */
  advance(until = this.now().getTime()): void {
    const due = this.#pending.filter((each) => each.dueAt <= until);
    this.#pending = this.#pending.filter((each) => each.dueAt > until);
    for (const each of due) each.apply();
  }
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Problem(404, `No such ${what}`);
  return value;
}
