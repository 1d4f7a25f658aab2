import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LARGEST_BODY } from '../../src/api/body.ts';
import {
  block,
  callTo,
  context,
  deadUrl,
  errorOf,
  getLine,
  getMask,
  json,
  line,
  patch,
  serve,
} from './client.support.ts';

afterEach(() => {
  vi.useRealTimers();
});

const hang = () => undefined;

describe('the deadline', () => {
  test('ends a call that is never answered; a change is unknown, a read not tried again', async () => {
    const server = await serve(hang);
    const { call, seen } = callTo(server.url, { deadlineMs: 150 });
    const started = performance.now();
    const [change, read] = await Promise.all([
      errorOf(call(patch, block, context)),
      errorOf(call(getLine, line, context)),
    ]);
    expect(change).toMatchObject({ kind: 'timeout', outcome: 'unknown' });
    expect(read).toMatchObject({ kind: 'timeout' });
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(server.received).toHaveLength(2);
    expect(seen.map(({ outcome }) => outcome)).toEqual(['timeout', 'timeout']);
  });

  test('#35 ends the reading of a body that drips', async () => {
    const dripping = new Set<NodeJS.Timeout>();
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 10);
      dripping.add(timer);
      response.on('close', () => {
        clearInterval(timer);
        dripping.delete(timer);
      });
    });
    const { call } = callTo(server.url, { deadlineMs: 200 });
    const started = performance.now();
    expect(await errorOf(call(patch, block, context))).toMatchObject({ kind: 'timeout', outcome: 'unknown' });
    expect(performance.now() - started).toBeLessThan(1_000);
    await vi.waitFor(() => expect(dripping.size).toBe(0));
  });

  test('counts the waits between attempts', async () => {
    const server = await serve((_request, response) => json(response, 503, {}));
    const { call } = callTo(server.url, { deadlineMs: 150, wait: (_ms, signal) => untilAborted(signal) });
    expect(await errorOf(call(getLine, line, context))).toMatchObject({ kind: 'unavailable', status: 503 });
  });

  test('#35 60 MB are not read', async () => {
    let written = 0;
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      written = 0;
      pour(response, 60_000_000, (bytes) => {
        written += bytes;
      });
    });
    const { call } = callTo(server.url);
    const error = await errorOf(call(patch, block, context));
    expect(error).toMatchObject({ kind: 'unreadable', outcome: 'unknown', status: 200 });
    expect(error.message).toContain('too large');
    // What lies in the sockets' buffers comes on top of what was read.
    expect(written).toBeLessThan(LARGEST_BODY + 20_000_000);
  });
});

describe('giving up', () => {
  test('while the API works: unknown; before anything is sent: not processed', async () => {
    const controller = new AbortController();
    const server = await serve(() => controller.abort());
    const { call } = callTo(server.url);
    const given = { ...context, signal: controller.signal };
    expect(await errorOf(call(patch, block, given))).toMatchObject({ kind: 'timeout', outcome: 'unknown' });
    expect(await errorOf(call(patch, block, given))).toMatchObject({
      kind: 'timeout',
      outcome: 'not_processed',
    });
    expect(server.received).toHaveLength(1);
  });
});

describe('one slow API', () => {
  test('#37 under 200 calls does not hold up another, and those that got no slot were not sent', async () => {
    const slow = await serve(hang);
    const quick = await serve((_request, response) => json(response, 200, { code: 'X' }));
    const { call, seen } = callTo(slow.url, { deadlineMs: 2_000, urls: { barrings: quick.url } });
    const held = Promise.all(Array.from({ length: 200 }, () => errorOf(call(patch, block, context))));
    await vi.waitFor(() => expect(slow.received).toHaveLength(20));
    const started = performance.now();
    await Promise.all(
      Array.from({ length: 20 }, () => call(getMask, { params: { mask_code: 'X' } }, context)),
    );
    expect(performance.now() - started).toBeLessThan(400);
    const errors = await held;
    expect(errors.filter(({ kind }) => kind === 'timeout')).toHaveLength(20);
    const busy = errors.filter(({ kind }) => kind === 'busy');
    expect(busy).toHaveLength(180);
    expect(busy.every(({ outcome }) => outcome === 'not_processed')).toBe(true);
    expect(slow.received).toHaveLength(20);
    expect(seen.filter(({ outcome }) => outcome === 'busy')).toHaveLength(180);
  });

  test('calls behind one that gave up get their turn', async () => {
    const waiting: ServerResponse[] = [];
    const server = await serve((_request, response) => waiting.push(response));
    const { call } = callTo(server.url, { maxConcurrent: 1 });
    const controller = new AbortController();
    const first = call(patch, block, context);
    const second = errorOf(call(patch, block, { ...context, signal: controller.signal }));
    const third = call(patch, block, context);
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    controller.abort();
    expect(await second).toMatchObject({ outcome: 'not_processed' });
    waiting[0]?.writeHead(201).end();
    await first;
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    waiting[1]?.writeHead(201).end();
    expect((await third).status).toBe(201);
  });
});

describe('the circuit', () => {
  test('opens after ten failures in a row, for its API alone, and closes when a try succeeds', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    let isDown = true;
    const server = await serve((_request, response) =>
      isDown ? json(response, 500, {}) : json(response, 200, { id: 1 }),
    );
    const other = await serve((_request, response) => json(response, 200, { code: 'X' }));
    const { call } = callTo(server.url, { urls: { barrings: other.url } });
    for (let count = 0; count < 10; count += 1) await errorOf(call(getLine, line, context));
    expect(await errorOf(call(patch, block, context))).toMatchObject({
      kind: 'unavailable',
      outcome: 'not_processed',
      code: 'CIRCUIT_OPEN',
    });
    expect(server.received).toHaveLength(10);
    expect((await call(getMask, { params: { mask_code: 'X' } }, context)).status).toBe(200);

    vi.setSystemTime(Date.now() + 11_000);
    expect(await errorOf(call(getLine, line, context))).toMatchObject({ status: 500 });
    expect(await errorOf(call(getLine, line, context))).toMatchObject({ code: 'CIRCUIT_OPEN' });

    isDown = false;
    vi.setSystemTime(Date.now() + 11_000);
    expect((await call(getLine, line, context)).status).toBe(200);
    expect((await call(getLine, line, context)).status).toBe(200);
    expect(server.received).toHaveLength(13);
  });

  test('counts broken connections and deadlines, not refusals', async () => {
    const refusing = await serve((_request, response) => json(response, 404, {}));
    const healthy = callTo(refusing.url);
    for (let count = 0; count < 12; count += 1) await errorOf(healthy.call(getLine, line, context));
    expect(refusing.received).toHaveLength(12);

    const dead = callTo(await deadUrl());
    for (let count = 0; count < 4; count += 1) await errorOf(dead.call(getLine, line, context));
    expect(await errorOf(dead.call(getLine, line, context))).toMatchObject({ code: 'CIRCUIT_OPEN' });

    const controller = new AbortController();
    const patient = await serve((_request, _response, count) => {
      if (count === 10) controller.abort();
    });
    const left = callTo(patient.url);
    const given = { ...context, signal: controller.signal };
    await Promise.all(Array.from({ length: 10 }, () => errorOf(left.call(getLine, line, given))));
    void errorOf(left.call(getLine, line, context));
    await vi.waitFor(() => expect(patient.received).toHaveLength(11));

    const hanging = await serve(hang);
    const late = callTo(hanging.url, { deadlineMs: 60 });
    await Promise.all(Array.from({ length: 10 }, () => errorOf(late.call(getLine, line, context))));
    expect(await errorOf(late.call(getLine, line, context))).toMatchObject({ code: 'CIRCUIT_OPEN' });
  });
});

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** Writes as fast as it is read, until all is written or the reader leaves. */
function pour(response: ServerResponse, bytes: number, onWritten: (bytes: number) => void): void {
  const chunk = Buffer.alloc(256_000, 0x20);
  let left = bytes;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length;
      onWritten(chunk.length);
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}
