import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { masksGet, masksList } from '../../../src/api/barrings/masks.ts';
import {
  subscriptionMasksList,
  subscriptionMasksUpdate,
} from '../../../src/api/barrings/subscription-masks.ts';
import { subscriptionServicesUpdate } from '../../../src/api/barrings/subscription-services.ts';
import { blocksList, blocksUpdate } from '../../../src/api/customers-v2/blocks.ts';
import {
  penaltiesConfirm,
  penaltiesDelete,
  penaltiesSubscription,
} from '../../../src/api/customers-v2/penalties.ts';
import { termsList } from '../../../src/api/customers-v2/terms.ts';
import { usersGet, usersTree } from '../../../src/api/customers-v2/users.ts';
import { customersGet, customersSearch } from '../../../src/api/customers-v4/customers.ts';
import type { AnyInput, Operation } from '../../../src/api/operation.ts';
import { credentials, openOffice, send, visit } from './visit.ts';

const office = await openOffice({ newId: () => 'an-id' });
const { lucia, debtor, stolen, terminated, committed } = office.known;
beforeEach(() => office.reset());
afterAll(() => office.close());

const line = { subscription_id: lucia.subscriptionId };
const fixedLine = { subscription_id: lucia.subscriptionIds[1] };
const nowhere = { subscription_id: '99' };
const masks = (action: string, ...codes: string[]) => ({ action, barringsMasksCodes: codes });

type Row = [what: string, operation: Operation, input: AnyInput, status: number, code: string | number];

const BARRINGS: readonly Row[] = [
  [
    'an unknown mask',
    subscriptionMasksUpdate,
    { params: line, body: masks('APPLY', 'NO_SUCH') },
    400,
    'INVALID_BARRING_MASK',
  ],
  [
    'a mask for mobiles on fibre',
    subscriptionMasksUpdate,
    { params: fixedLine, body: masks('APPLY', 'DEBT_MOBILE_LP') },
    400,
    'INVALID_BARRING_MASK',
  ],
  [
    'a mask already applied',
    subscriptionMasksUpdate,
    { params: { subscription_id: debtor.subscriptionId }, body: masks('APPLY', 'DEBT_MOBILE_LP') },
    400,
    'INVALID_BARRING_MASK',
  ],
  [
    'a mask not applied',
    subscriptionMasksUpdate,
    { params: line, body: masks('REMOVE', 'DEBT_MOBILE_LP') },
    400,
    'INVALID_BARRING_MASK',
  ],
  ['no mask', subscriptionMasksUpdate, { params: line, body: masks('APPLY') }, 400, 'INVALID_PARAMETERS'],
  [
    'a mask named twice',
    subscriptionMasksUpdate,
    { params: line, body: masks('APPLY', 'DEBT_MOBILE_LP', 'DEBT_MOBILE_LP') },
    400,
    'INVALID_PARAMETERS',
  ],
  ['no body', subscriptionMasksUpdate, { params: line }, 400, 'INVALID_PARAMETERS'],
  [
    'a terminated line',
    subscriptionMasksUpdate,
    { params: { subscription_id: terminated.subscriptionId }, body: masks('APPLY', 'DEBT_MOBILE_LP') },
    409,
    'INVALID_SUBSCRIPTION_STATUS',
  ],
  [
    'a change of an unknown line',
    subscriptionMasksUpdate,
    { params: nowhere, body: masks('APPLY', 'DEBT_MOBILE_LP') },
    404,
    'SUBSCRIPTION_NOT_FOUND',
  ],
  ['the masks of an unknown line', subscriptionMasksList, { params: nowhere }, 400, 'SUBSCRIPTION_NOT_FOUND'],
  [
    'a line that is no number',
    subscriptionMasksList,
    { params: { subscription_id: 'abc' } },
    400,
    'INVALID_PARAMETERS',
  ],
  ['an unknown mask id', masksGet, { params: { mask_id: '99' } }, 404, 'NOT_FOUND'],
  [
    'a service that stands so',
    subscriptionServicesUpdate,
    { params: { ...line, service_id: '10' }, body: { reason: 'CUST', active: true } },
    400,
    'INVALID_PARAMETERS',
  ],
  [
    'a service a mask cuts',
    subscriptionServicesUpdate,
    {
      params: { subscription_id: debtor.subscriptionId, service_id: '10' },
      body: { reason: 'CUST', active: true },
    },
    400,
    'INVALID_PARAMETERS',
  ],
];

const V2: readonly Row[] = [
  ['a search for nothing', usersTree, { params: {} }, 400, '0001'],
  [
    'a document without its type',
    usersTree,
    { params: {}, query: { document: lucia.document } },
    400,
    '0001',
  ],
  [
    'a type that is none',
    usersTree,
    { params: {}, query: { document: 'X', documentType: 'DNIE' } },
    400,
    '0001',
  ],
  ['an unknown customer', usersTree, { params: {}, query: { number: '600000000' } }, 404, '0013'],
  ['an unknown user', usersGet, { params: { user_id: '5' } }, 404, '0013'],
  ['the terms of an unknown account', termsList, { params: { account_id: '5' } }, 400, '0001'],
  ['the blocks of an unknown line', blocksList, { params: nowhere }, 404, '0013'],
  [
    'a third kind of block',
    blocksUpdate,
    { params: { ...line, block_id: '3' }, body: { active: true } },
    400,
    '0001',
  ],
  [
    'a block set twice',
    blocksUpdate,
    { params: { subscription_id: stolen.subscriptionId, block_id: '1' }, body: { active: true } },
    400,
    '0001',
  ],
  [
    'a block lifted that is not set',
    blocksUpdate,
    { params: { ...line, block_id: '1' }, body: { active: false } },
    400,
    '0001',
  ],
  [
    'a block of fibre',
    blocksUpdate,
    { params: { ...fixedLine, block_id: '1' }, body: { active: true } },
    400,
    '0001',
  ],
  [
    'a reason too long',
    blocksUpdate,
    { params: { ...line, block_id: '1' }, body: { active: true, reason: 'x'.repeat(256) } },
    400,
    '0001',
  ],
  ['confirming an unknown penalty', penaltiesConfirm, { params: { computed_penalty_id: '5' } }, 404, '0013'],
  ['deleting an unknown penalty', penaltiesDelete, { params: { computed_penalty_id: '5' } }, 404, '0013'],
  [
    "another account's line",
    penaltiesSubscription,
    { params: { account_id: committed.accountId, ...line }, query: { reason: 'mobile' } },
    404,
    '0013',
  ],
];

const V4: readonly Row[] = [
  ['a search for nothing', customersSearch, { params: {} }, 400, 'MCUS.999.998'],
  [
    'an unknown e-mail',
    customersSearch,
    { params: {}, query: { email: 'nobody@example.com' } },
    404,
    'MCUS.999.997',
  ],
  [
    'an unknown customer',
    customersGet,
    { params: { customer_id: '123e4567-e89b-12d3-a456-556642440000' } },
    404,
    'MCUS.999.997',
  ],
  ['an id that is no UUID', customersGet, { params: { customer_id: '7' } }, 400, 'MCUS.999.998'],
];

describe('barrings refuses in its own envelope', () => {
  it.each(BARRINGS)('%s', async (_what, operation, input, status, code) => {
    const answer = await visit(office, operation, input);
    expect(answer.status, answer.text).toBe(status);
    expect(answer.body).toEqual({
      tracingId: 'an-id',
      code,
      message: expect.stringContaining(`OA3_${status}_01: `),
    });
  });
});

describe('customers-v2 refuses in its own envelope', () => {
  it.each(V2)('%s', async (_what, operation, input, status, code) => {
    const answer = await visit(office, operation, input);
    expect(answer.status, answer.text).toBe(status);
    expect(Object.keys(Object(answer.body))).toEqual(['code', 'status', 'message', 'detailMsg']);
    expect(answer.body).toMatchObject({ code });
  });
});

describe('customers-v4 refuses in its own envelope', () => {
  it.each(V4)('%s', async (_what, operation, input, status, code) => {
    const answer = await visit(office, operation, input);
    expect(answer.status, answer.text).toBe(status);
    const error = { code, title: expect.any(String), ref: 'http://', message: expect.any(String) };
    expect(answer.body).toEqual({ errors: [{ error }] });
  });
});

describe('every API refuses', () => {
  it.each([masksList, usersTree, customersSearch])('a missing or foreign key: $api', async (operation) => {
    const input = { params: {} };
    for (const key of ['', 'local-partners-key']) {
      const answer = await visit(office, operation, input, { headers: { 'x-api-key': key } });
      expect(answer.status).toBe(401);
    }
  });

  it('another organization', async () => {
    expect((await visit(office, masksList, { params: {} }, { org: 'other' })).status).toBe(404);
  });

  it('an unknown path, an unknown version and a path without a base', async () => {
    const headers = credentials(office, 'barrings');
    const unknown = await send(`${office.urls.barrings}/v2/orgs/masmovil/nothing`, { headers });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect((await send(`${office.url}/v2/orgs/telco/masks`, { headers })).status).toBe(404);
    const partners = await send(`${office.urls.partners}/v2/mobile/1/nothing`, {
      headers: credentials(office, 'partners'),
    });
    expect(partners).toMatchObject({ status: 404, body: { code: 'NOT_FOUND', title: 'NO SUCH OPERATION' } });
  });

  it('another method on a known path, without a body', async () => {
    const headers = credentials(office, 'barrings');
    const answer = await send(`${office.urls.barrings}/v2/orgs/masmovil/masks`, { method: 'POST', headers });
    expect(answer).toMatchObject({ status: 405, text: '' });
  });
});

it('asks for the role on the pages that print it', async () => {
  const headers = { 'x-auth-roles': '' };
  const answer = await visit(office, blocksList, { params: line }, { headers });
  expect(answer).toMatchObject({ status: 403, body: { DetailMsg: 'Missing role' } });
  expect((await visit(office, usersGet, { params: { user_id: lucia.userId } }, { headers })).status).toBe(
    200,
  );
});
