import type { Exceptions } from '../exceptions.ts';

export const exceptions: Exceptions = {
  leftOut: {
    // Called deprecated by the page itself: documentType and document replace it.
    'customers-v2.users.tree': ['nif'],
    // Its name is not printed; the fixture's is a guess. What has no name cannot be sent.
    'customers-v2.penalties.confirm': ['penalties'],
  },
  placeholders: {
    // "only allow 1 or 2", printed 214748364.
    'customers-v2.blocks.update': { block_id: '1' },
    // Printed with the brace's own name.
    'customers-v2.available-msisdns.get': { host_cfg: 'YOIGO' },
    'customers-v2.simcard-info.get': { iccid: '8934042419120320845' },
  },
  // The change log against the pages: 2.4.0 to 2.8.0 say 206 of a decision with which nothing is done, 2.6.2 says 202 for
  // four of them, 2.7.0 for products; the pages print 200 here and 201 there.
  statuses: {
    'customers-v2.signups.create': [201, 206],
    'customers-v2.subscriptions.add': [201, 206],
    'customers-v2.account-migrations.create': [201, 206],
    'customers-v2.devices.add': [200, 206],
    'customers-v2.products.change': [200, 206],
    'customers-v2.sim.replace': [200, 206],
  },
  cutShort: ['customers-v2.signups.create', 'customers-v2.subscriptions.add'],
  request: {
    // Its fields are not printed: "the same criteria as the GET".
    'customers-v2.users.tree-search': { email: 'john.doe@example.com' },
    // Its own pattern refuses the printed "string".
    'customers-v2.sim.activate': { msisdn: '612345678', activation_type: 0 },
    // The printed "string" is no ICCID, and a date is no "string".
    'customers-v2.sim.replace': {
      dealer_id: 'string',
      shop_id: 'string',
      logistic: true,
      new_icc: '8934042419120320845',
    },
    'customers-v2.products.change': { productId: 214748364, scheduled_date: '2026-01-31' },
    'customers-v2.bonuses.add': { bonusId: 214748364, scheduled_date: '2026-01-31' },
    // Printed as lists of "value": the same fields as objects.
    'customers-v2.account-migrations.create': {
      sales_info: { dealer_id: 'C00002', shop_id: '0025', logistic: false },
      account: {
        account_id: 5827148,
        new_bundle_id: 954,
        subscriptions: {
          ftth: { product_id: 3036 },
          mobile_lines: [{ subscription_id: 8619281, type: 'main', product_id: 364, msisdn: '693533593' }],
        },
      },
    },
  },
};
