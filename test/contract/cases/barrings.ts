import type { Cases } from './case.ts';

const change = { action: 'APPLY', barringsMasksCodes: ['DEBT_MOBILE_LP'], reason: 'DEBT' };

export const barrings: Cases = {
  'barrings.masks.list': { status: 200, input: () => ({ params: {} }) },
  'barrings.masks.get': { status: 200, input: () => ({ params: { mask_id: '14' } }) },
  'barrings.subscription-masks.list': {
    status: 200,
    input: ({ known }) => ({ params: { subscription_id: known.lucia.subscriptionId } }),
  },
  'barrings.subscription-masks.history': {
    status: 200,
    input: ({ known }) => ({ params: { subscription_id: known.debtor.subscriptionId } }),
  },
  'barrings.subscription-masks.update': {
    status: 202,
    input: ({ known }) => ({ params: { subscription_id: known.lucia.subscriptionId }, body: change }),
  },
  'barrings.masks-operations.create': {
    status: 202,
    input: ({ known }) => ({ params: { subscription_id: known.lucia.subscriptionId }, body: change }),
  },
  'barrings.subscription-services.list': {
    status: 200,
    input: ({ known }) => ({ params: { subscription_id: known.lucia.subscriptionId } }),
  },
  'barrings.subscription-services.get': {
    status: 200,
    input: ({ known }) => ({ params: { subscription_id: known.lucia.subscriptionId, service_id: '10' } }),
  },
  'barrings.subscription-services.update': {
    status: 202,
    input: ({ known }) => ({
      params: { subscription_id: known.lucia.subscriptionId, service_id: '10' },
      body: { reason: 'CUST', active: false },
    }),
  },
  'barrings.subscription-services.update-many': {
    status: 202,
    input: ({ known }) => ({
      params: { subscription_id: known.lucia.subscriptionId },
      body: {
        reason: 'CUST',
        services: [
          { serviceId: 14, active: false },
          { serviceId: 15, active: false },
        ],
      },
    }),
  },
};
