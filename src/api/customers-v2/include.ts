import { z } from 'zod';
import type { Localized } from '../operation.ts';
import { type FieldMeta, form } from '../schemas.ts';

const LABEL = { en: 'Also show', es: 'Mostrar además' };

/**
 * One parameter, itself called query, that holds JSON: `?query={"include":["origin"]}`
 * (customers-v2.subscriptions.get; where the page prints no name, it is taken for the same). The call path writes an
 * object so.
 */
export const include = <T extends string>(
  values: readonly [T, ...T[]],
  options: Readonly<Record<T, Localized>>,
  /** Where the page prints no name for the parameter. */
  more: Pick<FieldMeta, 'unprinted'> = {},
) =>
  z.strictObject({
    query: z
      .strictObject({
        include: z
          .array(z.enum(values))
          .min(1)
          .register(form, { label: LABEL, options, ...more }),
      })
      .register(form, { label: LABEL })
      .optional(),
  });
