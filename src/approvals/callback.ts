/** Where the partners API reports how an accepted change ended, and what becomes of a report. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { callbacksOf } from '../api/callbacks.ts';
import type { AnyInput, Operation } from '../api/operation.ts';
import { withValue } from '../fields/path.ts';
import { postable } from '../fields/postable.ts';
import { type Keys, keysFor } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import { move } from './move.ts';

export type CallbackOutcome = 'success' | 'error';

/** The addresses of callbacks: unguessable, each for one request and one outcome. */
export interface Callbacks {
  /** Whether there is an address at all. */
  readonly reachable: boolean;
  /** The input with the addresses an operation wants filled in. */
  fill(operation: Operation, input: AnyInput, requestId: string): AnyInput;
  /** What a token stands for; `undefined` for one of nobody's making. */
  read(token: string): { readonly requestId: string; readonly outcome: CallbackOutcome } | undefined;
}

const UUID_BYTES = 16;
const MAC_BYTES = 32;
const OUTCOMES: readonly CallbackOutcome[] = ['success', 'error'];

/**
 * Addresses under `publicUrl`. A token names the request and the outcome and proves both with an HMAC under a
 * key of its own, derived from the encryption key: nothing is stored that could leak.
 */
export function createCallbacks(publicUrl: string | undefined, encryptionKeys: Keys): Callbacks {
  const [current, ...former] = keysFor(encryptionKeys, 'callbacks');
  const proof = (named: Uint8Array, key: Buffer) => createHmac('sha256', key).update(named).digest();
  const token = (requestId: string, outcome: CallbackOutcome) => {
    const named = Buffer.concat([
      Buffer.from(requestId.replaceAll('-', ''), 'hex'),
      Buffer.of(OUTCOMES.indexOf(outcome)),
    ]);
    return Buffer.concat([named, proof(named, current)]).toString('base64url');
  };
  return {
    reachable: publicUrl !== undefined,
    fill(operation, input, requestId) {
      const addresses = callbacksOf(operation);
      if (addresses.length === 0 || publicUrl === undefined) return input;
      const body = addresses.reduce<unknown>(
        (filled, { path, outcome }) =>
          withValue(filled, path.replace('body.', ''), `${publicUrl}/callbacks/${token(requestId, outcome)}`),
        input.body,
      );
      return { ...input, body };
    },
    read(text) {
      const bytes = Buffer.from(text, 'base64url');
      // Base64 forgives: only the one spelling of a token is taken.
      if (bytes.length !== UUID_BYTES + 1 + MAC_BYTES || bytes.toString('base64url') !== text)
        return undefined;
      const named = bytes.subarray(0, UUID_BYTES + 1);
      const given = bytes.subarray(UUID_BYTES + 1);
      if (![current, ...former].some((key) => timingSafeEqual(proof(named, key), given))) return undefined;
      const outcome = OUTCOMES[named[UUID_BYTES] ?? -1];
      return outcome && { requestId: uuidOf(named.subarray(0, UUID_BYTES)), outcome };
    },
  };
}

function uuidOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** What became of a report. */
export type Reported =
  | 'taken'
  /** The same was reported before. */
  | 'repeated'
  /** The other outcome was reported before, and stands. */
  | 'contrary'
  /** Nothing is waiting for it: refused, and noted. */
  | 'late'
  | 'unknown';

/** The actor of what the partners API reported. */
const PARTNERS = 'partners-callback';
const REPORTED = 'callback';

/**
 * Takes a report: the first outcome stands, whatever comes after it. `body` is kept masked, as evidence. Safe
 * to run any number of times for one report.
 */
export async function takeReport(
  { store, callbacks }: { readonly store: Store; readonly callbacks: Callbacks },
  token: string,
  body: string,
): Promise<Reported> {
  const named = callbacks.read(token);
  const request = named && (await store.request(named.requestId));
  if (named === undefined || request === undefined) return 'unknown';
  const { requestId, outcome } = named;
  const step = outcome === 'success' ? 'succeed' : 'fail';
  const data = { via: REPORTED, result: outcome, evidence: evidenceOf(body) };
  const won = await move(store, requestId, step, { actor: PARTNERS, data });
  if (won) return 'taken';
  const events = await store.eventsOf(requestId);
  const before = events.find((event) => event.data.via === REPORTED && !NOTED.has(event.kind))?.data.result;
  if (before === outcome) return 'repeated';
  const kind = before === undefined ? 'callback_late' : 'callback_contrary';
  // Whoever has the address may report for ever: it is noted once, and counted beside.
  const isNoted = events.some((event) => event.kind === kind && event.data.result === outcome);
  if (!isNoted && (await store.firstSeen(`${kind} ${requestId} ${outcome}`, NOTING_SECONDS)))
    await store.record({ correlationId: requestId, kind, actor: PARTNERS, data }, ['audit']);
  return before === undefined ? 'late' : 'contrary';
}

/** What was reported and changed nothing. */
const NOTED: ReadonlySet<string> = new Set(['callback_late', 'callback_contrary']);
/** While one note is being written, others of the same wait for it no longer than this. */
const NOTING_SECONDS = 60;

const LONGEST_EVIDENCE = 2_000;

/** What was reported, without what could name a person. */
function evidenceOf(body: string): string {
  return postable(body.slice(0, LONGEST_EVIDENCE));
}
