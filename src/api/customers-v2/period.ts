import { z } from 'zod';
import type { Localized } from '../operation.ts';
import { breaks, form } from '../schemas.ts';

/** Whether a period does not end before it starts; days or whole seconds, which are in order as text. */
export const inOrder = (from: string | undefined, to: string | undefined): boolean =>
  from === undefined || to === undefined || from <= to;

/** What is said, under its end, of a period that ends before it starts. */
export const outOfOrder = (end: string) =>
  breaks([end], { en: 'The end lies before the start.', es: 'El final es anterior al inicio.' });

/** "From … to …" of a list: by day, either end open. `hint` says what it means to leave both open. */
export const period = (hint?: Localized) =>
  z
    .strictObject({
      start_date: z.iso
        .date()
        .register(form, { label: { en: 'From', es: 'Desde' }, ...(hint && { hint }) })
        .optional(),
      end_date: z.iso
        .date()
        .register(form, { label: { en: 'To', es: 'Hasta' }, ...(hint && { hint }) })
        .optional(),
    })
    .refine(({ start_date: from, end_date: to }) => inOrder(from, to), outOfOrder('end_date'));

/** The period a list was made for, as it is answered. */
export const shownPeriod = z.looseObject({
  start_date: z.string().nullish(),
  end_date: z.string().nullish(),
});
