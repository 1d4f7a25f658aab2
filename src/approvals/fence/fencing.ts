import type { PostedEvent, PostedLog } from '../../audit/posted.ts';
import { FENCE_ID, RECONCILED } from '../../store/fence.ts';
import { STOP_ID, STOPPED } from '../../store/stop.ts';
import type { Posted, Store } from '../../store/store.ts';
import { recall } from './recall.ts';

/** How far the log was held against the audit channel, and when. */
export interface Compared {
  readonly at: Date;
  /** The highest event the channel tells of; absent while it tells of none. */
  readonly upTo: number | undefined;
}

/** What was taken in, in numbers. */
export interface Reconciled {
  readonly settled: number;
  /** Of these, those of which nobody was told how they ended. */
  readonly unknown: number;
  /** Undecided requests of which the channel knows no more than the database. */
  readonly waiting: number;
  /** Requests filed after the database was copied: the channel alone knows of them. */
  readonly gone: number;
}

/** Holds the store against what was posted, and lets it go on once that is taken in. */
export interface Fencing {
  /** Compares, and raises the fence when the store is behind. Throws when the channel cannot be read. */
  look(): Promise<Compared>;
  /** The last comparison of this process. */
  last(): Compared | undefined;
  /** Takes in what the channel knows: `undefined` when there is no fence. */
  reconcile(userId: string): Promise<Reconciled | undefined>;
}

/** How many of the newest events are compared by their hash. */
const NEWEST = 200;
const PAGE = 1_000;

/** `onFenced` is told once by who raises it. */
export function createFencing(
  store: Store,
  posted: PostedLog,
  now: () => Date,
  onFenced: (posted: PostedEvent) => void,
): Fencing {
  let compared: Compared | undefined;
  let looking: Promise<Compared> | undefined;

  /** Where the audit threads of requests that can still change begin. */
  async function openThreads(): Promise<Posted[]> {
    const open = await store.open();
    const places = await Promise.all(open.map(({ id }) => store.posted(id, 'audit')));
    return places.flatMap((place) => place ?? []);
  }

  async function compare(): Promise<Compared> {
    // At start all threads in which a second call could hide; later those in which something was said.
    const told = await posted.newest(compared === undefined ? await openThreads() : []);
    const floor = (await store.eventsOf(FENCE_ID)).at(-1)?.seq ?? 0;
    const beyond = await firstAmiss(
      store,
      told.filter(({ seq }) => seq > floor),
    );
    if (beyond && (await store.raiseFence(beyond))) onFenced(beyond);
    return { at: now(), upTo: told.length === 0 ? undefined : Math.max(...told.map(({ seq }) => seq)) };
  }

  return {
    async look() {
      looking ??= compare().finally(() => {
        looking = undefined;
      });
      compared = await looking;
      return compared;
    },
    last: () => compared,
    async reconcile(userId) {
      const fence = await store.fence();
      if (fence === undefined) return undefined;
      const last = (await store.events(fence.after - 1, 1))[0];
      const told = await posted.since(last?.at ?? new Date(0), await openThreads());
      const lost = await notInLog(
        store,
        told.filter(({ seq }) => seq < fence.seq),
      );
      const open = await store.open();
      const byRequest = Map.groupBy(lost, ({ request }) => request);
      const recalled = open.flatMap((each) => recall(each, byRequest.get(each.id) ?? []) ?? []);
      const filed = lost.filter(({ kind }) => kind === 'requested').map(({ request }) => request);
      const known = await Promise.all([...new Set(filed)].map((id) => store.request(id)));
      const counted = {
        settled: recalled.length,
        unknown: recalled.filter(({ to }) => to === 'unknown').length,
        waiting: open.filter(
          ({ state, id }) => state === 'pending' && !recalled.some((each) => each.id === id),
        ).length,
        gone: known.filter((request) => request === undefined).length,
      };
      await stillStopped(store, lost);
      const event = { correlationId: FENCE_ID, kind: RECONCILED, actor: userId, data: counted };
      return (await store.reconcile(recalled, event)) === undefined ? undefined : counted;
    },
  };
}

/** A stop that was lost holds again before anything else does: the channel alone tells of it. */
async function stillStopped(store: Store, lost: readonly PostedEvent[]): Promise<void> {
  const said = lost.filter(({ request }) => request === STOP_ID).toSorted((a, b) => a.seq - b.seq);
  const last = said.at(-1);
  if (last?.kind === STOPPED) await store.halt({ userId: last.actor, reason: '', groups: [] });
}

/** What was posted and is not in the log as it was: the highest of it. */
async function firstAmiss(store: Store, told: readonly PostedEvent[]): Promise<PostedEvent | undefined> {
  const newest = told.toSorted((a, b) => b.seq - a.seq).slice(0, NEWEST);
  const [amiss] = await notInLog(store, newest);
  return amiss;
}

/** Those of some posted events that the log does not have, or has another in the place of. */
async function notInLog(store: Store, told: readonly PostedEvent[]): Promise<PostedEvent[]> {
  if (told.length === 0) return [];
  const hashes = new Map<number, string>();
  let after = Math.min(...told.map(({ seq }) => seq)) - 1;
  for (;;) {
    const page = await store.events(after, PAGE);
    for (const { seq, hash } of page) hashes.set(seq, hash);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.seq;
  }
  return told.filter(({ seq, hash }) => hashes.get(seq) !== hash);
}
