import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createBlocked } from '../../src/feed/blocked.ts';
import { carry, type Lane } from '../../src/feed/lane.ts';
import type { Poster } from '../../src/feed/poster.ts';
import { createUnreachable, type Unreachable } from '../../src/feed/unreachable.ts';
import { createLogger } from '../../src/log.ts';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Destination } from '../../src/store/store.ts';
import { texts } from '../../src/text/text.ts';
import { eventOf, newRequest } from '../store/making.ts';
import { modelIn } from '../views/request-models.ts';

const open = () => {
  const logged: string[] = [];
  const given: number[] = [];
  const logger = createLogger('info', { write: (line: string) => void logged.push(line) });
  return { logged, given, people: createUnreachable(logger, () => void given.push(1)) };
};

describe('people whom no message reaches', () => {
  it.each(['user_disabled', 'user_not_found', 'cannot_dm_bot'])(
    'D135 %s is given up at the third try',
    (word) => {
      const { people } = open();
      expect([1, 2, 3, 4].map((attempts) => people.isLost(word, attempts))).toEqual([
        false,
        false,
        true,
        true,
      ]);
    },
  );

  it('D136 a channel that is not found is a person who is gone: for a person nobody invites the app', () => {
    expect(open().people.isLost('channel_not_found', 3)).toBe(true);
  });

  it.each(['ratelimited', 'internal_error', 'invalid_auth', undefined])('%s is tried for ever', (word) => {
    expect(open().people.isLost(word, 1_000)).toBe(false);
  });

  it('D135 are named and counted until a message reaches them', () => {
    const { people, logged, given } = open();
    people.lost('U0GONE', 'user_disabled');
    expect(people.now()).toEqual(['U0GONE']);
    expect(logged.join()).toContain('U0GONE');
    expect(given).toHaveLength(1);
    people.reached('U0GONE');
    expect(people.now()).toEqual([]);
  });
});

/** A feed on a store of its own, whose Slack posts what `post` takes. */
function openFeed(people: Unreachable, post: Poster['post']) {
  let offset = 0;
  const now = () => new Date(Date.UTC(2026, 10, 20) + offset);
  const store = openSqlite(':memory:', createSeal({ current: randomBytes(32), former: [] }), now);
  const logger = createLogger('silent');
  const lane: Lane = {
    parts: {
      store,
      poster: {
        isThere: async () => true,
        isBusy: () => false,
        post,
        update: async () => undefined,
        find: async () => undefined,
      },
      text: texts.en,
      approvalsChannel: 'C0APPROVALS',
      auditChannel: 'C0AUDIT',
      callOf: () => ({ notify: 'none', groups: [] }),
      reached: people.reached,
      modelOf: async (request) => ({ ...modelIn('pending'), request }),
      textOf: async () => texts.en,
    },
    blocked: createBlocked(logger, { audit: '', card: '', requester: '', people: '' }, () => undefined),
    places: { admit: () => undefined },
    unreachable: people,
    logger,
  };
  return {
    store,
    async round(destination: Destination) {
      await carry(lane, await store.lease(destination, 60, 8));
      offset += 61_000;
    },
  };
}

const refusal = (error: string) => Object.assign(new Error('no'), { data: { ok: false, error } });

it('D135 D136 what waits for somebody who is gone ends, in the log and without a backlog', async () => {
  const { people, logged } = open();
  const { store, round } = openFeed(people, () => Promise.reject(refusal('user_disabled')));
  const request = newRequest();
  await store.file(request, eventOf(request.id, 'requested'), ['requester']);
  for (let time = 0; time < 4; time += 1) await round('requester');
  expect(people.now()).toEqual(['U0ALEX']);
  expect(logged).toHaveLength(1);
  expect(await store.lease('requester', 60, 8)).toEqual([]);
  const noted = (await store.eventsOf(request.id)).filter(({ kind }) => kind === 'undeliverable');
  expect(noted.map(({ data }) => data.person)).toEqual(['U0ALEX']);
  // The audit channel alone has something to tell.
  expect(await store.backlog()).toBe(1);
  await store.close();
});

it.each(['user_disabled', 'cannot_dm_bot', 'user_not_visible'])(
  'of several people who are told, one who takes no messages (%s) keeps it from nobody else',
  async (word) => {
    const told: string[] = [];
    const { store, round } = openFeed(open().people, async (channel) => {
      if (channel === 'U0GONE') throw refusal(word);
      told.push(channel);
      return { channel, ts: '1' };
    });
    const request = newRequest();
    const event = { ...eventOf(request.id, 'requested'), data: { people: ['U0GONE', 'U0OMAR'] } };
    await store.file(request, event, ['people']);
    await round('people');
    expect(told).toEqual(['U0OMAR']);
    expect(await store.backlog()).toBe(0);
    await store.close();
  },
);
