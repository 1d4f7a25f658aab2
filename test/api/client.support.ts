import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { z } from 'zod';
import { type CallOptions, createCall, type Drift, type Observation } from '../../src/api/client.ts';
import { ApiError } from '../../src/api/errors.ts';
import { defineOperation } from '../../src/api/operation.ts';
import { digits, noBody, wireId } from '../../src/api/schemas.ts';
import { systemClock } from '../../src/clock.ts';

/** A request as the loopback server received it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Respond = (request: Received, response: ServerResponse, count: number) => void;

const servers = new Set<Server>();

afterEach(async () => {
  await Promise.all(
    [...servers].map((server) => {
      servers.delete(server);
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
});

/** A server on loopback that answers as told and remembers what it got. */
export async function serve(respond: Respond): Promise<{ url: string; received: Received[]; close(): void }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const { method = '', url = '', headers } = request;
      const seen = { method, url, headers, body };
      received.push(seen);
      respond(seen, response, received.length);
    });
  });
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: urlOf(server), received, close: () => server.close() };
}

function urlOf(server: Server): string {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return `http://127.0.0.1:${address.port}`;
}

/** An address on which nobody listens: a port that was just given back. */
export async function deadUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = urlOf(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export const KEY = 'key-canary-5f1c';

/** A call path to one server for every API, unless told otherwise; waits between attempts take no time. */
export function callTo(url: string, overrides: Partial<CallOptions> & { urls?: { barrings?: string } } = {}) {
  const { urls, ...options } = overrides;
  const seen: Observation[] = [];
  const drifts: Drift[] = [];
  const waits: number[] = [];
  let ids = 0;
  const access = { baseUrl: url, apiKey: KEY, apiKeyHeader: 'x-api-key', orgId: 'telco' };
  const call = createCall({
    apis: {
      partners: { ...access, apiKeyHeader: 'x-partner-key' },
      'customers-v2': { ...access, headers: { 'x-auth-roles': 'API_KEY' } },
      'customers-v4': access,
      barrings: { ...access, baseUrl: urls?.barrings ?? url },
    },
    deadlineMs: 5_000,
    newId: () => {
      ids += 1;
      return `fresh-${ids}`;
    },
    clock: { ...systemClock, now: () => new Date('2026-11-20T10:00:00Z') },
    onCall: (observation) => seen.push(observation),
    onDrift: (drift) => drifts.push(drift),
    wait: async (ms) => {
      waits.push(ms);
    },
    ...options,
  });
  return { call, seen, drifts, waits };
}

/** The ApiError a call ends in; anything else fails the test. */
export async function errorOf(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => new Error('the call succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof ApiError) return error;
  throw error;
}

export const context = { correlationId: 'request-1' };

const named = (title: string) => ({ en: title, es: title });

export const getLine = defineOperation({
  id: 'customers-v2.subscriptions.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}',
  title: named('line'),
  resource: { en: 'Subscriptions', es: 'Subscriptions' },
  moves: 'nothing',
  params: z.object({ subscription_id: digits() }),
  query: z.object({
    query: z.object({ include: z.array(z.string()) }).optional(),
    status: z.array(z.string()).optional(),
    number: z.string().optional(),
  }),
  responses: {
    200: z.looseObject({
      id: wireId(),
      iccid: wireId().nullish(),
      name: z.string().optional(),
      products: z.array(z.looseObject({ code: z.string(), price: z.number().optional() })).optional(),
    }),
  },
});

/** A free-text path value: what the path builder must guard by itself. */
export const getMask = defineOperation({
  id: 'barrings.masks.get',
  api: 'barrings',
  method: 'GET',
  path: '/v2/orgs/{org_id}/masks/{mask_code}',
  title: named('mask'),
  resource: { en: 'Masks', es: 'Masks' },
  moves: 'nothing',
  params: z.object({ mask_code: z.string() }),
  responses: { 200: z.looseObject({ code: z.string() }) },
});

function change<M extends 'POST' | 'PUT' | 'PATCH' | 'DELETE'>(method: M) {
  return defineOperation({
    id: `customers-v2.blocks.${method.toLowerCase()}`,
    api: 'customers-v2',
    method,
    path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/blocks',
    title: named('block'),
    resource: { en: 'Blocks', es: 'Blocks' },
    moves: 'service',
    params: z.object({ subscription_id: digits() }),
    body: z.object({ active: z.boolean(), reason: z.string().max(20).optional() }).optional(),
    responses: {
      200: z.looseObject({ id: wireId().optional() }),
      201: noBody(),
      202: z.looseObject({ externalId: z.string() }),
    },
  });
}

export const post = change('POST');
export const put = change('PUT');
export const patch = change('PATCH');
export const remove = change('DELETE');

/** Loose, so that any body would fit: what an error in disguise must not pass through. */
export const movement = defineOperation({
  id: 'partners.movements.create',
  api: 'partners',
  method: 'POST',
  path: '/v2/{service_type}/movements',
  title: named('movement'),
  resource: { en: 'Movements', es: 'Movements' },
  moves: 'service',
  params: z.object({ service_type: z.enum(['mobile', 'fixed']) }),
  body: z.object({ amount: z.number() }),
  headers: z.strictObject({ 'x-only-here': z.string().optional() }),
  responses: { 201: z.looseObject({ code: z.string().optional(), title: z.string().optional() }) },
});

export const line = { params: { subscription_id: '22222' } };
export const block = { params: { subscription_id: '22222' }, body: { active: true, reason: 'lost' } };
