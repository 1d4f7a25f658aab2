import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { cancel } from '../../src/approvals/decide.ts';
import { fileRequest } from '../../src/approvals/request.ts';
import { type Bench, filed, MOST_OPEN, openBench, TTL_SECONDS, wishOn } from './bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});

const file = async (more = {}) => fileRequest(bench.approvals, { ...wishOn(bench, randomUUID()), ...more });

describe('S87: requests of one person', () => {
  it('S87: are taken up to the limit, also of 136 that come at once', async () => {
    const kinds = await Promise.all(Array.from({ length: 136 }, async () => (await file()).kind));
    expect(kinds.filter((kind) => kind === 'filed')).toHaveLength(MOST_OPEN);
    expect(kinds.filter((kind) => kind === 'too_many')).toHaveLength(136 - MOST_OPEN);
    expect((await file({ requester: 'U0MARTA' })).kind).toBe('filed');
    const refused = await file();
    expect(refused).toMatchObject({ kind: 'too_many', most: MOST_OPEN });
    if (refused.kind === 'too_many') expect(refused.open).toHaveLength(MOST_OPEN);
  });

  it('S87: count no more once they are taken back or have expired', async () => {
    const few = { ...bench, approvals: { ...bench.approvals, mostOpen: 1 } };
    const again = () => fileRequest(few.approvals, wishOn(few, randomUUID()));
    const id = randomUUID();
    await filed(few, id);
    expect((await again()).kind).toBe('too_many');
    await cancel(few.approvals, id, 'U0ALEX');
    expect((await again()).kind).toBe('filed');
    expect((await again()).kind).toBe('too_many');
    await bench.advance(TTL_SECONDS + 1);
    expect((await again()).kind).toBe('filed');
  });
});
