/** Each status a page documents, in the envelope of its API, becomes the one error with its kind and outcome. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCall } from '../../src/api/client.ts';
import { ApiError, type ApiErrorKind } from '../../src/api/errors.ts';
import type { Api } from '../../src/api/operation.ts';
import { operationById } from '../../src/api/registry.ts';
import { systemClock } from '../../src/clock.ts';
import { startOffice } from '../../src/sandbox/office/office.ts';
import { cases } from './cases.ts';

const pages = z
  .object({ operations: z.array(z.object({ id: z.string(), errors: z.array(z.number()) })) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/operations.json'), 'utf8'))).operations;

const KINDS: Readonly<Record<number, ApiErrorKind>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'invalid',
  406: 'duplicate',
  409: 'conflict',
  500: 'unavailable',
  503: 'unavailable',
};

const office = await startOffice();
afterAll(() => office.close());
beforeEach(() => office.reset());

const access = (api: Api, variable: string) => ({
  baseUrl: office.urls[api],
  apiKey: office.env[`${variable}_API_KEY`] ?? '',
  apiKeyHeader: 'x-api-key',
  orgId: office.env[`${variable}_ORG_ID`] ?? office.env.ORG_ID ?? '',
});

/** A call path of its own for each call: failures in a row would close an API for a while. */
function call() {
  let ids = 0;
  return createCall({
    apis: {
      partners: access('partners', 'PARTNERS'),
      'customers-v2': { ...access('customers-v2', 'CUSTOMERS_V2'), headers: { 'x-auth-roles': 'API_KEY' } },
      'customers-v4': access('customers-v4', 'CUSTOMERS_V4'),
      barrings: access('barrings', 'BARRINGS'),
    },
    deadlineMs: 5_000,
    newId: () => `id-${ids++}`,
    clock: systemClock,
    wait: async () => undefined,
  });
}

describe.each(pages.filter(({ errors }) => errors.length > 0))('$id', ({ id, errors }) => {
  it.each(errors)('says what a %i means', async (status) => {
    const operation = operationById(id);
    const found = cases[id];
    if (!operation || !found) throw new Error(id);
    // What the case would have to prepare is not needed: the fault answers first.
    const input = await found.input(office, async () => PREPARED);
    office.faults.set(operation.api, { status, operation: id });
    const error = await call()(operation, input, { correlationId: 'c' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      kind: KINDS[status],
      status,
      api: operation.api,
      operationId: id,
      outcome: status >= 500 ? 'unknown' : status === 406 ? expect.any(String) : 'refused',
    });
  });
});

const ID = '123e4567-e89b-42d3-a456-556642440000';
/** Whatever a case may look for in an answer. */
const PREPARED = [{ id: ID, computed_penalty_id: 7, penalties: [{ subscription_uuid: ID }] }];
Object.assign(PREPARED, { id: ID, movement_id: ID, promotion_id: ID, processes: [{ process_id: ID }] });
