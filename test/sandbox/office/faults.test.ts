import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { masksList } from '../../../src/api/barrings/masks.ts';
import { blocksList, blocksUpdate } from '../../../src/api/customers-v2/blocks.ts';
import { customersSearch } from '../../../src/api/customers-v4/customers.ts';
import type { Call, Fault } from '../../../src/sandbox/office/office.ts';
import { credentials, openOffice, reader, send, visit } from './visit.ts';

const office = await openOffice();
const read = reader(office);
const params = { subscription_id: office.known.lucia.subscriptionId };
const block = { params: { ...params, block_id: '1' as const }, body: { active: true } };
const change = (signal?: AbortSignal) => visit(office, blocksUpdate, block, signal ? { signal } : {});
const blocked = async () => ((await read(blocksList, { params })).items ?? []).length > 0;
const set = (fault: Fault) => office.faults.set('customers-v2', fault);
const clear = () => office.faults.clear();
beforeEach(() => office.reset());
afterAll(() => office.close());

describe('a fault answers', () => {
  it('a status, in the envelope of its API, without the change', async () => {
    set({ status: 503 });
    expect(await change()).toMatchObject({ status: 503, body: { status: 'SERVICE_UNAVAILABLE' } });
    clear();
    expect(await blocked()).toBe(false);
  });

  it('a status although the change happened, where told', async () => {
    set({ status: 500, effect: true });
    expect((await change()).status).toBe(500);
    clear();
    expect(await blocked()).toBe(true);
  });

  it('HTML', async () => {
    set({ html: true });
    const answer = await change();
    expect(answer).toMatchObject({ status: 200, text: expect.stringMatching(/^<!doctype html>/) });
    expect(answer.headers.get('content-type')).toContain('text/html');
    clear();
    expect(await blocked()).toBe(false);
  });

  it('half a JSON', async () => {
    set({ brokenJson: true });
    const answer = await visit(office, blocksList, { params });
    expect(answer.status).toBe(200);
    expect(() => JSON.parse(answer.text)).toThrow(SyntaxError);
  });

  it('an error envelope under a 200', async () => {
    set({ errorEnvelopeWith200: true });
    expect(await change()).toMatchObject({ status: 200, body: { code: '0099', detailMsg: 'Out of order' } });
  });

  it('a redirect', async () => {
    set({ redirect: 'http://127.0.0.1:9/elsewhere' });
    const answer = await change();
    expect([answer.status, answer.headers.get('location')]).toEqual([307, 'http://127.0.0.1:9/elsewhere']);
  });

  it('429 with Retry-After as often as told, and then the usual', async () => {
    set({ rateLimit: { retryAfter: 2, times: 2 } });
    const answers = [await change(), await change(), await change()];
    expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
      [429, '2'],
      [429, '2'],
      [201, null],
    ]);
  });
});

describe('a fault loses', () => {
  it('the connection before the change', async () => {
    set({ reset: 'before' });
    await expect(change()).rejects.toThrow();
    clear();
    expect(await blocked()).toBe(false);
  });

  it('the connection after the change', async () => {
    set({ reset: 'after' });
    await expect(change()).rejects.toThrow();
    expect(office.calls.at(-1)).toMatchObject({ operationId: 'customers-v2.blocks.update', status: 0 });
    clear();
    expect(await blocked()).toBe(true);
  });
});

describe('a fault delays', () => {
  it('the answer, not the change', async () => {
    set({ delayMs: 60_000 });
    const patience = new AbortController();
    const answer = change(patience.signal);
    const lost = expect(answer).rejects.toThrow();
    await vi.waitFor(() => expect(office.calls).toHaveLength(1));
    patience.abort();
    await lost;
    clear();
    expect(await blocked()).toBe(true);
  });

  it('an answer for as long as told', async () => {
    set({ delayMs: 40 });
    const started = performance.now();
    expect((await change()).status).toBe(201);
    expect(performance.now() - started).toBeGreaterThanOrEqual(39);
  });

  it('a body, one byte at a time', async () => {
    set({ slowBody: true });
    const patience = new AbortController();
    const url = `${office.urls['customers-v2']}/v2/orgs/telco/subscriptions/${params.subscription_id}/blocks`;
    const headers = credentials(office, 'customers-v2');
    const response = await fetch(url, { headers, signal: patience.signal });
    const chunk = await response.body?.getReader().read();
    expect([response.status, chunk?.value?.length]).toEqual([200, 1]);
    patience.abort();
  });
});

describe('a fault strikes', () => {
  it('as often as told, and is gone', async () => {
    set({ status: 500, times: 1 });
    expect([(await change()).status, office.faults.size, (await change()).status]).toEqual([500, 0, 201]);
  });

  it('one operation alone, where told', async () => {
    set({ status: 500, operation: 'customers-v2.blocks.update' });
    expect((await visit(office, blocksList, { params })).status).toBe(200);
    expect((await change()).status).toBe(500);
  });

  it('one API alone, of two that share an address', async () => {
    set({ status: 500 });
    const query = { email: office.known.lucia.email };
    expect((await visit(office, customersSearch, { params: {}, query })).status).toBe(200);
  });
});

describe('calls', () => {
  it('are listed with what was asked, newest last', async () => {
    const headers = { 'Request-Correlation-Id': 'a-correlation' };
    await visit(office, masksList, { params: {}, query: { code: 'DEBT_MOBILE_LP' } }, { headers });
    await change();
    expect(office.calls).toMatchObject([
      {
        api: 'barrings',
        operationId: 'barrings.masks.list',
        method: 'GET',
        path: '/v2/orgs/masmovil/masks?code=DEBT_MOBILE_LP',
        correlationId: 'a-correlation',
        status: 200,
      },
      { api: 'customers-v2', method: 'PATCH', status: 201, body: { active: true } },
    ]);
    expect(office.calls[0]).not.toHaveProperty('body');
  });

  it('are told to listeners, once each, lost ones too, until they stop listening', async () => {
    const heard: Call[] = [];
    const stop = office.onCall((call) => heard.push(call));
    await change();
    set({ reset: 'before' });
    await expect(change()).rejects.toThrow();
    await vi.waitFor(() => expect(heard.map(({ status }) => status)).toEqual([201, 0]));
    stop();
    clear();
    await change();
    expect(heard).toHaveLength(2);
  });

  it('are kept to the last 2,000', async () => {
    const headers = credentials(office, 'barrings');
    const ask = (at: number) => send(`${office.urls.barrings}/v2/orgs/masmovil/nothing/${at}`, { headers });
    for (let at = 0; at < 2010; at += 30)
      await Promise.all(Array.from({ length: 30 }, (_, more) => ask(at + more)));
    expect(office.calls).toHaveLength(2000);
  });
});
