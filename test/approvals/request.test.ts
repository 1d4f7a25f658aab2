/** What a request is filed with, and whom it reminds. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { barringsUpdate } from '../../src/api/partners/barrings.ts';
import { operationById } from '../../src/api/registry.ts';
import { createCallbacks } from '../../src/approvals/callback.ts';
import { fileRequest } from '../../src/approvals/request.ts';
import { track } from '../../src/approvals/track.ts';
import { type Bench, filed, KEYS, lastEvent, openBench, say, toldAt, wishOn } from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  id = randomUUID();
});
const eventsOf = async () => bench.approvals.store.eventsOf(id);
const kindsOf = async () => (await eventsOf()).map(({ kind }) => kind);
const requestNow = () => bench.approvals.store.request(id);
describe('a request', () => {
  it('is logged with all that was decided on, and nothing in clear', async () => {
    const about = [{ kind: 'document', value: '12345678Z' } as const];
    const operation = operationById('customers-v2.blocks.update');
    if (!operation) throw new Error('no such operation');
    const { before: _left, ...blind } = operation;
    const input = {
      params: { subscription_id: '30000001', block_id: '2' },
      body: { active: true, reason: 'Lost' },
    };
    const link = { kind: 'undoes', id: randomUUID() } as const;
    await fileRequest(bench.approvals, { ...wishOn(bench, id), operation: blind, input, about, link });
    const request = await requestNow();
    expect(request).toMatchObject({ input, facts: [], touches: [], link, requester: 'U0ALEX', teamId: 'T1' });
    const id30 = { kind: 'id', value: '30000001' } as const;
    expect((await lastEvent(bench, id))?.data).toEqual({
      operation: 'customers-v2.blocks.update',
      says: { en: 'Change thing 1', es: 'Cambiar la cosa 1' },
      risk: 'destructive',
      reason: 'because',
      changes: [],
      digest: request?.digest,
      keys: bench.approvals.subjectKeys.keysOf([...about, id30]),
      undoes: link.id,
    });
    expect(await toldAt(bench, id)).toEqual(['audit', 'card', 'requester']);
  });

  it('says nothing of a link it has not', async () => {
    await filed(bench, id);
    const { data } = (await lastEvent(bench, id)) ?? {};
    expect(Object.keys(data ?? {}).toSorted()).toEqual([
      'changes',
      'digest',
      'keys',
      'operation',
      'reason',
      'risk',
      'says',
    ]);
  });

  it('is not filed where its result could not be reported', async () => {
    const input = {
      params: { service_type: 'msisdn', service_id: '612345678' },
      body: { active: true, barring_name: 'ROAMING' },
    };
    const wish = { ...wishOn(bench, id), operation: barringsUpdate, input };
    const unreachable = { ...bench.approvals, callbacks: createCallbacks(undefined, KEYS) };
    const filing = await fileRequest(unreachable, wish);
    expect(filing.kind === 'invalid' ? filing.issues : filing).toEqual({ kind: 'unreachable' });
    expect((await fileRequest(unreachable, wishOn(bench, id))).kind).toBe('filed');
    expect(
      (await fileRequest(bench.approvals, { ...wish, id: randomUUID(), submissionKey: 'other' })).kind,
    ).toBe('filed');
  });

  it('is not filed on a defect, nor hides it', async () => {
    const operation = { ...bench.operation, before: () => Promise.reject(new TypeError('a defect')) };
    await expect(fileRequest(bench.approvals, { ...wishOn(bench, id), operation })).rejects.toThrow(
      'a defect',
    );
    expect(await requestNow()).toBeUndefined();
  });
});

describe('who decides is reminded', () => {
  const kindsAfter = async (seconds: number) => {
    await bench.advance(seconds);
    await track(bench.approvals);
    return kindsOf();
  };

  it('in the last quarter of what is short, in the card’s thread, the audit channel and the requester’s message', async () => {
    say(bench, { ttlSeconds: 1_200 });
    await filed(bench, id);
    expect(await kindsAfter(899)).toEqual(['requested']);
    expect(await kindsAfter(1)).toEqual(['requested', 'reminded']);
    expect(await toldAt(bench, id)).toEqual(['audit', 'card', 'requester']);
    expect(await lastEvent(bench, id)).toMatchObject({
      actor: 'careline',
      data: { groups: ['S0APPROVERS'] },
    });
  });

  it('of nothing that its requester confirms', async () => {
    say(bench, { risk: 'write', escalation: { afterSeconds: 60, groups: ['S0DUTY'] } });
    await filed(bench, id);
    expect(await kindsAfter(3_599)).toEqual(['requested']);
    expect(await kindsAfter(1)).toEqual(['requested', 'expired']);
    expect(await lastEvent(bench, id)).toMatchObject({ actor: 'careline' });
  });

  it('of what waits for others, whose groups are gone from the policy by then, with none', async () => {
    say(bench, { escalation: { afterSeconds: 60, groups: ['S0DUTY'] } });
    await filed(bench, id);
    say(bench, {});
    expect(await kindsAfter(60)).toEqual(['requested', 'escalated']);
    expect((await lastEvent(bench, id))?.data).toEqual({ groups: [] });
    expect(await toldAt(bench, id)).toEqual(['audit', 'card', 'requester']);
  });
});
