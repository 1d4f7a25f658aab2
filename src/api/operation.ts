import type { z } from 'zod';
import type { OnScreen } from '../fields/on-screen.ts';
import type { Says } from './intent.ts';
import { type Effect, type Risk, riskOf } from './moves.ts';
import type { Note } from './notes.ts';

/** The four back-office APIs. */
export const APIS = ['partners', 'customers-v2', 'customers-v4', 'barrings'] as const;
export type Api = (typeof APIS)[number];

export type { Moves, Risk } from './moves.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A word a person reads, in both of Careline's languages. */
export interface Localized {
  readonly en: string;
  readonly es: string;
}

/** A value a person can compare: a state before or after, in words of ours in both languages. `null` is "nothing". */
export type FactValue = string | boolean | readonly string[] | Localized | null;

/** One thing that changes, as the approval card shows it: before -> after. */
export interface Change {
  readonly label: Localized;
  readonly now: FactValue;
  readonly after: FactValue;
  /** The values are shortened, for a channel: that they look alike does not mean that they are. */
  readonly masked?: true;
  /** Somebody typed the values: as free text they are masked in a channel and in the log, and kept as they are. */
  readonly written?: true;
  /** The values in clear, for the modal of the person who asks; they are neither kept nor posted. */
  readonly clear?: { readonly now: FactValue; readonly after: FactValue };
  /** What is there now is not known: no read tells it. */
  readonly unknown?: true;
  /** What will be there is not known yet: the back office decides it. */
  readonly undecided?: true;
}

/** What `before` reads: what would change, and the network services that feel it. */
export interface Before {
  readonly changes: readonly Change[];
  readonly touches?: readonly string[];
  /**
   * The parts of query and body that the changes speak of, such as `body.active`; all, where nothing is said.
   * What else is sent is a change of its own: only where all is compared can there be nothing to do.
   */
  readonly compares?: readonly string[];
  /** What stands there that this operation cannot change: said on the form, and in the place of "nothing to do". */
  readonly beside?: Localized;
}

/** What took effect, as `undo` is given it: what had changed, and what the back office answered. */
export interface Done {
  readonly changes: readonly Change[];
  readonly answer: unknown;
}

/** What a change is about: two changes that name the same are for the same thing. */
export type Aim = Readonly<Record<string, unknown>>;

/** The operation and the input that take an effect back. */
export interface Inverse {
  readonly operation: Operation;
  readonly input: AnyInput;
}

/** What `verify` sees when it reads the target back. */
export type Seen = 'done' | 'not_done';

/**
 * Runs a read operation on behalf of a hook, under the correlation ID of the request it serves.
 * Throws `ApiError`.
 */
export type Read = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<OutputOf<O>>;

/** The values of an operation's path, its query string, its headers and its body. */
export type Input<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  H extends z.ZodObject = z.ZodObject<Nothing>,
> = {
  readonly params: z.output<P>;
} & (Nothing extends z.output<Q> ? { readonly query?: z.output<Q> } : { readonly query: z.output<Q> }) &
  (Nothing extends z.output<H> ? { readonly headers?: z.output<H> } : { readonly headers: z.output<H> }) &
  (undefined extends z.output<B> ? { readonly body?: z.output<B> } : { readonly body: z.output<B> });

type Nothing = Record<never, never>;

/**
 * One endpoint of one back-office API. This entry is the only place that knows it: the typed call, the
 * form, the card, the audit line, the sandbox's route and the contract test are derived from it.
 */
export interface Operation extends Effect {
  /** `<api>.<resource>.<verb>`, as the API contract lists it. */
  readonly id: string;
  readonly api: Api;
  /** Begins with the version; `{org_id}` is filled from the configuration, every other brace from `params`. */
  readonly path: string;
  readonly title: Localized;
  /** What such an input would do, in one sentence; an operation that only looks has its title. */
  says?(...args: Parameters<Says<AnyInput>>): Localized;
  /** How things stand once it is done, without a full stop: `The SIM is blocked`. */
  done?(...args: Parameters<Says<AnyInput>>): Localized;
  /** What "not found" says of such a change, within a sentence: `the back office knows no such penalty`. */
  readonly missing?: Localized;
  /** Parts of the input that the sentence and the change say in full: under them they are not said again. */
  readonly told?: readonly string[];
  /** The heading of the API page; in English as it is printed. */
  readonly resource: Localized;
  /** Follows from what it moves; a policy may see it otherwise. */
  readonly risk: Risk;
  /** Values without transforms: what a form posts is what is checked, stored and sent. */
  readonly params: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Schema by success status; a status without a body maps to `noBody`. */
  readonly responses: { readonly [status: number]: z.ZodType };
  /** Headers only this endpoint takes, as text. */
  readonly headers?: z.ZodObject;
  /** What the API page says in prose, and a person must know. */
  readonly notes?: readonly Note[];
  /** The version since which the API page calls the endpoint deprecated. */
  readonly deprecated?: string;
  /**
   * A look that opens what is kept from view, such as a scanned identity document: who asks says why, and an event
   * `revealed` stands in the log before the back office is asked.
   */
  readonly reveals?: true;
  /** Reads the state that would change. Throws `ApiError` when it cannot be read. */
  before?(input: AnyInput, read: Read): Promise<Before>;
  /**
   * Reads the target back: did the effect happen? Never done by the state there was: `before` says it. Throws
   * `ApiError` when it cannot be read.
   */
  verify?(input: AnyInput, read: Read, before?: readonly Change[]): Promise<Seen>;
  /** What would take the effect back; nothing where it cannot be. Asked for by a person, as a new request. */
  undo?(input: AnyInput, done: Done): Inverse | undefined;
  /** What it is about, where that is neither the operation nor all that its path names. */
  aim?(input: AnyInput, onScreen: OnScreen): Aim;
  /** How many different people must approve, where one is not enough. */
  readonly approvals?: number;
}

/** The input of any operation, as the registry, the call path and the forms see it. */
export interface AnyInput {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** An operation as it is written down: `moves` is said by each, so that none is wrong in silence. */
export interface Definition<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
  H extends z.ZodObject = z.ZodObject<Nothing>,
> extends Omit<Operation, 'risk' | 'says' | 'done' | 'before' | 'verify' | 'undo' | 'aim'> {
  readonly params: P;
  readonly query?: Q;
  readonly headers?: H;
  readonly body?: B;
  readonly responses: { readonly [status: number]: R };
  // Methods, not properties: only so is a typed operation assignable to `Operation`.
  says?(...args: Parameters<Says<Input<P, Q, B, H>>>): Localized;
  done?(...args: Parameters<Says<Input<P, Q, B, H>>>): Localized;
  before?(input: Input<P, Q, B, H>, read: Read): Promise<Before>;
  verify?(input: Input<P, Q, B, H>, read: Read, before?: readonly Change[]): Promise<Seen>;
  undo?(input: Input<P, Q, B, H>, done: Done): Inverse | undefined;
  aim?(input: Input<P, Q, B, H>, onScreen: OnScreen): Aim;
}

/** An operation whose schemas are known: what `defineOperation` returns. */
export interface TypedOperation<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
  H extends z.ZodObject = z.ZodObject<Nothing>,
> extends Definition<P, Q, B, R, H> {
  readonly risk: Risk;
}

/** The input of a given operation. */
export type InputOf<O> =
  O extends TypedOperation<infer P, infer Q, infer B, infer _R, infer H> ? Input<P, Q, B, H> : AnyInput;

/** What a successful call of a given operation returns. */
export type OutputOf<O> = O extends { readonly responses: { readonly [status: number]: infer R } }
  ? z.output<R>
  : unknown;

const defined = new WeakSet<object>();

/** Declares an operation: its types, its risk, and that the registry finds it. */
export function defineOperation<
  P extends z.ZodObject,
  R extends z.ZodType,
  Q extends z.ZodObject = z.ZodObject<Nothing>,
  B extends z.ZodType = z.ZodUndefined,
  H extends z.ZodObject = z.ZodObject<Nothing>,
>(definition: Definition<P, Q, B, R, H>): TypedOperation<P, Q, B, R, H> {
  const operation = { ...definition, risk: riskOf(definition) };
  defined.add(operation);
  return operation;
}

/** Whether a value was declared with `defineOperation`. */
export const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && defined.has(value);
