import { type Cases, type Prepare, part } from './case.ts';

const FREE_ICCID = '8934042419120320845';

async function computed(prepare: Prepare, accountId: string, confirm: boolean): Promise<string> {
  const params = { account_id: accountId };
  const answer = await prepare('customers-v2.penalties.account', {
    params,
    query: { reason: 'unsubscribe' },
  });
  const id = part(answer, 0, 'computed_penalty_id');
  if (confirm) await prepare('customers-v2.penalties.confirm', { params: { computed_penalty_id: id } });
  return id;
}

const contact = {
  name: 'Marta',
  middlename: 'Gil',
  lastname: 'Soto',
  phone: '600111222',
  email: 'marta.gil@example.com',
  document_type_id: 1,
  document_value: '00000023T',
};

export const customersV2: Cases = {
  'customers-v2.signups.create': {
    status: 200,
    input: () => ({
      params: {},
      body: {
        sales_type: 'telecomunications',
        sales_info: { channel: 'dealer', dealer_id: 'C00002', shop_id: '0025', logistic: true },
        clients: { sector_id: 1 },
        payment: { billing_type_id: 1, info: { bank_account: 'ES7921000813610123456789' } },
        products: {
          mobile_line: {
            product_id: 401,
            msisdn: '699000101',
            bonuses: [{ id: 2001 }],
            delivery_info: { contact, delivery_type: 'LOGISTIC' },
          },
        },
      },
    }),
  },
  'customers-v2.master-data.get': { status: 200, input: () => ({ params: {} }) },
  'customers-v2.available-msisdns.get': { status: 200, input: () => ({ params: { host_cfg: 'YOIGO' } }) },
  'customers-v2.simcard-info.get': { status: 200, input: () => ({ params: { iccid: FREE_ICCID } }) },
  'customers-v2.sim.activate': {
    status: 200,
    input: ({ known }) => ({ params: {}, body: { msisdn: known.lucia.msisdn } }),
  },
  'customers-v2.subscriptions.add': {
    status: 200,
    input: ({ known }) => ({
      params: {},
      body: {
        account: {
          account_id: Number(known.lucia.accountId),
          subscriptions: { mobile_lines: [{ type: 'additional', product_id: 401, msisdn: 699000102 }] },
        },
      },
    }),
  },
  'customers-v2.users.tree': {
    status: 200,
    input: ({ known }) => ({ params: {}, query: { number: known.lucia.msisdn } }),
  },
  'customers-v2.users.tree-search': {
    status: 200,
    input: ({ known }) => ({ params: {}, body: { email: known.lucia.email } }),
  },
  'customers-v2.users.tree-full': {
    status: 200,
    input: ({ known }) => ({ params: {}, body: { document_type: 'NIF', document: known.lucia.document } }),
  },
  'customers-v2.users.get': {
    status: 200,
    input: ({ known }) => ({ params: { user_id: known.lucia.userId } }),
  },
  'customers-v2.users.agile-tv': {
    status: 200,
    input: ({ known }) => ({
      params: {},
      body: {
        old_email: known.lucia.email,
        new_email: 'lucia.new@example.com',
        document_number: known.lucia.document,
      },
    }),
  },
  'customers-v2.accounts.get': {
    status: 200,
    input: ({ known }) => ({ params: { account_id: known.lucia.accountId } }),
  },
  'customers-v2.accounts.tax': {
    status: 200,
    input: ({ known }) => ({
      params: { account_id: known.lucia.accountId },
      query: { include_historical_changes: true },
    }),
  },
  'customers-v2.accounts.contracts': {
    status: 200,
    input: ({ known }) => ({ params: { account_id: known.lucia.accountId } }),
  },
  'customers-v2.invoices.list': {
    status: 200,
    input: ({ known }) => ({
      params: { account_id: known.lucia.accountId },
      query: { start_date: '2026-01-01', end_date: '2026-11-20' },
    }),
  },
  'customers-v2.terms.list': {
    status: 200,
    input: ({ known }) => ({ params: { account_id: known.committed.accountId } }),
  },
  'customers-v2.payment-info.get': {
    status: 200,
    input: ({ known }) => ({ params: { account_id: known.lucia.accountId } }),
  },
  'customers-v2.account-migrations.create': {
    status: 200,
    input: ({ known }) => ({
      params: {},
      body: { account: { account_id: Number(known.lucia.accountId), new_bundle_id: 954 } },
    }),
  },
  'customers-v2.subscriptions.get': {
    status: 200,
    input: ({ known }) => ({
      params: { subscription_id: known.lucia.subscriptionId },
      query: { query: { include: ['origin'] } },
    }),
  },
  'customers-v2.devices.list': {
    status: 200,
    input: ({ known }) => ({ params: { subscription_id: known.committed.subscriptionId } }),
  },
  'customers-v2.devices.add': {
    status: 201,
    input: ({ known }) => ({
      params: { subscription_id: known.lucia.subscriptionId },
      body: {
        sell: { dealer_id: 'C00002', shop_id: '0025' },
        client: { account_id: known.lucia.accountId },
        device: {
          device_details: { model_id: 'Pixel 11', catalogue_id: 'C-1', amount: 600 },
          fees: { upfront_fee: 0, installment_plan: { duration: 24, monthly_fee: 25 } },
          reservation_id: 'R-1',
        },
        subscription_offer_segment: 'B2C',
      },
    }),
  },
  'customers-v2.sim.replace': {
    status: 201,
    input: ({ known }) => ({
      params: { subscription_id: known.lucia.subscriptionId },
      headers: { 'x-ip-address': '192.168.1.1' },
      body: { dealer_id: 'C00002', logistic: false, new_icc: FREE_ICCID },
    }),
  },
  'customers-v2.recharges.list': {
    status: 200,
    input: ({ known }) => ({ params: { subscription_id: known.nie.subscriptionId } }),
  },
  'customers-v2.products.get': {
    status: 200,
    input: ({ known }) => ({
      params: { subscription_id: known.lucia.subscriptionId },
      query: { query: { include: ['compatibilities', 'historical_changes'] } },
    }),
  },
  'customers-v2.products.change': {
    status: 201,
    input: ({ known }) => ({
      params: { subscription_id: known.lucia.subscriptionId },
      body: { productId: 402 },
    }),
  },
  'customers-v2.services.list': {
    status: 200,
    input: ({ known }) => ({ params: { subscription_id: known.lucia.subscriptionId } }),
  },
  'customers-v2.services.update': {
    status: 201,
    input: ({ known }) => ({
      params: { subscription_id: known.lucia.subscriptionId, service_id: '14' },
      body: { active: false },
    }),
  },
  'customers-v2.bonuses.list': {
    status: 200,
    input: ({ known }) => ({ params: { subscription_id: known.lucia.subscriptionId } }),
  },
  'customers-v2.bonuses.add': {
    status: 201,
    input: ({ known }) => ({
      params: { subscription_id: known.lucia.subscriptionId },
      body: { bonusId: 2002, scheduled_date: '2026-12-01' },
    }),
  },
  'customers-v2.bonuses.delete': {
    status: 202,
    input: ({ known }) => ({ params: { subscription_id: known.lucia.subscriptionId, bonus_id: '2001' } }),
  },
  'customers-v2.promotions.list': {
    status: 200,
    input: ({ known }) => ({ params: { account_id: known.lucia.accountId } }),
  },
  'customers-v2.blocks.list': {
    status: 200,
    input: ({ known }) => ({ params: { subscription_id: known.lucia.subscriptionId } }),
  },
  'customers-v2.blocks.update': {
    status: 201,
    input: ({ known }) => ({
      params: { subscription_id: known.lucia.subscriptionId, block_id: '2' },
      body: { active: true, reason: 'Lo ha perdido' },
    }),
  },
  'customers-v2.workorders.change-order': {
    status: 200,
    input: () => ({
      params: {},
      body: { seller: 'S1', workorderid: 'OT_1', changetype: 'DATE', reason: 'Moved' },
    }),
  },
  'customers-v2.penalties.account': {
    status: 200,
    input: ({ known }) => ({
      params: { account_id: known.committed.accountId },
      query: { reason: 'cancel' },
    }),
  },
  'customers-v2.penalties.subscription': {
    status: 200,
    input: ({ known: { committed } }) => ({
      params: { account_id: committed.accountId, subscription_id: committed.subscriptionId },
      query: { reason: 'device' },
    }),
  },
  'customers-v2.penalties.subscription-uuid': {
    status: 200,
    input: async ({ known: { committed } }, prepare) => {
      const params = { account_id: committed.accountId };
      const answer = await prepare('customers-v2.penalties.account', { params, query: { reason: 'cancel' } });
      return {
        params: { ...params, subscription_uuid: part(answer, 0, 'penalties', 0, 'subscription_uuid') },
      };
    },
  },
  'customers-v2.penalties.confirm': {
    status: 200,
    input: async ({ known }, prepare) => ({
      params: { computed_penalty_id: await computed(prepare, known.committed.accountId, false) },
    }),
  },
  'customers-v2.penalties.delete': {
    status: 200,
    input: async ({ known }, prepare) => ({
      params: { computed_penalty_id: await computed(prepare, known.committed.accountId, true) },
    }),
  },
};
