import { describe, expect, test } from 'vitest';
import {
  block,
  callTo,
  context,
  deadUrl,
  errorOf,
  getLine,
  json,
  KEY,
  line,
  movement,
  patch,
  post,
  put,
  remove,
  serve,
} from './client.support.ts';

const changes = [post, put, patch, remove];

describe('a change is sent once', () => {
  test.each(changes)('#29 #30 $method on 503', async (operation) => {
    const server = await serve((_request, response) => json(response, 503, { code: 'X', title: 'down' }));
    const { call } = callTo(server.url);
    const error = await errorOf(call(operation, block, context));
    expect(error).toMatchObject({ kind: 'unavailable', outcome: 'unknown', status: 503 });
    expect(server.received).toHaveLength(1);
  });

  test.each(changes)('#29 $method on a dropped socket', async (operation) => {
    const server = await serve((_request, response) => response.destroy());
    const { call } = callTo(server.url);
    const error = await errorOf(call(operation, block, context));
    expect(error).toMatchObject({ kind: 'network', outcome: 'unknown' });
    expect(error.status).toBeUndefined();
    expect(server.received).toHaveLength(1);
  });

  test('a socket dropped in mid-body', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"id":', () => response.destroy());
    });
    const { call } = callTo(server.url);
    expect(await errorOf(call(patch, block, context))).toMatchObject({ kind: 'network', outcome: 'unknown' });
    expect(server.received).toHaveLength(1);
  });

  test.each([408, 500, 502, 504])('%i', async (status) => {
    const server = await serve((_request, response) => response.writeHead(status).end());
    const { call } = callTo(server.url);
    expect(await errorOf(call(patch, block, context))).toMatchObject({ outcome: 'unknown', status });
    expect(server.received).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 409, 422])('%i is a refusal', async (status) => {
    const server = await serve((_request, response) => response.writeHead(status).end());
    const { call } = callTo(server.url);
    expect(await errorOf(call(patch, block, context))).toMatchObject({ outcome: 'refused', status });
    expect(server.received).toHaveLength(1);
  });
});

describe('what may be tried again', () => {
  test('#30 a change after 429, each attempt under its own correlation ID', async () => {
    const server = await serve((_request, response, count) =>
      count < 3 ? json(response, 429, {}, { 'retry-after': '2' }) : json(response, 201, ''),
    );
    const { call, waits, seen } = callTo(server.url);
    const answer = await call(patch, block, context);
    expect(answer.correlationId).toBe('fresh-2');
    const ids = server.received.map(({ headers }) => headers['request-correlation-id']);
    expect(ids).toEqual(['request-1', 'fresh-1', 'fresh-2']);
    expect(waits).toEqual([2_000, 2_000]);
    expect(seen.map(({ attempt, outcome, correlationId }) => [attempt, outcome, correlationId])).toEqual([
      [1, 'rate_limited', 'request-1'],
      [2, 'rate_limited', 'fresh-1'],
      [3, 'ok', 'fresh-2'],
    ]);
  });

  test('429 to the end: not processed; Retry-After as a date', async () => {
    const headers = { 'retry-after': 'Fri, 20 Nov 2026 10:00:03 GMT' };
    const server = await serve((_request, response) => json(response, 429, {}, headers));
    const { call, waits } = callTo(server.url);
    expect(await errorOf(call(patch, block, context))).toMatchObject({
      kind: 'rate_limited',
      outcome: 'not_processed',
      status: 429,
    });
    expect(server.received).toHaveLength(3);
    expect(waits).toEqual([3_000, 3_000]);
  });

  test('not beyond the deadline: a longer Retry-After ends the call at once', async () => {
    const server = await serve((_request, response) => json(response, 429, {}, { 'retry-after': '60' }));
    const { call, waits } = callTo(server.url);
    expect(await errorOf(call(getLine, line, context))).toMatchObject({ kind: 'rate_limited' });
    expect([server.received.length, waits]).toEqual([1, []]);
  });

  test('a change to which no connection was made', async () => {
    const { call, seen } = callTo(await deadUrl());
    const error = await errorOf(call(patch, block, context));
    expect(error).toMatchObject({ kind: 'network', outcome: 'not_processed', code: 'ECONNREFUSED' });
    expect(seen.map(({ correlationId }) => correlationId)).toEqual(['request-1', 'fresh-1', 'fresh-2']);
    expect(JSON.stringify([error, error.message, error.stack, error.cause])).not.toMatch(/22222|canary/);
  });

  test('#36 a change refused by DNS, but none over a broken TLS handshake', async () => {
    const dns = callTo('http://careline.invalid');
    expect(await errorOf(dns.call(patch, block, context))).toMatchObject({ outcome: 'not_processed' });
    expect(dns.seen).toHaveLength(3);
    const server = await serve((_request, response) => json(response, 201, ''));
    const tls = callTo(server.url.replace('http:', 'https:'));
    expect(await errorOf(tls.call(patch, block, context))).toMatchObject({
      kind: 'network',
      outcome: 'not_processed',
      code: expect.stringMatching(/^ERR_SSL_/),
    });
    expect([tls.seen.length, server.received.length]).toEqual([1, 0]);
  });

  test('a change that met 429 and then 503 is unknown', async () => {
    const server = await serve((_request, response, count) => json(response, count === 1 ? 429 : 503, {}));
    const { call } = callTo(server.url);
    expect(await errorOf(call(put, block, context))).toMatchObject({ outcome: 'unknown', status: 503 });
    expect(server.received).toHaveLength(2);
  });

  test.each([429, 502, 503, 504])('a read on %i, three times, under one correlation ID', async (status) => {
    const server = await serve((_request, response) => json(response, status, {}));
    const { call, waits } = callTo(server.url);
    expect(await errorOf(call(getLine, line, context))).toMatchObject({ status });
    const ids = server.received.map(({ headers }) => headers['request-correlation-id']);
    expect(ids).toEqual(['request-1', 'request-1', 'request-1']);
    expect(waits[0]).toBeGreaterThanOrEqual(100);
    expect(waits[1]).toBeGreaterThanOrEqual(200);
    expect(Math.max(...waits)).toBeLessThanOrEqual(400);
  });

  test.each([400, 404, 500])('no read on %i', async (status) => {
    const server = await serve((_request, response) => json(response, status, {}));
    const { call } = callTo(server.url);
    expect(await errorOf(call(getLine, line, context))).toMatchObject({ status });
    expect(server.received).toHaveLength(1);
  });

  test('a read on a dropped socket, and then it succeeds', async () => {
    const server = await serve((_request, response, count) =>
      count === 1 ? response.destroy() : json(response, 200, { id: 1 }),
    );
    const { call } = callTo(server.url);
    expect((await call(getLine, line, context)).data.id).toBe('1');
    expect(server.received).toHaveLength(2);
  });
});

describe('answers that are none', () => {
  const html = '<!doctype html><h1>Log in</h1>';
  const broken = '{"id": 7';
  test.each([html, broken, '{"id":}', 'OK'])('#31 success status with %j', async (body) => {
    const server = await serve((_request, response) => response.writeHead(201).end(body));
    const { call } = callTo(server.url);
    const error = await errorOf(call(patch, block, context));
    expect(error).toMatchObject({ kind: 'unreadable', outcome: 'unknown', status: 201 });
    expect(error.message).toBe('The answer is not JSON.');
    expect(server.received).toHaveLength(1);
  });

  test('HTML with an error status keeps the status and loses the HTML', async () => {
    const server = await serve((_request, response) => response.writeHead(404).end(html));
    const error = await errorOf(callTo(server.url).call(getLine, line, context));
    expect(error).toMatchObject({ kind: 'not_found', status: 404 });
    expect(error.message).not.toMatch(/</);
  });

  const disguised = [
    [{ code: 'NOT_FOUND', title: 'NO SUCH SERVICE' }, 'not_found'],
    [{ code: 'INTERNAL_SERVER_ERROR', title: 'x' }, 'unavailable'],
    [{ code: '0013', status: '409', message: 'busy', detailMsg: 'd' }, 'conflict'],
    [{ code: 13, message: 'busy', DetailMsg: 'd' }, 'unreadable'],
    [{ errors: [{ error: { code: 'MCUS.999.994', title: 'Conflict', message: 'c' } }] }, 'conflict'],
    [{ tracingId: 't-9', code: 'ODD', message: 'OA3_403_01: no' }, 'forbidden'],
  ] as const;
  test.each(disguised)('#31 success status with an error inside: %j', async (body, kind) => {
    const server = await serve((_request, response) => json(response, 201, body));
    const { call } = callTo(server.url);
    const input = { params: { service_type: 'mobile' as const }, body: { amount: 1 } };
    expect(await errorOf(call(movement, input, context))).toMatchObject({
      kind,
      outcome: 'unknown',
      status: 201,
    });
  });

  test('#36 a redirect is not followed, and the key goes nowhere', async () => {
    const elsewhere = await serve((_request, response) => json(response, 201, ''));
    const server = await serve((_request, response) =>
      response.writeHead(307, { location: `${elsewhere.url}/v2/steal` }).end(),
    );
    for (const operation of [post, getLine]) {
      const error = await errorOf(callTo(server.url).call(operation, { ...line, body: undefined }, context));
      expect(error).toMatchObject({ kind: 'unreadable', outcome: 'unknown', status: 307 });
    }
    expect(server.received).toHaveLength(2);
    expect(elsewhere.received).toEqual([]);
  });

  test('an API that repeats our key does not get it into the error', async () => {
    const server = await serve((request, response) =>
      json(response, 401, { code: 'X', title: `bad key ${String(request.headers['x-api-key'])}` }),
    );
    const error = await errorOf(callTo(server.url).call(getLine, line, context));
    expect(error.message).toBe('bad key •••');
    expect(JSON.stringify(error)).not.toContain(KEY);
  });
});
