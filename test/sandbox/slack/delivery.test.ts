import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDelivery } from '../../../src/sandbox/slack/door/delivery.ts';
import type { Door, Reply, Retry } from '../../../src/sandbox/slack/door/door.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A way to an app that always answers the same, and the attempts made on it. */
function answering(reply: Reply) {
  const attempts: (Retry | undefined)[] = [];
  const door: Door = {
    send: async (_envelope, retry) => {
      attempts.push(retry);
      return reply;
    },
  };
  return { attempts, delivery: createDelivery(() => door) };
}

const FAILED: Reply = { status: 503, body: '', trouble: 'http_error' };
const reason = 'http_error';

test('an event is sent again at once, after a minute and after five, then no more', async () => {
  const { attempts, delivery } = answering(FAILED);
  await delivery.deliver({ kind: 'events_api', payload: {} }, 'The event');
  expect(attempts).toEqual([undefined]);
  await vi.advanceTimersByTimeAsync(0);
  expect(attempts).toEqual([undefined, { num: 1, reason }]);
  await vi.advanceTimersByTimeAsync(59_999);
  expect(attempts).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(attempts).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(attempts).toEqual([undefined, { num: 1, reason }, { num: 2, reason }, { num: 3, reason }]);
});

test.each<[string, 'events_api' | 'interactive', Reply]>([
  ['an event the app asks not to see again', 'events_api', { ...FAILED, noRetry: true }],
  ['an event that was acknowledged', 'events_api', { status: 200, body: '' }],
  ['an interaction', 'interactive', FAILED],
])('%s is sent once', async (_name, kind, reply) => {
  const { attempts, delivery } = answering(reply);
  await delivery.deliver({ kind, payload: {} }, 'It');
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(attempts).toEqual([undefined]);
});

test('a closed workspace sends nothing more', async () => {
  const { attempts, delivery } = answering(FAILED);
  await delivery.deliver({ kind: 'events_api', payload: {} }, 'The event');
  delivery.close();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(attempts).toEqual([undefined]);
});

test('a workspace closed while an event is under way sends it no more', async () => {
  const { attempts, delivery } = answering(FAILED);
  const underWay = delivery.deliver({ kind: 'events_api', payload: {} }, 'The event');
  delivery.close();
  await underWay;
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(attempts).toEqual([undefined]);
});
