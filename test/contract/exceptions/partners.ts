import type { Exceptions } from '../exceptions.ts';

// "Mandatory just if period_end_datetime is set", and the other way round.
const period = ['period_start_datetime', 'period_end_datetime'];

export const exceptions: Exceptions = {
  placeholders: {
    // Printed with the brace's own name.
    'partners.devices.update': { device_id: '1' },
  },
  together: {
    'partners.movements.create': period,
    'partners.movements-non-subscribable.create': period,
    'partners.movements-non-subscribable.update': period,
    'partners.refunds.create': period,
    'partners.refunds-non-subscribable.create': period,
  },
};
