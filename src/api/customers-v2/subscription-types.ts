import { z } from 'zod';
import { form, orPlain, wireId } from '../schemas.ts';

/** The kinds of subscription the change log names by their numbers ("to all endpoints"); it prints no others. */
export const subscriptionTypes = {
  options: {
    '11': { en: 'Device insurance', es: 'Seguro de terminal' },
    '12': { en: 'Netflix', es: 'Netflix' },
    '13': { en: 'Apple Watch', es: 'Apple Watch' },
  },
} as const;

/** `{ id, value }` of a kind of subscription. */
export const subscriptionType = () =>
  orPlain(
    z.looseObject({
      id: wireId().register(form, subscriptionTypes).nullish(),
      value: z.string().nullish(),
    }),
  );
