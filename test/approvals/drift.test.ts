import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../src/api/errors.ts';
import type { Approvals } from '../../src/approvals/approvals.ts';
import { approve, cancel } from '../../src/approvals/decide.ts';
import { lookAgain } from '../../src/approvals/drift.ts';
import { type Bench, filed, lastEvent, lookingAt, openBench, toldAt, withStore } from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  id = randomUUID();
});
const looking = () => lookingAt(bench, id, 'U0SARA');
const requestNow = () => bench.approvals.store.request(id);

describe('a target that changes', () => {
  it('#18 is shown as it was and as it is, under a new name', async () => {
    const was = await filed(bench, id);
    bench.current = 'other';
    const held = await lookAgain(bench.approvals, was, 'pending');
    const facts = [{ ...was.facts[0], now: 'other' }];
    expect(held).toMatchObject({ facts, driftedFrom: was.facts });
    expect(held && bench.approvals.digest.isOf(held, held.digest)).toBe(true);
    expect(held?.digest).not.toBe(was.digest);
    expect(await lastEvent(bench, id)).toMatchObject({
      kind: 'held',
      actor: 'careline',
      data: { was: was.facts, changes: facts },
    });
    expect(await toldAt(bench, id)).toEqual(['audit', 'card', 'requester', 'people']);
  });

  it('#18 has changed too when what else it touches has', async () => {
    const was = await filed(bench, id);
    const { before } = bench.operation;
    const touching = (touches: readonly string[]): Approvals => ({
      ...bench.approvals,
      operationById: () => ({
        ...bench.operation,
        before: async (input, read) => ({ changes: (await before?.(input, read))?.changes ?? [], touches }),
      }),
    });
    expect(await lookAgain(touching([]), was, 'pending')).toBeUndefined();
    expect(await lookAgain(touching(['line 2']), was, 'pending')).toMatchObject({ touches: ['line 2'] });
  });

  it('is not looked at where nothing can be read, or the input fits no more', async () => {
    const request = await filed(bench, id);
    bench.current = 'other';
    const { before: _left, ...blind } = bench.operation;
    const without = (operation: typeof bench.operation | undefined): Approvals => ({
      ...bench.approvals,
      operationById: () => operation,
    });
    expect(await lookAgain(without(undefined), request, 'pending')).toBeUndefined();
    expect(await lookAgain(without(blind), request, 'pending')).toBeUndefined();
    expect(await lookAgain(bench.approvals, { ...request, input: {} }, 'pending')).toBeUndefined();
    expect(await requestNow()).toMatchObject({ facts: [{ now: 'old' }] });
  });

  it('S77 has changed when its values have, though they look the same when shortened', async () => {
    const clear = { now: 'ES9121000418450200051332', after: 'ES7921000813610123456789' };
    const label = { en: 'IBAN', es: 'IBAN' };
    const shortened = { label, now: 'ES•• ••• 1332', after: 'ES•• ••• 6789', masked: true } as const;
    const { operation } = bench;
    const showing = (now: string): Approvals => ({
      ...bench.approvals,
      operationById: () => ({
        ...operation,
        before: async () => ({ changes: [{ ...shortened, clear: { ...clear, now } }] }),
      }),
    });
    const asked = showing(clear.now);
    const { operationById } = asked;
    const was = await filed(bench, id, { operation: operationById('') ?? operation });
    expect(JSON.stringify(was.facts)).not.toContain(clear.now);
    expect(await lookAgain(asked, was, 'pending')).toBeUndefined();
    const look = await looking();
    expect(await approve(showing('ES6114650100722030871332'), id, look)).toMatchObject({ kind: 'held' });
    // A request of before there were marks is compared by what it has.
    const unmarked = { ...was, facts: was.facts.map(({ mark: _, ...fact }) => fact) };
    expect(await lookAgain(asked, unmarked, 'pending')).toBeUndefined();
  });

  it('#20 while the request is cancelled is too late', async () => {
    await filed(bench, id);
    const look = await looking();
    bench.current = 'other';
    const quicker = withStore(bench, {
      async hold() {
        await cancel(bench.approvals, id, 'U0ALEX');
        return undefined;
      },
    });
    expect(await approve(quicker, id, look)).toMatchObject({
      kind: 'too_late',
      request: { state: 'cancelled' },
    });
  });

  it('is held for the second of two who find it out', async () => {
    const request = await filed(bench, id);
    bench.current = 'other';
    const beaten = withStore(bench, { hold: async () => undefined });
    expect(await lookAgain(beaten, request, 'pending')).toEqual(request);
    const gone = withStore(bench, { hold: async () => undefined, request: async () => undefined });
    expect(await lookAgain(gone, request, 'pending')).toBe(request);
  });

  it('is no excuse for a defect', async () => {
    await filed(bench, id);
    const broken: Approvals = {
      ...bench.approvals,
      operationById: () => ({ ...bench.operation, before: () => Promise.reject(new TypeError('a defect')) }),
    };
    await expect(approve(broken, id, await looking())).rejects.toThrow('a defect');
    bench.seen = 'unreadable';
    expect(await approve(bench.approvals, id, await looking())).toMatchObject({
      kind: 'unreadable',
      error: expect.any(ApiError),
    });
  });
});
