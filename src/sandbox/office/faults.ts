import type { Api } from '../../api/operation.ts';
import { type Answer, refusal } from './answer.ts';
import { Problem } from './problem.ts';
import type { Fault } from './types.ts';

/** The faults that are set, and how often each has struck. */
export class Faults {
  readonly map = new Map<Api, Fault>();
  readonly #struck = new WeakMap<Fault, number>();

  /** The fault that strikes this request; one that has struck often enough is gone from the map. */
  take(api: Api, operationId: string | undefined): Fault | undefined {
    const fault = this.map.get(api);
    if (!fault || (fault.operation !== undefined && fault.operation !== operationId)) return undefined;
    const struck = (this.#struck.get(fault) ?? 0) + 1;
    this.#struck.set(fault, struck);
    const limit = fault.rateLimit?.times ?? fault.times ?? Number.POSITIVE_INFINITY;
    if (struck >= limit) this.map.delete(api);
    return fault;
  }
}

/** Does the handler run under a fault? */
export function takesEffect(fault: Fault): boolean {
  if (fault.effect !== undefined) return fault.effect;
  const refused = (fault.status ?? 0) >= 400 || fault.html || fault.errorEnvelopeWith200;
  return !(refused || fault.redirect || fault.rateLimit || fault.reset === 'before');
}

/** What a fault makes of an answer; `usual` is undefined when the handler did not run. */
export function distort(fault: Fault, api: Api, usual: Answer | undefined, tracingId: string): Answer {
  if (fault.redirect) return { status: 307, headers: { location: fault.redirect } };
  if (fault.html) return { status: fault.status ?? 200, headers: HTML, body: PAGE };
  if (fault.body !== undefined) {
    return { ...usual, status: fault.status ?? usual?.status ?? 200, body: fault.body };
  }
  const status = fault.rateLimit ? 429 : (fault.status ?? 500);
  if (fault.errorEnvelopeWith200) {
    return { ...refusal(api, new Problem(status, 'Out of order'), tracingId), status: 200 };
  }
  if (fault.rateLimit) {
    const headers = { 'retry-after': String(fault.rateLimit.retryAfter) };
    return { ...refusal(api, new Problem(429, 'Too many requests'), tracingId), headers };
  }
  if (!usual || (status >= 400 && fault.status))
    return refusal(api, new Problem(status, 'Out of order'), tracingId);
  return fault.status ? { ...usual, status } : usual;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const PAGE = '<!doctype html><html><head><title>Gateway</title></head><body><h1>It works!</h1></body></html>';
