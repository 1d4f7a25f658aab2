import type { KyInstance } from 'ky';
import { sleep } from '../clock.ts';
import type { Success } from './answer.ts';
import { attemptOnce, CORRELATION_HEADER, Failure, givenUpError } from './attempt.ts';
import type { CallTime } from './call-time.ts';
import type { Answer, ApiAccess, CallContext, CallOptions } from './client.ts';
import { ApiError, type ApiErrorKind } from './errors.ts';
import { CircuitOpenError, type Gate, NoSlotError } from './limits.ts';
import type { Operation } from './operation.ts';
import type { Prepared } from './request.ts';
import { delayBeforeRetry } from './retry.ts';

/** What the calls to one API share. */
export interface Line {
  readonly http: KyInstance;
  readonly gate: Gate;
  readonly access: ApiAccess;
}

/** One call, checked and ready to be sent. */
export interface Job {
  readonly options: CallOptions;
  readonly line: Line;
  readonly operation: Operation;
  readonly prepared: Prepared;
  readonly context: CallContext;
  readonly time: CallTime;
}

/** Attempts the call until it is answered, may not be tried again, or its time is up. Throws `ApiError`. */
export async function runCall(job: Job): Promise<Answer<unknown>> {
  const { options, operation, context, time } = job;
  for (let attempt = 1; ; attempt += 1) {
    // The partners API refuses an ID it has seen, so a change tried again needs its own.
    const isFirst = attempt === 1 || operation.risk === 'read';
    const correlationId = isFirst ? context.correlationId : options.newId();
    const result = await observed(job, attempt, correlationId, () => enter(job, correlationId));
    if (!(result instanceof Failure)) {
      for (const drift of result.drift) options.onDrift?.(drift);
      return { ...result, correlationId };
    }
    reportUnreadable(job, result);
    const delay = delayBeforeRetry(result, operation.risk, attempt);
    if (delay === undefined || !time.allows(delay)) throw result.error;
    await pause(job, delay, result.error);
  }
}

/** A success that cannot be read breaks its page as a whole. */
function reportUnreadable({ options, operation }: Job, { error }: Failure): void {
  const { kind, status } = error;
  if (kind !== 'unreadable' || status === undefined || status >= 300) return;
  options.onDrift?.({
    api: operation.api,
    operationId: operation.id,
    status,
    path: '',
    problem: 'unreadable',
  });
}

/** Waits for a slot and attempts once. Throws `ApiError` when nothing was sent or the caller gave up. */
async function enter(job: Job, correlationId: string): Promise<Success | Failure> {
  const { line, operation, prepared, context, time } = job;
  const { access, http } = line;
  const givenUp = () => context.signal?.aborted === true;
  const headers = {
    ...access.headers,
    [access.apiKeyHeader]: access.apiKey,
    [CORRELATION_HEADER]: correlationId,
  };
  const secret = access.apiKey;
  const { now } = job.options.clock;
  const signal = either(time.deadline, context.signal);
  const work = () => attemptOnce({ http, operation, prepared, headers, secret, signal, givenUp, now });
  try {
    return await line.gate.run(work, either(time.beginBy, context.signal));
  } catch (error) {
    if (error instanceof CircuitOpenError) throw unsent(operation, 'unavailable', error, 'CIRCUIT_OPEN');
    if (!(error instanceof NoSlotError)) throw error;
    throw givenUp() ? givenUpError(operation, 'not_processed') : unsent(operation, 'busy', error);
  }
}

function unsent(operation: Operation, kind: ApiErrorKind, { message }: Error, code?: string): ApiError {
  return new ApiError(message, {
    api: operation.api,
    operationId: operation.id,
    kind,
    outcome: 'not_processed',
    code,
  });
}

async function observed(
  job: Job,
  attempt: number,
  correlationId: string,
  run: () => Promise<Success | Failure>,
): Promise<Success | Failure> {
  const { id: operationId, api, method } = job.operation;
  const started = performance.now();
  const report = (outcome: 'ok' | ApiErrorKind, status: number | undefined) =>
    job.options.onCall?.({
      api,
      operationId,
      method,
      correlationId,
      attempt,
      ms: Math.round(performance.now() - started),
      outcome,
      ...(status !== undefined && { status }),
    });
  try {
    const result = await run();
    if (result instanceof Failure) report(result.error.kind, result.error.status);
    else report('ok', result.status);
    return result;
  } catch (error) {
    if (error instanceof ApiError) report(error.kind, error.status);
    throw error;
  }
}

/** Waits; when the time is up meanwhile, the last attempt's error stands. */
async function pause({ options, time, context }: Job, ms: number, last: ApiError): Promise<void> {
  const wait = options.wait ?? ((delay, until) => sleep(options.clock, delay, until));
  const until = either(time.beginBy, context.signal);
  await wait(ms, until);
  if (until.aborted) throw last;
}

function either(time: AbortSignal, caller: AbortSignal | undefined): AbortSignal {
  return caller ? AbortSignal.any([time, caller]) : time;
}
