import { z } from 'zod';
import type { Localized } from '../operation.ts';
import { form } from '../schemas.ts';

const WORDS: Readonly<Record<string, Localized>> = {
  active: { en: 'Active', es: 'Activos' },
  actual: { en: 'Of now', es: 'Actuales' },
  inactive: { en: 'Inactive', es: 'Inactivos' },
};

/**
 * One parameter that holds JSON: `?query={"filter":["active"]}`. Its name is not printed: it follows
 * customers-v2.subscriptions.get.
 */
export const filter = <T extends string>(
  values: readonly [T, ...T[]],
  words: Readonly<Record<string, Localized>> = {},
) =>
  z.strictObject({
    query: z
      .strictObject({
        filter: z
          .array(z.enum(values))
          .min(1)
          .register(form, { label: { en: 'Only', es: 'Solo' }, options: { ...WORDS, ...words } }),
      })
      .register(form, { label: { en: 'Filter', es: 'Filtro' } })
      .optional(),
  });
