import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { othersOpen } from '../../../src/approvals/beside/others.ts';
import { tellingOthers } from '../../../src/approvals/beside/tell-others.ts';
import { cancel } from '../../../src/approvals/decide.ts';
import type { Store } from '../../../src/store/store.ts';
import { type Bench, filed, openBench } from '../bench.ts';

let bench: Bench;
let errors: unknown[];
const telling = (store: Store): Bench => ({
  ...bench,
  approvals: {
    ...bench.approvals,
    store: tellingOthers(store, bench.approvals, (error) => errors.push(error)),
  },
});
beforeEach(() => {
  bench = openBench();
  errors = [];
});

const file = async (at: Bench): Promise<string> => {
  const id = randomUUID();
  await filed(at, id);
  return id;
};
const kindsOf = async (id: string) =>
  (await bench.approvals.store.eventsOf(id)).map(({ kind, data }) => `${kind} ${data.request ?? ''}`.trim());

describe('D117: of requests for one thing', () => {
  it('D117: those that wait hear of one more, and of one less', async () => {
    const at = telling(bench.approvals.store);
    const [first, second] = [await file(at), await file(at)];
    expect(await kindsOf(first)).toEqual(['requested', `another_open ${second}`]);
    await cancel(at.approvals, second, 'U0ALEX');
    expect(await kindsOf(first)).toEqual(['requested', `another_open ${second}`, `another_ended ${second}`]);
    await cancel(at.approvals, first, 'U0ALEX');
    expect(await kindsOf(second)).toEqual(['requested', 'cancelled']);
  });

  it('D117: so many at most hear of each: a hundred for one thing do not flood the log', async () => {
    const at = telling(bench.approvals.store);
    const ids: string[] = [];
    for (let count = 0; count < 20; count += 1) ids.push(await file(at));
    const told = (await Promise.all(ids.map(kindsOf)))
      .flat()
      .filter((kind) => kind.startsWith('another_open'));
    expect(told).toHaveLength(1 + 2 + 3 * 17);
    const last = await bench.approvals.store.request(ids.at(-1) ?? '');
    expect(last && (await othersOpen(bench.approvals, last))).toHaveLength(19);
  });

  it('D117: what is filed stands when the others cannot be told', async () => {
    const { store } = bench.approvals;
    const first = await file(bench);
    const record = () => Promise.reject(new Error('away'));
    const second = await file(telling({ ...store, record }));
    expect((await store.request(second))?.state).toBe('pending');
    expect(await kindsOf(first)).toEqual(['requested']);
    expect(errors).toHaveLength(1);
  });
});
