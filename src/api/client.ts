import ky from 'ky';
import type { Clock } from '../clock.ts';
import type { Drift } from './answer.ts';
import { Failure } from './attempt.ts';
import { startTime } from './call-time.ts';
import type { ApiErrorKind } from './errors.ts';
import { createGate } from './limits.ts';
import type { AnyInput, Api, InputOf, Method, Operation, OutputOf } from './operation.ts';
import { prepare } from './request.ts';
import { type Line, runCall } from './run.ts';

export type { Drift };

/** Where an API is and how it knows us. */
export interface ApiAccess {
  /** May itself hold a path. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiKeyHeader: string;
  /** The `{org_id}` of its paths. */
  readonly orgId: string;
  /** Sent with every call to this API. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One attempt, as it is logged and counted: no address, no body. */
export interface Observation {
  readonly api: Api;
  readonly operationId: string;
  readonly method: Method;
  /** The one that was sent. */
  readonly correlationId: string;
  /** 1 for the first. */
  readonly attempt: number;
  readonly ms: number;
  readonly status?: number;
  readonly outcome: 'ok' | ApiErrorKind;
}

export interface CallOptions {
  readonly apis: Readonly<Record<Api, ApiAccess>>;
  /** For a whole call: waiting for a slot, every attempt and the reading of the body. */
  readonly deadlineMs: number;
  readonly newId: () => string;
  readonly clock: Clock;
  /** Calls under way at once, for each API. Default 20. */
  readonly maxConcurrent?: number;
  readonly onCall?: (observation: Observation) => void;
  readonly onDrift?: (drift: Drift) => void;
  /** Waits between attempts, until the signal comes; by the clock unless given. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface CallContext {
  /** Of the request this call serves. */
  readonly correlationId: string;
  readonly signal?: AbortSignal;
}

export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  /** The whole answer as it came, what is not in `data` included: to be shown. */
  readonly raw: unknown;
  /** Where the answer broke the API page; what did not fit is not in `data`. */
  readonly drift: readonly Drift[];
  /** What the API's own people find the call by. */
  readonly tracingId?: string;
  /** The one sent with the attempt that succeeded. */
  readonly correlationId: string;
}

/** Runs one operation. Throws `ApiError` and nothing else. */
export type Call = <O extends Operation>(
  operation: O,
  input: InputOf<O>,
  context: CallContext,
) => Promise<Answer<OutputOf<O>>>;

const DEFAULT_CONCURRENT = 20;

/** Builds the one path by which Careline reaches the back office. Its observers must not throw. */
export function createCall(options: CallOptions): Call {
  const open = (api: Api) => openLine(options.apis[api], options.maxConcurrent ?? DEFAULT_CONCURRENT);
  const lines: Record<Api, Line> = {
    partners: open('partners'),
    'customers-v2': open('customers-v2'),
    'customers-v4': open('customers-v4'),
    barrings: open('barrings'),
  };
  // Overloads: outside, types follow the operation; inside, its schemas have checked what types cannot say.
  function call<O extends Operation>(
    operation: O,
    input: InputOf<O>,
    context: CallContext,
  ): Promise<Answer<OutputOf<O>>>;
  async function call(operation: Operation, input: AnyInput, context: CallContext): Promise<Answer<unknown>> {
    const prepared = prepare(operation, input, options.apis[operation.api].orgId);
    const time = startTime(options.clock, options.deadlineMs);
    try {
      return await runCall({ options, line: lines[operation.api], operation, prepared, context, time });
    } finally {
      time.stop();
    }
  }
  return call;
}

function openLine(access: ApiAccess, maxConcurrent: number): Line {
  return {
    access,
    gate: createGate(maxConcurrent, (result) => result instanceof Failure && result.countsAgainstApi),
    http: ky.create({
      baseUrl: `${access.baseUrl.replace(/(?<!\/)\/+$/, '')}/`,
      // ky retries PUT and DELETE by itself: the rules for that are ours alone.
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      // A redirect followed would carry the key and the body to another host.
      redirect: 'manual',
    }),
  };
}
