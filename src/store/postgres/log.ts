import { type Chain, GENESIS } from '../chain.ts';
import { FENCE_ID, type Fence, fenceIn, StoreFenced } from '../fence.ts';
import { toEvent, toHistory } from '../rows.ts';
import type { Destination, EventRecord, NewEvent, Pass } from '../store.ts';
import type { Run } from './database.ts';

/** One transaction at a time appends: the chain has no forks and no gaps. Held until the transaction ends. */
const APPENDING = 7_201_002;

/** From now on, to the end of the transaction, nobody else appends. */
export async function lockLog(run: Run): Promise<void> {
  await run('SELECT pg_advisory_xact_lock($1)', [APPENDING]);
}

/** Adds an event, in the transaction it is given. */
export type Append = (
  run: Run,
  event: NewEvent,
  destinations: readonly Destination[],
  pass?: Pass,
) => Promise<EventRecord>;

/**
 * The append-only log and, in the same transaction, what is to be told of it. Throws `StoreFenced` while there is a
 * fence, unless the event passes it: one that changes nothing, one that says where the log goes on, or one that takes
 * the fence away.
 */
export const appendTo =
  (chain: Chain): Append =>
  async (run, event, destinations, pass) => {
    await lockLog(run);
    if (pass === undefined && (await fenceOf(run)) !== undefined) throw new StoreFenced();
    const [before] = await run('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1');
    const [clock] = await run('SELECT careline_now() AS now');
    const seq = typeof pass === 'number' ? pass : Number(before?.seq ?? 0) + 1;
    const previousHash = String(before?.hash ?? GENESIS);
    const at = new Date(Number(clock?.now));
    const hash = chain.hash(previousHash, seq, at, event);
    const { correlationId, kind, actor, data } = event;
    await run(
      `INSERT INTO events (seq, correlation_id, kind, actor, at, data, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [seq, correlationId, kind, actor, at.getTime(), JSON.stringify(data), previousHash, hash],
    );
    await run(
      `INSERT INTO outbox (seq, correlation_id, destination)
       SELECT $1, $2, destination FROM unnest($3::text[]) WITH ORDINALITY AS told (destination, place) ORDER BY place`,
      [seq, correlationId, destinations],
    );
    return { ...event, seq, at, previousHash, hash };
  };

export async function head(run: Run): Promise<{ seq: number; hash: string } | undefined> {
  const [row] = await run('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1');
  return row && { seq: Number(row.seq), hash: String(row.hash) };
}

export async function fenceOf(run: Run): Promise<Fence | undefined> {
  const [row] = await run('SELECT * FROM events WHERE correlation_id = $1 ORDER BY seq DESC LIMIT 1', [
    FENCE_ID,
  ]);
  return row && fenceIn(toEvent(row));
}

export const eventsOf = async (run: Run, correlationId: string): Promise<EventRecord[]> =>
  (await run('SELECT * FROM events WHERE correlation_id = $1 ORDER BY seq', [correlationId])).map(toEvent);

export async function looksOf(run: Run, userId: string, seconds: number): Promise<number> {
  const [row] = await run(
    `SELECT count(*) AS looks FROM events
     WHERE actor = $1 AND at > careline_now() - $2 AND kind IN ('looked_up', 'revealed')`,
    [userId, seconds * 1_000],
  );
  return Number(row?.looks ?? 0);
}

/** The same, to hold a request against. */
export const historyOf = async (run: Run, correlationId: string): Promise<readonly EventRecord[]> =>
  toHistory(await run('SELECT * FROM events WHERE correlation_id = $1 ORDER BY seq', [correlationId]));

export const events = async (run: Run, afterSeq: number, limit: number): Promise<EventRecord[]> =>
  (await run('SELECT * FROM events WHERE seq > $1 ORDER BY seq LIMIT $2', [afterSeq, limit])).map(toEvent);
