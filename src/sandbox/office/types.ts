import type { Api } from '../../api/operation.ts';
import type { Clock } from '../../clock.ts';

/** How one API misbehaves, on demand. Without `effect` each fault says below whether a change happens. */
export interface Fault {
  /** Milliseconds the answer waits. The change happens, at once. */
  delayMs?: number;
  /** This HTTP status with the API's own envelope (2xx: the usual answer). No change above 399. */
  status?: number;
  /** This body instead of the usual one, with `status` or the usual one. The change happens. */
  body?: unknown;
  /** A page of HTML, with `status` or 200. No change. */
  html?: true;
  /** The usual answer cut in half. The change happens. */
  brokenJson?: true;
  /** The connection is destroyed: before the change, or after it. */
  reset?: 'before' | 'after';
  /** Status 200 and an error envelope. No change. */
  errorEnvelopeWith200?: true;
  /** 307 to this address. No change. */
  redirect?: string;
  /** 429 with Retry-After (seconds), this many times. No change. */
  rateLimit?: { retryAfter: number; times: number };
  /** The usual answer at one byte a second. The change happens. */
  slowBody?: true;
  /** After this many requests the fault is gone. */
  times?: number;
  /** Only for this operation. */
  operation?: string;
  /** Does a change happen under the fault? */
  effect?: boolean;
}

/** A call as received. */
export interface Call {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly api: Api | undefined;
  readonly operationId: string | undefined;
  readonly method: string;
  /** From the version on, with the query. */
  readonly path: string;
  /** The header Request-Correlation-Id. */
  readonly correlationId: string | undefined;
  /** 0 until answered; it stays so when the connection is destroyed. */
  readonly status: number;
  /** Milliseconds until answered. */
  readonly ms: number;
  readonly body?: unknown;
}

/** A customer by whom tests and the demo go. Ids are text, as inside Careline. */
export interface Known {
  readonly name: string;
  readonly document: string;
  readonly documentType: 'NIF' | 'TR' | 'PASS' | 'CIF';
  readonly email: string;
  /** Of the first mobile line, terminated or not. */
  readonly msisdn: string;
  readonly userId: string;
  readonly customerId: string;
  readonly customerUuid: string;
  readonly accountId: string;
  readonly accountIds: readonly string[];
  readonly accountUuids: readonly string[];
  /** The first line: a mobile one. */
  readonly subscriptionId: string;
  readonly subscriptionIds: readonly string[];
}

export interface OfficeOptions {
  readonly port?: number;
  /** What its own time is, and its delays wait by. */
  readonly clock?: Clock;
  readonly newId?: () => string;
  /** How long a change answered with 202 takes; 3000 unless told. */
  readonly effectDelayMs?: number;
  readonly apiKeys?: Partial<Readonly<Record<Api, string>>>;
}
