import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { waking } from '../../src/feed/waking.ts';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { eventOf, file } from '../store/making.ts';

it('says so when a request is filed, and when one is set aside', async () => {
  let woken = 0;
  const seal = createSeal({ current: randomBytes(32), former: [] });
  const store = waking(
    openSqlite(':memory:', seal, () => new Date()),
    () => {
      woken += 1;
    },
  );
  const { request } = await file(store);
  expect(woken).toBe(1);
  const event = eventOf(request.id, 'altered');
  await store.setAside(request.id, () => ({ to: 'failed', event, destinations: ['audit'] }));
  expect(woken).toBe(2);
  await store.close();
});
