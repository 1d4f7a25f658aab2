/** Addresses for reports, and what becomes of a report. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { barringsUpdate } from '../../src/api/partners/barrings.ts';
import { type CallbackOutcome, createCallbacks, takeReport } from '../../src/approvals/callback.ts';
import { move } from '../../src/approvals/move.ts';
import { type Bench, filed, KEYS, lastEvent, openBench, toldAt } from './bench.ts';

const ID = '0b0e8f5e-64c1-4a0c-9d5f-2f7e1d2c3b4a';
const URL_PREFIX = 'https://careline.example.com/callbacks/';
const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

/** The tokens of a request, by what they report. */
function tokens(callbacks = createCallbacks('https://careline.example.com', KEYS), id = ID) {
  const { body } = callbacks.fill(barringsUpdate, { params: {}, body: { kept: 1 } }, id);
  const filled = z.looseObject({
    callback_success_url: z.string(),
    callback_error_url: z.string(),
    kept: z.literal(1),
  });
  const { callback_success_url, callback_error_url } = filled.parse(body);
  expect(callback_success_url.startsWith(URL_PREFIX)).toBe(true);
  return {
    success: callback_success_url.slice(URL_PREFIX.length),
    error: callback_error_url.slice(URL_PREFIX.length),
  };
}

describe('an address', () => {
  const callbacks = createCallbacks('https://careline.example.com', KEYS);

  it.each<CallbackOutcome>(['success', 'error'])('names the request and that it was a %s', (outcome) => {
    expect(callbacks.read(tokens()[outcome])).toEqual({ requestId: ID, outcome });
  });

  it('is the only one that does: any letter changed, added or taken away is nobody’s', () => {
    const { success } = tokens();
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < success.length; at += 1) {
      for (const letter of letters) {
        if (letter === success[at]) continue;
        expect(callbacks.read(success.slice(0, at) + letter + success.slice(at + 1))).toBeUndefined();
      }
    }
    for (const odd of [
      '',
      '=',
      `${success}=`,
      `${success}A`,
      success.slice(1),
      success.slice(0, -1),
      ` ${success}`,
    ]) {
      expect(callbacks.read(odd)).toBeUndefined();
    }
  });

  it('is not made by who has another key; one of a former key still counts', () => {
    const old = tokens(createCallbacks('https://careline.example.com', { current: one, former: [] }));
    const renewed = createCallbacks('https://careline.example.com', { current: two, former: [one] });
    expect(renewed.read(old.error)).toEqual({ requestId: ID, outcome: 'error' });
    expect(renewed.read(tokens(renewed).success)).toEqual({ requestId: ID, outcome: 'success' });
    const stranger = createCallbacks('https://careline.example.com', { current: two, former: [] });
    expect(stranger.read(old.error)).toBeUndefined();
  });

  it('stays what it was: reports arrive after a new version has started', () => {
    const { success } = tokens(createCallbacks('https://careline.example.com', { current: one, former: [] }));
    expect(success).toBe('Cw6PXmTBSgydXy9-HSw7SgCOX9_lu1zqTVEsaLxgkFYljFWi4Lu3IToP1CZ9kZAIKA');
  });

  it('is filled in where an operation wants one, and there is one', () => {
    const input = { params: {}, body: { kept: 1 } };
    expect(callbacks.reachable).toBe(true);
    expect(callbacks.fill(openBench().operation, input, ID)).toBe(input);
    const unreachable = createCallbacks(undefined, KEYS);
    expect(unreachable.reachable).toBe(false);
    expect(unreachable.fill(barringsUpdate, input, ID)).toBe(input);
  });
});

describe('a report', () => {
  let bench: Bench;
  let id: string;
  beforeEach(async () => {
    bench = openBench();
    id = randomUUID();
    await filed(bench, id);
  });
  const goTo = async (...steps: readonly Parameters<typeof move>[2][]) => {
    for (const step of steps) await move(bench.approvals.store, id, step, { actor: 'careline' });
  };
  const report = (outcome: CallbackOutcome, body = '{"result":"as reported"}') =>
    takeReport(bench.approvals, tokens(bench.approvals.callbacks, id)[outcome], body);
  const stateNow = async () => (await bench.approvals.store.request(id))?.state;

  it.each([
    ['success', 'succeeded', 'error'],
    ['error', 'failed', 'success'],
  ] as const)(
    'of %s makes it %s; the same again is nothing new, the contrary is noted and changes nothing',
    async (outcome, state, contrary) => {
      await goTo('approve', 'claim', 'accept');
      expect(await report(outcome)).toBe('taken');
      const taken = { via: 'callback', result: outcome, evidence: '{"result":"as reported"}' };
      expect(await lastEvent(bench, id)).toMatchObject({
        kind: state,
        actor: 'partners-callback',
        data: taken,
      });
      expect(await report(outcome)).toBe('repeated');
      expect((await lastEvent(bench, id))?.kind).toBe(state);
      expect(await report(contrary)).toBe('contrary');
      expect(await stateNow()).toBe(state);
      expect(await lastEvent(bench, id)).toMatchObject({
        kind: 'callback_contrary',
        actor: 'partners-callback',
        data: { ...taken, result: contrary },
      });
      expect(await toldAt(bench, id)).toEqual(['audit']);
    },
  );

  it('before the answer to the call, or after it was given up, is taken too', async () => {
    await goTo('approve', 'claim');
    expect(await report('success')).toBe('taken');
    id = randomUUID();
    await filed(bench, id);
    await goTo('approve', 'claim', 'lose');
    expect(await report('error')).toBe('taken');
    expect(await stateNow()).toBe('failed');
  });

  it('for what waits for none is late: refused, and noted', async () => {
    expect(await report('success')).toBe('late');
    expect(await stateNow()).toBe('pending');
    expect(await lastEvent(bench, id)).toMatchObject({
      kind: 'callback_late',
      data: { via: 'callback', result: 'success' },
    });
    expect(await toldAt(bench, id)).toEqual(['audit']);
  });

  it('S126: the contrary, and what comes for none, is noted once however often it is reported', async () => {
    await goTo('approve', 'claim', 'accept');
    await report('success');
    expect(new Set(await Promise.all(Array.from({ length: 50 }, () => report('error'))))).toEqual(
      new Set(['contrary']),
    );
    for (let again = 0; again < 50; again += 1) expect(await report('error')).toBe('contrary');
    const kinds = async () => (await bench.approvals.store.eventsOf(id)).map(({ kind }) => kind);
    expect((await kinds()).filter((kind) => kind === 'callback_contrary')).toHaveLength(1);
    id = randomUUID();
    await filed(bench, id);
    for (let again = 0; again < 5; again += 1) expect(await report('success')).toBe('late');
    expect(await report('error')).toBe('late');
    expect((await kinds()).filter((kind) => kind === 'callback_late')).toHaveLength(2);
  });

  it('is kept as evidence, masked, and not longer than it need be', async () => {
    await goTo('approve', 'claim');
    await report('success', `for 612345678 ${'x'.repeat(5_000)}`);
    const evidence = z.string().parse((await lastEvent(bench, id))?.data.evidence);
    expect(evidence).toMatch(/^for .*x$/);
    expect(evidence).not.toContain('612345678');
    expect(evidence.length).toBeLessThanOrEqual(2_000);
  });

  it('under no token of ours, or for a request that is not there, is nobody’s', async () => {
    expect(await takeReport(bench.approvals, 'nonsense', '{}')).toBe('unknown');
    const gone = tokens(bench.approvals.callbacks, randomUUID()).success;
    expect(await takeReport(bench.approvals, gone, '{}')).toBe('unknown');
  });
});
