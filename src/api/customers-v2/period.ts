import { z } from 'zod';
import { breaks, form } from '../schemas.ts';

/** "From … to …" of a list: by day, either end open. */
export const period = z
  .strictObject({
    start_date: z.iso
      .date()
      .register(form, { label: { en: 'From', es: 'Desde' } })
      .optional(),
    end_date: z.iso
      .date()
      .register(form, { label: { en: 'To', es: 'Hasta' } })
      .optional(),
  })
  .refine(
    ({ start_date: from, end_date: to }) => from === undefined || to === undefined || from <= to,
    breaks(['end_date'], { en: 'The end lies before the start.', es: 'El final es anterior al inicio.' }),
  );

/** The period a list was made for, as it is answered. */
export const shownPeriod = z.looseObject({
  start_date: z.string().nullish(),
  end_date: z.string().nullish(),
});
