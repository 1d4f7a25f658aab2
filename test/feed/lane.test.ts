/** The feed on a real store, with a Slack of the test's own and a clock that is moved. */
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { WORDING } from '../../src/audit/posted.ts';
import { createBlocked } from '../../src/feed/blocked.ts';
import { carry, type Lane } from '../../src/feed/lane.ts';
import type { Poster } from '../../src/feed/poster.ts';
import { createUnreachable } from '../../src/feed/unreachable.ts';
import { createLogger } from '../../src/log.ts';
import type { Note } from '../../src/slack-history.ts';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { texts } from '../../src/text/text.ts';

interface Sent {
  readonly notes: readonly Note[];
  readonly keys: readonly string[];
  readonly ts: string;
  readonly threadTs: string | undefined;
}

/** What Slack does with the next posts. */
type Mood = 'takes' | 'loses the answer' | { readonly error: string } | { readonly retryAfter: number };

function openFeed() {
  let offset = 0;
  let mood: Mood = 'takes';
  let busy = false;
  let largest = 25;
  const sent: Sent[] = [];
  const told: string[] = [];
  const logged: string[] = [];
  const store = openSqlite(
    ':memory:',
    createSeal({ current: randomBytes(32), former: [] }),
    () => new Date(Date.UTC(2026, 10, 20) + offset),
  );
  const poster: Poster = {
    isThere: async () => true,
    isBusy: () => busy,
    async post(channel, _message, notes, threadTs) {
      if (typeof mood === 'object') throw Object.assign(new Error('Slack says no'), failure(mood));
      if (notes.length > largest)
        throw Object.assign(new Error('no'), failure({ error: 'metadata_too_large' }));
      const ts = String(sent.length + 1);
      sent.push({ keys: notes.map(({ key }) => key), notes, ts, threadTs });
      if (mood === 'loses the answer') throw new Error('socket hang up');
      return { channel, ts };
    },
    update: async () => undefined,
    async find(channel, key) {
      const found = sent.find(({ keys }) => keys.includes(key));
      return found && { channel, ts: found.ts };
    },
  };
  const logger = createLogger('info', { write: (text: string) => void logged.push(text) });
  const lane: Lane = {
    parts: {
      store,
      poster,
      text: texts.en,
      approvalsChannel: 'C0APPROVALS',
      callOf: () => ({ notify: 'none', groups: [] }),
      reached: () => undefined,
      auditChannel: 'C0AUDIT',
      modelOf: () => {
        throw new Error('no requests here');
      },
      textOf: async () => texts.en,
    },
    blocked: createBlocked(
      logger,
      { audit: 'C0AUDIT', card: 'C0APPROVALS', requester: '', people: '' },
      (place, isBlocked) => void told.push(`${place} ${isBlocked}`),
    ),
    places: { admit: () => undefined },
    unreachable: createUnreachable(logger, () => undefined),
    logger,
  };
  return {
    store,
    sent,
    told,
    logged,
    is(next: Mood) {
      mood = next;
    },
    setBusy(next: boolean) {
      busy = next;
    },
    /** From now on Slack takes so many events in the metadata of a message. */
    takesAtMost(events: number) {
      largest = events;
    },
    advance(seconds: number) {
      offset += seconds * 1000;
    },
    record: (correlationId: string) =>
      store.record({ correlationId, kind: 'looked_up', actor: 'U0ALEX', data: {} }, ['audit']),
    /** One round, as the loop does it. */
    round: async () => carry(lane, await store.lease('audit', 60, 25)),
  };
}

const failure = (mood: { error: string } | { retryAfter: number }) =>
  'error' in mood ? { data: { ok: false, error: mood.error } } : mood;

const keysOf = (sent: readonly Sent[]) => sent.flatMap(({ keys }) => keys);

describe('the feed', () => {
  it('#39 looks before it posts again what may be there: one message, though the answer was lost', async () => {
    const feed = openFeed();
    const id = randomUUID();
    await feed.record(id);
    feed.is('loses the answer');
    await feed.round();
    feed.is('takes');
    feed.advance(120);
    await feed.record(id);
    await feed.round();
    await feed.round();
    expect(keysOf(feed.sent)).toEqual(['1.audit', '2.audit']);
    // What was found is the root of the thread.
    expect(feed.sent[1]?.threadTs).toBe('1');
    expect(await feed.store.backlog()).toBe(0);
  });

  it('#38 waits as long as Slack says, with everything behind it, and then posts all of 10,000 in order', async () => {
    const feed = openFeed();
    const ids = Array.from({ length: 100 }, () => randomUUID());
    for (let index = 0; index < 10_000; index += 1) await feed.record(ids[index % 100] ?? '');
    feed.is({ retryAfter: 1_800 });
    expect(await feed.round()).toBe(1_800);
    feed.advance(1_799);
    // What was leased with it waits as long; nothing was posted.
    expect(feed.sent).toEqual([]);
    feed.is('takes');
    feed.setBusy(true);
    feed.advance(1);
    while ((await feed.store.backlog()) > 0) await feed.round();
    expect(new Set(keysOf(feed.sent)).size).toBe(10_000);
    expect(keysOf(feed.sent)).toHaveLength(10_000);
    const order = new Map<number, number>();
    for (const key of keysOf(feed.sent)) {
      const seq = Number.parseInt(key, 10);
      const request = (seq - 1) % 100;
      expect(seq).toBeGreaterThan(order.get(request) ?? 0);
      order.set(request, seq);
    }
    expect(feed.sent.length).toBeLessThanOrEqual(10_000 / 25 + 1);
  });

  it('sends many as one only while the channel is busy, and later steps follow in that thread', async () => {
    const feed = openFeed();
    const ids = Array.from({ length: 20 }, () => randomUUID());
    for (const id of ids) await feed.record(id);
    await feed.round();
    expect(feed.sent).toHaveLength(20);
    const more = Array.from({ length: 20 }, () => randomUUID());
    for (const id of more) await feed.record(id);
    feed.setBusy(true);
    await feed.round();
    expect(feed.sent).toHaveLength(21);
    expect(feed.sent.at(-1)?.keys).toHaveLength(20);
    feed.setBusy(false);
    await feed.record(more[3] ?? '');
    await feed.round();
    expect(feed.sent.at(-1)?.threadTs).toBe(feed.sent[20]?.ts);
  });

  it('S34 makes every message of the audit channel a posted head, each event of a digest too', async () => {
    const feed = openFeed();
    const one = await feed.record(randomUUID());
    await feed.round();
    feed.setBusy(true);
    for (let index = 0; index < 20; index += 1) await feed.record(randomUUID());
    await feed.round();
    expect(feed.sent).toHaveLength(2);
    const events = await feed.store.events(0, 100);
    expect(feed.sent.flatMap(({ notes }) => notes)).toEqual(
      events.map(({ seq, hash, correlationId, kind, actor, at }) => ({
        key: `${seq}.audit`,
        event: { seq, hash, request: correlationId, kind, actor, at: at.getTime(), wording: WORDING },
      })),
    );
    expect(feed.sent[0]?.notes[0]?.event?.hash).toBe(one.hash);
  });

  it('posts a digest in parts when Slack finds its metadata too large', async () => {
    const feed = openFeed();
    feed.setBusy(true);
    feed.takesAtMost(5);
    for (let index = 0; index < 20; index += 1) await feed.record(randomUUID());
    await feed.round();
    expect(feed.sent.map(({ keys }) => keys.length)).toEqual([5, 5, 5, 5]);
    expect(keysOf(feed.sent)).toEqual(Array.from({ length: 20 }, (_, index) => `${index + 1}.audit`));
    expect(await feed.store.backlog()).toBe(0);
  });

  it('#40 tells the operator once that a channel takes nothing, keeps what waits, and says when it works again', async () => {
    const feed = openFeed();
    await feed.record(randomUUID());
    for (let time = 0; time < 3; time += 1) {
      feed.is({ error: 'is_archived' });
      await feed.round();
      feed.advance(60);
    }
    expect(feed.told).toEqual(['audit true']);
    expect(feed.logged.filter((line) => line.includes('unarchive the channel'))).toHaveLength(1);
    expect(await feed.store.backlog()).toBe(1);
    feed.is('takes');
    await feed.round();
    expect(feed.told).toEqual(['audit true', 'audit false']);
    expect(await feed.store.backlog()).toBe(0);
  });
});
