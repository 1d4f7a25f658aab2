import { type Cases, type Prepare, part } from './case.ts';

const params = { service_type: 'mobile', service_id: '612345678' };
const period = {
  period_start_datetime: '2026-10-01T00:00:00Z',
  period_end_datetime: '2026-10-31T00:00:00Z',
};
const amount = { value_with_taxes: 12.1, value_without_taxes: 10, tax: { type: 'IVA', percentage: 21 } };
const movement = {
  type: 'RECURRING_CHARGE',
  movement_datetime: '2026-11-02T10:00:00Z',
  ...period,
  amount,
  external_movement_unique_id: '123456789',
  description: 'Extra charge',
};
const subscribable = { ...movement, billable: true };
const free = { ...movement, transaction_type_id: '77' };

const charged = async (prepare: Prepare, resource: string, body: object): Promise<string> =>
  part(await prepare(`partners.${resource}.create`, { params, body }), 'movement_id');

/** The callbacks are Careline's to fill in: from Slack they are not asked for. */
const callbacks = {
  callback_success_url: 'http://127.0.0.1:9/done',
  callback_error_url: 'http://127.0.0.1:9/failed',
};

export const partners: Cases = {
  'partners.barrings.get': { status: 200, input: () => ({ params }) },
  'partners.barrings.update': {
    status: 202,
    input: () => ({ params, body: { ...callbacks, active: true, barring_name: 'ROAMING' } }),
  },
  'partners.movements.create': { status: 201, input: () => ({ params, body: subscribable }) },
  'partners.movements.delete': {
    status: 200,
    input: async (_office, prepare) => ({
      params: { ...params, movement_id: await charged(prepare, 'movements', subscribable) },
    }),
  },
  'partners.refunds.create': {
    status: 201,
    input: async (_office, prepare) => ({
      params,
      body: {
        refund_datetime: '2026-11-03T10:00:00Z',
        amount,
        external_refund_unique_id: '987',
        billable: true,
        movement_id: await charged(prepare, 'movements', subscribable),
      },
    }),
  },
  'partners.movements-non-subscribable.create': { status: 201, input: () => ({ params, body: free }) },
  'partners.movements-non-subscribable.update': {
    status: 200,
    input: async (_office, prepare) => ({
      params: { ...params, movement_id: await charged(prepare, 'movements-non-subscribable', free) },
      body: { ...free, description: 'Corrected' },
    }),
  },
  'partners.movements-non-subscribable.delete': {
    status: 200,
    input: async (_office, prepare) => ({
      params: { ...params, movement_id: await charged(prepare, 'movements-non-subscribable', free) },
    }),
  },
  'partners.refunds-non-subscribable.create': {
    status: 201,
    input: async (_office, prepare) => ({
      params,
      body: {
        refund_datetime: '2026-11-03T10:00:00Z',
        amount,
        transaction_type_id: '77',
        movement_id: await charged(prepare, 'movements-non-subscribable', free),
      },
    }),
  },
  'partners.promotions.create': {
    status: 201,
    input: () => ({
      params,
      body: { promotion: { promotion_id: 76, activation_date: '2026-12-01T00:00:00Z' } },
    }),
  },
  'partners.promotions.update': {
    status: 200,
    input: async (_office, prepare) => {
      const body = { promotion: { promotion_id: 76, activation_date: '2026-12-01T00:00:00Z' } };
      const promotion_id = part(
        await prepare('partners.promotions.create', { params, body }),
        'promotion_id',
      );
      return { params: { ...params, promotion_id }, body: { deactivation_date: '2027-01-01T00:00:00Z' } };
    },
  },
  'partners.services.create': {
    status: 202,
    input: () => ({
      params: { service_type: 'applewatch' },
      body: { ...callbacks, service_details: { eid: '8904903200' } },
    }),
  },
  'partners.netflix.update': {
    status: 200,
    input: () => ({
      params: { service_id: params.service_id },
      body: { offer_id: 'N1', plan_type: 'STANDARD', transaction_id: 'T1' },
    }),
  },
  'partners.netflix.notify-simyo': {
    status: 200,
    input: () => ({
      params: { service_id: params.service_id },
      body: { pai: 'P1', netflixOfferId: 'N1', changeDate: '2026-11-20' },
    }),
  },
  'partners.devices.update': {
    status: 202,
    input: () => ({
      params: { ...params, device_id: 'SIM1' },
      body: { ...callbacks, category: 'eSIM', new_service_device_details: { eid: '8904903200' } },
    }),
  },
};
