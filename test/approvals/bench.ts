/** Approvals on a real store in memory, with a back office, a directory and a clock of the test's own. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Call } from '../../src/api/client.ts';
import { ApiError, type ApiErrorFields, type ErrorOutcome } from '../../src/api/errors.ts';
import type { Operation, Seen } from '../../src/api/operation.ts';
import type { Approvals } from '../../src/approvals/approvals.ts';
import { createCallbacks } from '../../src/approvals/callback.ts';
import { approve } from '../../src/approvals/decide.ts';
import { createDigest, short } from '../../src/approvals/digest.ts';
import type { Directory } from '../../src/approvals/people.ts';
import { createPolicy, NO_POLICY, type PolicyEntries, type PolicyEntry } from '../../src/approvals/policy.ts';
import { fileRequest, type Wish } from '../../src/approvals/request.ts';
import { createSubjectKeys } from '../../src/audit/subjects.ts';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { DESTINATIONS, type Destination, type RequestRecord, type Store } from '../../src/store/store.ts';

/** What the back office does with the next change. */
export type Reply = 'done' | 'accepted' | 'never' | ErrorOutcome;

export interface Bench {
  readonly approvals: Approvals;
  readonly operation: Operation;
  /** Correlation IDs of the changes that were sent, in order. */
  readonly sent: readonly string[];
  reply: Reply;
  /** What reading the target back shows. */
  seen: Seen | 'unreadable';
  /** The value before: a request for this value changes nothing. */
  current: string;
  readonly approvers: Set<string>;
  /** Requests that were found altered. */
  readonly altered: readonly string[];
  /** Who is in which group; without it the approvers are in all. */
  groups?: Readonly<Record<string, readonly string[]>>;
  /** People who are no agents any more. */
  readonly left: Set<string>;
  groupsReadable: boolean;
  /** Seconds for which Slack wants no questions. */
  slackWaits: number;
  /** What the policy says at the moment. */
  policy: PolicyEntries;
  advance(seconds: number): Promise<void>;
}

export const KEYS = { current: randomBytes(32), former: [] };
/** Requests one person may have open. */
export const MOST_OPEN = 100;
export const TTL_SECONDS = 3_600;
const DEFAULTS = { ttlSeconds: TTL_SECONDS, approvers: ['S0APPROVERS'] };
export const UNKNOWN_AFTER_SECONDS = 60;
export const ACCEPTED_DEADLINE_SECONDS = 600;

const NO: ApiErrorFields = {
  kind: 'conflict',
  outcome: 'refused',
  api: 'barrings',
  operationId: 'barrings.things.update',
};
const failure = (outcome: ErrorOutcome) =>
  new ApiError('the back office says no', {
    ...NO,
    kind: outcome === 'unknown' ? 'timeout' : 'conflict',
    outcome,
  });

const afterNoTime = (_ms: number, then: () => void) => {
  const turn = setImmediate(then);
  return () => clearImmediate(turn);
};

/** On a store of its own, in memory unless given. `advanceStore` moves the clock of a store that has its own. */
export function openBench(
  given?: Store,
  advanceStore: (seconds: number) => Promise<void> = async () => undefined,
): Bench {
  let offset = 0;
  const sent: string[] = [];
  const altered: string[] = [];
  // A store that is given has a clock of its own, which goes like everybody's.
  const start = given ? Date.now() : Date.UTC(2026, 10, 20);
  const now = () => new Date(start + offset);
  const operation: Operation = {
    id: 'barrings.things.update',
    api: 'barrings',
    method: 'PATCH',
    path: '/v2/orgs/{org_id}/things/{thing_id}',
    title: { en: 'Change a thing', es: 'Cambiar una cosa' },
    resource: { en: 'Things', es: 'Things' },
    moves: 'service',
    risk: 'destructive',
    params: z.strictObject({ thing_id: z.string().regex(/^\d+$/) }),
    body: z.strictObject({ value: z.string() }),
    responses: { 200: z.unknown(), 202: z.unknown() },
    async before(input) {
      if (bench.seen === 'unreadable') throw failure('not_processed');
      const { value } = z.object({ value: z.string() }).parse(input.body);
      return { changes: [{ label: { en: 'Value', es: 'Valor' }, now: bench.current, after: value }] };
    },
    async verify() {
      if (bench.seen === 'unreadable') throw failure('not_processed');
      return bench.seen;
    },
  };
  const call: Call = async <T>(
    _operation: Operation,
    _input: unknown,
    context: { correlationId: string },
  ) => {
    sent.push(context.correlationId);
    if (bench.reply === 'never') return new Promise<Answer<T>>(() => undefined);
    if (bench.reply !== 'done' && bench.reply !== 'accepted') throw failure(bench.reply);
    const status = bench.reply === 'accepted' ? 202 : 200;
    return { status, data: undefined as T, raw: undefined, drift: [], correlationId: context.correlationId };
  };
  const directory: Directory = {
    async mayDecide(userId, _team, lists) {
      if (bench.slackWaits > 0) return 'waiting';
      if (!bench.groupsReadable) return 'unreadable';
      const inGroup = (ids: readonly string[]) => ids.some((id) => bench.groups?.[id]?.includes(userId));
      const may = bench.groups ? lists.every(inGroup) : bench.approvers.has(userId);
      return may ? undefined : 'not_approver';
    },
    isListed: async (userId) => bench.groupsReadable && bench.approvers.has(userId),
    async members(ids) {
      if (!bench.groupsReadable) return undefined;
      return new Set(bench.groups ? ids.flatMap((id) => bench.groups?.[id] ?? []) : bench.approvers);
    },
    mayRequest: async () => undefined,
    hasLeft: async (userId) => bench.left.has(userId),
    waitSeconds: () => bench.slackWaits,
  };
  const approvals: Approvals = {
    store: given ?? openSqlite(':memory:', createSeal(KEYS), now),
    call,
    directory,
    operationById: (id) => (id === operation.id ? operation : undefined),
    reader: () => () => Promise.reject(new Error('hooks of this operation read the bench')),
    callbacks: createCallbacks('https://careline.example.com', KEYS),
    policyFor: (each, input) => createPolicy(bench.policy, DEFAULTS)(each, input),
    groupNames: new Map(),
    groups: { approver: DEFAULTS.approvers, auditor: ['S0AUDITORS'] },
    mostOpen: MOST_OPEN,
    digest: createDigest(KEYS),
    subjectKeys: createSubjectKeys(KEYS),
    // Nobody waits here: what would pause goes on.
    clock: { now, after: afterNoTime },
    onAltered: (id) => void altered.push(id),
    unknownAfterSeconds: UNKNOWN_AFTER_SECONDS,
    acceptedDeadlineSeconds: ACCEPTED_DEADLINE_SECONDS,
  };
  const bench: Bench = {
    approvals,
    operation,
    sent,
    altered,
    reply: 'done',
    seen: 'not_done',
    current: 'old',
    approvers: new Set(['U0SARA', 'U0OMAR']),
    left: new Set(),
    groupsReadable: true,
    slackWaits: 0,
    policy: NO_POLICY,
    async advance(seconds) {
      offset += seconds * 1000;
      await advanceStore(seconds);
    },
  };
  return bench;
}

/** Somebody of the team who has the card as it stands now before their eyes. */
export async function lookingAt({ approvals }: Bench, id: string, userId: string) {
  const request = await approvals.store.request(id);
  return { userId, teamId: 'T1', seen: short(request?.digest ?? '') };
}

/** What the requester of the bench wants, under an ID of its own. */
export const wishOn = ({ operation }: Bench, id: string): Wish => ({
  operation,
  input: { params: { thing_id: '1' }, body: { value: 'new' } },
  requester: 'U0ALEX',
  teamId: 'T1',
  onScreen: { subscriptionId: id },
  says: () => ({ en: 'Change thing 1', es: 'Cambiar la cosa 1' }),
  about: [],
  reason: 'because',
  submissionKey: id,
  id,
});

/** Files what the requester wants. */
export async function filed(bench: Bench, id: string, more: Partial<Wish> = {}): Promise<RequestRecord> {
  const filing = await fileRequest(bench.approvals, { ...wishOn(bench, id), ...more });
  if (filing.kind !== 'filed') throw new Error(filing.kind);
  return filing.request;
}

/** Files it, and has it approved. */
export async function approved(bench: Bench, id: string, more: Partial<Wish> = {}): Promise<void> {
  await filed(bench, id, more);
  // What is sent again is approved by another than who approved the first.
  const approver = more.link?.kind === 'repeats' ? 'U0OMAR' : 'U0SARA';
  const { kind } = await approve(bench.approvals, id, await lookingAt(bench, id, approver));
  if (kind !== 'done') throw new Error(kind);
}

/** A back office that fails like this. */
export const failing = (
  fields: Partial<ApiErrorFields>,
  message = 'the back office says no',
): Partial<Approvals> => ({
  call: () => Promise.reject(new ApiError(message, { ...NO, ...fields })),
});

/** The newest event of a request. */
export const lastEvent = async ({ approvals }: Bench, id: string) =>
  (await approvals.store.eventsOf(id)).at(-1);

/** From now on the policy says this of the bench's operation. */
export function say(bench: Bench, entry: PolicyEntry): void {
  bench.policy = { operations: new Map([[bench.operation.id, entry]]), resources: new Map() };
}

/** The approvals, with somebody else quicker than what is asked of the store. */
export const withStore = ({ approvals }: Bench, change: Partial<Store>): Approvals => ({
  ...approvals,
  store: { ...approvals.store, ...change },
});

/** The places at which the newest event of a request waits to be told. */
export async function toldAt({ approvals: { store } }: Bench, id: string): Promise<readonly Destination[]> {
  const seq = (await store.eventsOf(id)).at(-1)?.seq;
  const places: Destination[] = [];
  for (const place of DESTINATIONS) {
    for (;;) {
      const leased = await store.lease(place, 60, 100);
      if (leased.length === 0) break;
      if (leased.some(({ event }) => event.seq === seq)) places.push(place);
      await store.delivered(leased.map((each) => each.id));
    }
  }
  return places;
}
