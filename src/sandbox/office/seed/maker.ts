import type { Account, Block, Customer, DocumentType, Line, LineKind, Term } from '../state.ts';
import { FIRST, FOREIGN, LAST, PLACES, TRADES } from './names.ts';
import { cif, iban, iccid, nie, nif } from './numbers.ts';
import { type Random, random } from './random.ts';

/** What is to be said of a line; the rest is drawn. */
export interface LineWish {
  readonly kind?: LineKind;
  readonly number?: string;
  readonly prepaid?: boolean;
  readonly terminated?: boolean;
  readonly masks?: readonly string[];
  readonly blocks?: readonly (1 | 2)[];
  readonly term?: TermWish;
}

export interface TermWish {
  readonly months: 12 | 18 | 24;
  readonly penalty: number;
  readonly device?: string;
}

/** What is to be said of a customer; the rest is drawn. */
export interface CustomerWish {
  readonly documentType?: DocumentType;
  readonly document?: string;
  readonly firstName?: string;
  readonly lastNames?: readonly [string, string];
  readonly company?: string;
  readonly email?: string;
  readonly locked?: boolean;
  /** One list of lines an account. */
  readonly accounts: readonly (readonly LineWish[])[];
}

const DAY = 86_400_000;

/** Makes customers one after another: each number once, the same ones every time. */
export class Maker {
  readonly #random: Random = random(20_261_120);
  readonly #anchor: number;
  readonly #taken = new Set<string>();
  #count = 0;
  #lineId = 30_000_000;
  #accountId = 5_000_000;
  #termId = 90_000;

  /** Dates are counted from the day of `anchor`, so that commitments run whenever the office starts. */
  constructor(anchor: Date) {
    this.#anchor = Math.floor(anchor.getTime() / DAY) * DAY;
  }

  customer(wish: CustomerWish): Customer {
    this.#count += 1;
    const type = wish.documentType ?? 'NIF';
    const business = type === 'CIF';
    const [street, zip, locality, province] = this.#random.pick(PLACES);
    const [firstName, last, second, nationality] = this.#name(wish, type);
    return {
      userId: 1_000_000 + this.#count,
      customerId: 2_000_000 + this.#count,
      uuid: this.#random.uuid(),
      kind: business ? 'business' : 'residential',
      document: { type, number: wish.document ?? this.#once(() => this.#document(type)) },
      firstName,
      lastNames: [last, second],
      ...(business ? { company: wish.company ?? `${this.#random.pick(TRADES)} ${last} S.L.` } : {}),
      birthdate: `19${60 + this.#random.below(40)}-0${1 + this.#random.below(9)}-1${this.#random.below(10)}`,
      nationality,
      email: wish.email ?? `customer${this.#count}@example.com`,
      address: { street, zip, locality, province },
      locked: wish.locked ?? false,
      accounts: wish.accounts.map((lines) => this.#account(lines)),
    };
  }

  #name(wish: CustomerWish, type: DocumentType): readonly [string, string, string, string] {
    const foreign = type === 'TR' || type === 'PASS';
    const drawn = foreign
      ? this.#random.pick(FOREIGN)
      : ([this.#random.pick(FIRST), this.#random.pick(LAST), this.#random.pick(LAST), 'ESPAÑA'] as const);
    const [first, last, second, nationality] = drawn;
    const [wishedLast, wishedSecond] = wish.lastNames ?? [last, second];
    return [wish.firstName ?? first, wishedLast, wishedSecond, nationality];
  }

  #document(type: DocumentType): string {
    if (type === 'CIF') return cif(this.#random.digits(7));
    if (type === 'TR') return nie(this.#random.pick(['X', 'Y', 'Z']), this.#random.digits(7));
    if (type === 'PASS') return `${this.#random.pick(['AAB', 'XDA', 'PAC'])}${this.#random.digits(6)}`;
    return nif(this.#random.digits(8));
  }

  #once(draw: () => string): string {
    let value = draw();
    while (this.#taken.has(value)) value = draw();
    this.#taken.add(value);
    return value;
  }

  #account(wishes: readonly LineWish[]): Account {
    this.#accountId += 1;
    const lines = wishes.map((wish) => this.#line(wish));
    return {
      id: this.#accountId,
      uuid: this.#random.uuid(),
      modality: wishes.every((wish) => wish.prepaid) ? 'PREPAID' : 'POSTPAID',
      iban: iban(
        this.#random.pick(['2100', '0049', '0182']),
        this.#random.digits(4),
        this.#random.digits(10),
      ),
      createdAt: this.#ago(900),
      lines,
      terms: wishes.flatMap((wish, index) => this.#term(wish.term, lines[index])),
    };
  }

  #line(wish: LineWish): Line {
    this.#lineId += 1;
    const kind = wish.kind ?? 'mobile';
    const mobile = kind === 'mobile';
    return {
      id: this.#lineId,
      uuid: this.#random.uuid(),
      kind,
      type: mobile ? (wish.prepaid ? 'PRE-PAGO' : 'POST-PAGO') : kind === 'fixed' ? 'FIJO' : 'TV',
      status: wish.terminated ? 'BAJA' : 'INSTALADO',
      number: wish.number ?? this.#number(kind),
      imsi: mobile ? `21403${this.#random.digits(10)}` : null,
      iccid: mobile ? this.#once(() => iccid(this.#random.digits(12))) : null,
      soldAt: this.#ago(820),
      activatedAt: this.#ago(815),
      endedAt: wish.terminated ? this.#ago(30) : null,
      masks: [...(wish.masks ?? [])],
      blocks: (wish.blocks ?? []).map((id) => this.#block(id)),
      off: new Map(),
      history: (wish.masks ?? []).map((code, index) => ({
        id: this.#lineId * 10 + index,
        code,
        operation: 'APPLY' as const,
        user: 'MB_collections',
        date: this.#ago(12),
      })),
    };
  }

  #number(kind: LineKind): string | null {
    if (kind === 'tv') return null;
    return this.#once(() =>
      kind === 'mobile' ? `6${this.#random.digits(8)}` : `91${this.#random.digits(7)}`,
    );
  }

  #block(id: 1 | 2): Block {
    return { id, at: this.#ago(2), description: 'A PETICION DE CLIENTE' };
  }

  #term(wish: TermWish | undefined, line: Line | undefined): Term[] {
    if (!wish || !line) return [];
    this.#termId += 1;
    const elapsed = 120;
    return [
      {
        id: this.#termId,
        uuid: this.#random.uuid(),
        lineId: line.id,
        startDate: this.#ago(elapsed),
        endDate: this.#ago(elapsed - wish.months * 30),
        ...wish,
      },
    ];
  }

  /** Takes numbers that the well-known customers carry out of the draw. */
  reserve(values: readonly string[]): void {
    for (const value of values) this.#taken.add(value);
  }

  #ago(days: number): string {
    return new Date(this.#anchor - days * DAY).toISOString();
  }
}
