import { describe, expect, expectTypeOf, test } from 'vitest';
import type { AnyInput, Operation, Read } from '../../src/api/operation.ts';
import {
  block,
  callTo,
  context,
  errorOf,
  getLine,
  getMask,
  json,
  KEY,
  line,
  movement,
  patch,
  post,
  serve,
} from './client.support.ts';

const ok = { id: 22222 };

describe('what is sent', () => {
  test('path, query, key, correlation ID and the headers of API and operation', async () => {
    const server = await serve((_request, response) => json(response, 200, ok));
    const { call } = callTo(`${server.url}/base/path/`);
    const query = { query: { include: ['origin', 'selldate'] }, status: ['A', 'B&C'], number: '+34 6' };
    await call(getLine, { ...line, query }, context);
    const [sent] = server.received;
    const url = new URL(sent?.url ?? '', server.url);
    expect(url.pathname).toBe('/base/path/v2/orgs/telco/subscriptions/22222');
    expect(url.searchParams.get('query')).toBe('{"include":["origin","selldate"]}');
    expect(url.searchParams.getAll('status')).toEqual(['A', 'B&C']);
    expect(url.searchParams.get('number')).toBe('+34 6');
    expect(sent?.headers).toMatchObject({
      'x-api-key': KEY,
      'x-auth-roles': 'API_KEY',
      'request-correlation-id': 'request-1',
      accept: 'application/json',
    });
    expect(sent?.method).toBe('GET');
    expect(sent?.body).toBe('');
  });

  test('the configured key header, the headers of one endpoint and a JSON body', async () => {
    const server = await serve((_request, response) =>
      json(response, 201, { code: 'CREATED', title: 'done' }),
    );
    const { call } = callTo(server.url);
    const answer = await call(
      movement,
      { params: { service_type: 'mobile' }, headers: { 'x-only-here': 'yes' }, body: { amount: 2.5 } },
      context,
    );
    expect(answer).toMatchObject({ status: 201, data: { code: 'CREATED' }, drift: [] });
    const [sent] = server.received;
    expect(sent?.headers).toMatchObject({
      'x-partner-key': KEY,
      'x-only-here': 'yes',
      'content-type': 'application/json',
    });
    expect(sent?.headers['x-api-key']).toBeUndefined();
    expect(JSON.parse(sent?.body ?? '')).toEqual({ amount: 2.5 });
  });

  test('a path value is one encoded segment', async () => {
    const server = await serve((_request, response) => json(response, 200, { code: 'X' }));
    const { call } = callTo(server.url);
    await call(getMask, { params: { mask_code: 'a b?c#d:é%%25' } }, context);
    expect(server.received[0]?.url).toBe('/v2/orgs/telco/masks/a%20b%3Fc%23d%3A%C3%A9%25%2525');
  });

  const escaping = [
    '',
    '.',
    '..',
    'a/b',
    'a\\b',
    '../x',
    '%2e%2e',
    '%2E.',
    'a%2fb',
    'a%252fb',
    'a%5Cb',
    'a\nb',
    '%00',
    '\ud800',
  ];
  test.each(escaping)('a path value that would leave its segment is refused: %j', async (mask_code) => {
    const server = await serve((_request, response) => json(response, 200, { code: 'X' }));
    const { call, seen } = callTo(server.url);
    const error = await errorOf(call(getMask, { params: { mask_code } }, context));
    expect(error).toMatchObject({ kind: 'invalid', outcome: 'not_processed', api: 'barrings' });
    expect(error.message).toContain('mask_code');
    expect([server.received.length, seen.length]).toEqual([0, 0]);
  });

  test('input that breaks a schema is not sent, and not quoted', async () => {
    const server = await serve((_request, response) => json(response, 201, ''));
    const { call } = callTo(server.url);
    const reason = 'canary canary canary canary';
    const error = await errorOf(call(patch, { ...block, body: { active: true, reason } }, context));
    expect(error).toMatchObject({
      kind: 'invalid',
      outcome: 'not_processed',
      message: 'body.reason: too_big',
    });
    expect(await errorOf(call(getLine, { params: { subscription_id: 'abc' } }, context))).toMatchObject({
      kind: 'invalid',
    });
    const surplus: AnyInput = { params: { mask_code: 'X' }, body: { more: 1 } };
    const untyped: Operation = getMask;
    expect(await errorOf(call(untyped, surplus, context))).toMatchObject({ kind: 'invalid' });
    expect(server.received).toEqual([]);
  });
});

describe('what comes back', () => {
  test('data of the schema, the status and the correlation ID sent', async () => {
    const server = await serve((_request, response) => json(response, 200, { id: 7, name: 'x' }));
    const { call, seen } = callTo(server.url);
    const answer = await call(getLine, line, context);
    expectTypeOf(answer.data.id).toEqualTypeOf<string>();
    expect(answer).toEqual({
      status: 200,
      data: { id: '7', name: 'x' },
      raw: { id: 7, name: 'x' },
      drift: [],
      correlationId: 'request-1',
    });
    expect(seen).toEqual([
      {
        api: 'customers-v2',
        operationId: 'customers-v2.subscriptions.get',
        method: 'GET',
        correlationId: 'request-1',
        attempt: 1,
        ms: expect.any(Number),
        status: 200,
        outcome: 'ok',
      },
    ]);
  });

  test('the hooks of an operation read through it', async () => {
    const server = await serve((_request, response) => json(response, 200, { id: 7 }));
    const { call } = callTo(server.url);
    const read: Read = async (operation, input) => (await call(operation, input, context)).data;
    const data = await read(getLine, line);
    expectTypeOf(data.id).toEqualTypeOf<string>();
    expect(data.id).toBe('7');
  });

  test('#32 a 19-digit number keeps its digits', async () => {
    const server = await serve((_request, response) =>
      json(response, 200, '{"id":214748364,"iccid":8934011411551283019}'),
    );
    const { call } = callTo(server.url);
    expect((await call(getLine, line, context)).data.iccid).toBe('8934011411551283019');
  });

  test('201 and 204 without a body, 202 as 202, and the tracing ID', async () => {
    const answers = [
      { status: 201, body: '' },
      { status: 202, body: '{"externalId":"e-1","tracingId":"t-1"}' },
    ];
    const server = await serve((_request, response, count) => {
      const answer = answers[count - 1];
      json(response, answer?.status ?? 500, answer?.body);
    });
    const { call } = callTo(server.url);
    expect(await call(patch, block, context)).toMatchObject({ status: 201, data: undefined, drift: [] });
    expect(await call(patch, block, context)).toMatchObject({
      status: 202,
      data: { externalId: 'e-1' },
      tracingId: 't-1',
    });
  });

  test('a success status the page does not list is read, and reported', async () => {
    const server = await serve((_request, response) => response.writeHead(204).end());
    const { call, drifts } = callTo(server.url);
    const answer = await call(post, block, context);
    expect(answer).toMatchObject({ status: 204, data: undefined });
    expect(drifts).toEqual([
      {
        api: 'customers-v2',
        operationId: 'customers-v2.blocks.post',
        status: 204,
        path: '',
        problem: 'unlisted_status',
      },
    ]);
    expect(answer.drift).toEqual(drifts);
  });

  test('of an unlisted status, the listed one it fits best', async () => {
    const body = { id: { not: 'an id' }, more: 1 };
    const server = await serve((_request, response) => json(response, 203, body));
    const answer = await callTo(server.url).call(post, block, context);
    expect(answer.data).toEqual(body);
    expect(answer.drift.map(({ problem }) => problem)).toEqual(['unlisted_status']);
  });

  test('#32 what breaks the schema is taken out and reported, the rest is shown', async () => {
    const body = {
      id: 7,
      name: null,
      products: [{ code: 'A', price: 'free' }, { price: 1 }, 'junk', { code: 'B', price: 2, extra: true }],
    };
    const server = await serve((_request, response) => json(response, 200, body));
    const { call, drifts } = callTo(server.url);
    const { data, drift } = await call(getLine, line, context);
    expect(data).toEqual({ id: '7', products: [{ code: 'A' }, { code: 'B', price: 2, extra: true }] });
    expect(drift.map(({ path, problem }) => `${path} ${problem}`).sort()).toEqual([
      'name invalid_type',
      'products[] invalid_type',
      'products[].price invalid_type',
    ]);
    expect(drifts).toEqual(drift);
  });

  test('an answer of which nothing can be kept is unreadable', async () => {
    const server = await serve((_request, response, count) =>
      json(response, 200, count === 1 ? '[]' : '{"id":null}'),
    );
    const { call } = callTo(server.url);
    expect(await errorOf(call(getLine, line, context))).toMatchObject({ kind: 'unreadable', status: 200 });
    expect(await errorOf(call(getLine, line, context))).toMatchObject({ kind: 'unreadable' });
  });
});
