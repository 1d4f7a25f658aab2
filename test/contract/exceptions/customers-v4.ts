import type { Exceptions } from '../exceptions.ts';

export const exceptions: Exceptions = {
  query: {
    // The page's words list ACTIVATED, SCHEDULED and ALL; its address says ACTIVE.
    'customers-v4.account-promotions.list': { account_promotion_type: 'ACTIVATED' },
  },
  request: {
    // The page prints no request: these are the fields of its answer a caller can know.
    'customers-v4.account-promotions.add': {
      promotion_id: 2064,
      start_date: '2025-09-01',
      end_date: '2026-03-01',
    },
  },
};
