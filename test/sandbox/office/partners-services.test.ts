/** What the partners API answers at once: promotions, Netflix, and each correlation ID a single time. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { barringsGet } from '../../../src/api/partners/barrings.ts';
import { netflixNotifySimyo, netflixUpdate } from '../../../src/api/partners/netflix.ts';
import { promotionsCreate, promotionsUpdate } from '../../../src/api/partners/promotions.ts';
import { openOffice, reader, visit } from './visit.ts';

const office = await openOffice();
const read = reader(office);
const { lucia, debtor } = office.known;
beforeEach(() => office.reset());
afterAll(() => office.close());

const params = { service_type: 'mobile', service_id: lucia.msisdn };
const promotion = { promotion_id: 76, activation_date: '2026-12-01T00:00:00Z' };

describe('a promotion', () => {
  const end = async (promotion_id: string, deactivation_date: string, service_id = lucia.msisdn) =>
    (
      await visit(office, promotionsUpdate, {
        params: { ...params, service_id, promotion_id },
        body: { deactivation_date },
      })
    ).status;
  const give = async () => (await read(promotionsCreate, { params, body: { promotion } })).promotion_id;

  it.each([
    ['after it starts', '2027-01-01T00:00:00Z', lucia.msisdn, 200],
    ['when it starts', '2026-12-01T00:00:00Z', lucia.msisdn, 200],
    ['not before it starts', '2026-11-30T00:00:00Z', lucia.msisdn, 400],
    ['not at another service', '2027-01-01T00:00:00Z', debtor.msisdn, 404],
  ])('ends %s', async (_, date, service, expected) => {
    expect(await end(await give(), date, service)).toBe(expected);
  });

  it('that was never given has no end', async () => {
    expect(await end('76', '2027-01-01T00:00:00Z')).toBe(404);
  });

  it('is not given when it ends before it starts', async () => {
    const body = { promotion: { ...promotion, deactivation_date: '2026-11-30T00:00:00Z' } };
    expect((await visit(office, promotionsCreate, { params, body })).status).toBe(400);
  });
});

describe('Netflix', () => {
  const plan = { offer_id: 'N1', plan_type: 'STANDARD', transaction_id: 'T1' };

  it.each([
    ['answers with the transaction', netflixUpdate, lucia.msisdn, plan, 200, { transaction_id: 'T1' }],
    ['tells Simyo', netflixNotifySimyo, lucia.msisdn, { pai: 'P1' }, 200, undefined],
    ['wants a plan', netflixUpdate, lucia.msisdn, { ...plan, plan_type: '' }, 400, { code: 'BAD_REQUEST' }],
    ['knows nobody of that number', netflixUpdate, '600000000', plan, 400, { code: 'BAD_REQUEST' }],
    ['tells nothing of nobody', netflixNotifySimyo, '600000000', {}, 400, { code: 'BAD_REQUEST' }],
  ])('%s', async (_, operation, service_id, body, status, answer) => {
    const seen = await visit(office, operation, { params: { service_id }, body });
    expect(seen).toMatchObject({ status, ...(answer ? { body: answer } : { text: '' }) });
  });
});

describe('a correlation ID', () => {
  const headers = { 'Request-Correlation-Id': 'the-same' };
  const send = (id = headers) =>
    visit(office, promotionsCreate, { params, body: { promotion } }, { headers: id });

  it('is taken once by changes, whichever they are', async () => {
    expect((await send()).status).toBe(201);
    const netflix = { params: { service_id: lucia.msisdn }, body: {} };
    expect(await visit(office, netflixNotifySimyo, netflix, { headers })).toMatchObject({
      status: 406,
      body: { code: 'DUPLICATE_WORKFLOW_ID' },
    });
    expect((await send({ 'Request-Correlation-Id': 'another' })).status).toBe(201);
  });

  it('is taken by reads as often as they like', async () => {
    await send();
    expect((await visit(office, barringsGet, { params }, { headers })).status).toBe(200);
    expect((await visit(office, barringsGet, { params }, { headers })).status).toBe(200);
  });

  it('must be there for a change', async () => {
    expect((await send({ 'Request-Correlation-Id': '' })).status).toBe(400);
  });

  it('is forgotten by a reset', async () => {
    await send();
    office.reset();
    expect((await send()).status).toBe(201);
  });
});
