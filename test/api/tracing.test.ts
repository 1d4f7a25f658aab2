/** What the API names a call by: in the body, or in the header by which it is sent ours. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Operation } from '../../src/api/operation.ts';
import { operationById } from '../../src/api/registry.ts';
import { callTo, context, errorOf, json, KEY, serve } from './client.support.ts';

const WORKFLOW = 'b7f1c2d0-0000-4000-8000-00000000a1b2';
const ASYNCHRONOUS = ['partners.barrings.update', 'partners.services.create', 'partners.devices.update'];

/** The operation, asked without an input: what is answered counts here. */
function withoutInput(id: string): Operation {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  const { body: _body, query: _query, ...rest } = operation;
  return { ...rest, path: '/v2/here', params: z.strictObject({}) };
}

/** Calls it on a server that answers so, with this in the header. */
async function called(id: string, header: string, status = 202, body: unknown = '') {
  const server = await serve((_request, response) =>
    json(response, status, body, { 'Request-Correlation-Id': header }),
  );
  const { call } = callTo(server.url);
  return call(withoutInput(id), { params: {} }, context);
}

describe('the workflow id of the partners API', () => {
  test.each(ASYNCHRONOUS)('P63 %s: its header is kept as tracing ID', async (id) => {
    expect((await called(id, WORKFLOW)).tracingId).toBe(WORKFLOW);
  });

  test.each(ASYNCHRONOUS)('P63 %s: ours, come back, is none', async (id) => {
    expect(await called(id, 'REQUEST-1')).not.toHaveProperty('tracingId');
    expect(await called(id, ' ')).not.toHaveProperty('tracingId');
  });

  test('P63 is kept with an error, too', async () => {
    const refused = called(ASYNCHRONOUS[0] ?? '', WORKFLOW, 400, { code: 'BAD_REQUEST', title: 'no' });
    expect(await errorOf(refused)).toMatchObject({ kind: 'invalid', tracingId: WORKFLOW });
    const disguised = called(ASYNCHRONOUS[0] ?? '', WORKFLOW, 202, { code: 'BAD_REQUEST', title: 'no' });
    expect(await errorOf(disguised)).toMatchObject({ outcome: 'unknown', tracingId: WORKFLOW });
    const html = called(ASYNCHRONOUS[0] ?? '', WORKFLOW, 202, '<h1>no</h1>');
    expect(await errorOf(html)).toMatchObject({ kind: 'unreadable', tracingId: WORKFLOW });
  });

  test('what the body says goes before it', async () => {
    const body = { externalId: 'e', tracingId: 'of-the-body' };
    expect((await called('barrings.masks-operations.create', WORKFLOW, 202, body)).tracingId).toBe(
      'of-the-body',
    );
  });

  test('it is one bounded line, and never our key', async () => {
    expect((await called(ASYNCHRONOUS[0] ?? '', 'w'.repeat(500))).tracingId).toHaveLength(81);
    expect((await called(ASYNCHRONOUS[0] ?? '', `w-${KEY}`)).tracingId).toBe('w-•••');
  });
});
