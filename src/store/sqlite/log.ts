import type { DatabaseSync } from 'node:sqlite';
import { type Chain, GENESIS } from '../chain.ts';
import { FENCE_ID, type Fence, fenceIn, StoreFenced } from '../fence.ts';
import { toEvent, toHistory } from '../rows.ts';
import type { Destination, EventRecord, NewEvent, Pass } from '../store.ts';
import type { Engine } from './database.ts';

/** The log in order, page by page. */
export function eventPages(db: DatabaseSync): (afterSeq: number, limit: number) => EventRecord[] {
  const page = db.prepare('SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?');
  page.setReadBigInts(true);
  return (afterSeq, limit) => page.all(afterSeq, limit).map(toEvent);
}

/** The append-only log and, in the same transaction, what is to be told of it. */
export function logStatements({ db, now }: Engine, chain: Chain) {
  const last = db.prepare('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1');
  const insert = db.prepare(
    `INSERT INTO events (seq, correlation_id, kind, actor, at, data, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const announce = db.prepare('INSERT INTO outbox (seq, correlation_id, destination) VALUES (?, ?, ?)');
  const ofCorrelation = db.prepare('SELECT * FROM events WHERE correlation_id = ? ORDER BY seq');
  ofCorrelation.setReadBigInts(true);
  const ofFence = db.prepare('SELECT * FROM events WHERE correlation_id = ? ORDER BY seq DESC LIMIT 1');

  const looks = db.prepare(
    "SELECT count(*) AS looks FROM events WHERE actor = ? AND at > ? AND kind IN ('looked_up', 'revealed')",
  );

  const fence = (): Fence | undefined => {
    const row = ofFence.get(FENCE_ID);
    return row && fenceIn(toEvent(row));
  };

  return {
    fence,
    /**
     * Call inside a transaction. Throws `StoreFenced` while there is a fence, unless the event passes it: one that
     * changes nothing, one that says where the log goes on, or one that takes the fence away.
     */
    append(event: NewEvent, destinations: readonly Destination[], pass?: Pass): EventRecord {
      if (pass === undefined && fence() !== undefined) throw new StoreFenced();
      const before = last.get();
      const seq = typeof pass === 'number' ? pass : Number(before?.seq ?? 0) + 1;
      const previousHash = String(before?.hash ?? GENESIS);
      const at = now();
      const hash = chain.hash(previousHash, seq, at, event);
      const { correlationId, kind, actor, data } = event;
      insert.run(seq, correlationId, kind, actor, at.getTime(), JSON.stringify(data), previousHash, hash);
      for (const destination of destinations) announce.run(seq, correlationId, destination);
      return { ...event, seq, at, previousHash, hash };
    },
    head() {
      const row = last.get();
      return row && { seq: Number(row.seq), hash: String(row.hash) };
    },
    eventsOf: (correlationId: string) => ofCorrelation.all(correlationId).map(toEvent),
    looksOf: (userId: string, seconds: number) =>
      Number(looks.get(userId, now().getTime() - seconds * 1_000)?.looks ?? 0),
    /** The same, to hold a request against. */
    historyOf: (correlationId: string) => toHistory(ofCorrelation.all(correlationId)),
    events: eventPages(db),
    follows: chain.follows,
  };
}

export type Log = ReturnType<typeof logStatements>;
