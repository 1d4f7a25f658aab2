import type { z } from 'zod';

/** The four back-office APIs. */
export const APIS = ['partners', 'customers-v2', 'customers-v4', 'barrings'] as const;
export type Api = (typeof APIS)[number];

/**
 * What an operation may do: `read` changes nothing; `write` is reversible comfort; `destructive` moves
 * money, service, identity, access or data and waits for a second person.
 */
export type Risk = 'read' | 'write' | 'destructive';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A word a person reads, in both of Careline's languages. */
export interface Localized {
  readonly en: string;
  readonly es: string;
}

/** A value a person can compare: a state before or after. `null` is "nothing". */
export type FactValue = string | boolean | readonly string[] | null;

/** One thing that changes, as the approval card shows it: before -> after. */
export interface Change {
  readonly label: Localized;
  readonly now: FactValue;
  readonly after: FactValue;
}

/** What `before` reads: what would change, and the network services that feel it. */
export interface Before {
  readonly changes: readonly Change[];
  readonly touches?: readonly string[];
}

/** What `verify` sees when it reads the target back. */
export type Seen = 'done' | 'not_done';

/**
 * Runs a read operation on behalf of a hook, under the correlation ID of the request it serves.
 * Throws `ApiError`.
 */
export type Read = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<OutputOf<O>>;

/** The values of an operation's path, its query string and its body. */
export type Input<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = {
  readonly params: z.output<P>;
} & (Nothing extends z.output<Q> ? { readonly query?: z.output<Q> } : { readonly query: z.output<Q> }) &
  (undefined extends z.output<B> ? { readonly body?: z.output<B> } : { readonly body: z.output<B> });

type Nothing = Record<never, never>;

/**
 * One endpoint of one back-office API. This entry is the only place that knows it: the typed call, the
 * form, the card, the audit line, the sandbox's route and the contract test are derived from it.
 */
export interface Operation {
  /** `<api>.<resource>.<verb>`, as the API contract lists it. */
  readonly id: string;
  readonly api: Api;
  readonly method: Method;
  /** Begins with the version; `{org_id}` is filled from the configuration, every other brace from `params`. */
  readonly path: string;
  readonly title: Localized;
  /** The heading of the API page. */
  readonly resource: string;
  readonly risk: Risk;
  /** Values without transforms: what a form posts is what is checked, stored and sent. */
  readonly params: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Schema by success status; a status without a body maps to `noBody`. */
  readonly responses: { readonly [status: number]: z.ZodType };
  /** Headers only this endpoint wants, sent as they are. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The version since which the API page calls the endpoint deprecated. */
  readonly deprecated?: string;
  /** Reads the state that would change. Throws `ApiError` when it cannot be read. */
  before?(input: AnyInput, read: Read): Promise<Before>;
  /** Reads the target back: did the effect happen? Throws `ApiError` when it cannot be read. */
  verify?(input: AnyInput, read: Read): Promise<Seen>;
}

/** The input of any operation, as the registry, the call path and the forms see it. */
export interface AnyInput {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** An operation whose schemas are known: what `defineOperation` returns. */
export interface TypedOperation<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
> extends Omit<Operation, 'before' | 'verify'> {
  readonly params: P;
  readonly query?: Q;
  readonly body?: B;
  readonly responses: { readonly [status: number]: R };
  // Methods, not properties: only so is a typed operation assignable to `Operation`.
  before?(input: Input<P, Q, B>, read: Read): Promise<Before>;
  verify?(input: Input<P, Q, B>, read: Read): Promise<Seen>;
}

/** The input of a given operation. */
export type InputOf<O> =
  O extends TypedOperation<infer P, infer Q, infer B, infer _R> ? Input<P, Q, B> : AnyInput;

/** What a successful call of a given operation returns. */
export type OutputOf<O> = O extends { readonly responses: { readonly [status: number]: infer R } }
  ? z.output<R>
  : unknown;

/** Declares an operation. It returns its argument: the types are the point. */
export function defineOperation<
  P extends z.ZodObject,
  R extends z.ZodType,
  Q extends z.ZodObject = z.ZodObject<Nothing>,
  B extends z.ZodType = z.ZodUndefined,
>(operation: TypedOperation<P, Q, B, R>): TypedOperation<P, Q, B, R> {
  return operation;
}
