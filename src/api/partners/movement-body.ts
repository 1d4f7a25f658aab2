/** What movements and refunds are made of. */

import { z } from 'zod';
import type { Wording } from '../intent.ts';
import type { Localized } from '../operation.ts';
import { breaks, form } from '../schemas.ts';

const cents = (euros: number): number => Math.round(euros * 100);

/** Euros, with their tax. Both values may have been rounded to the cent. */
const amount = z
  .strictObject({
    value_with_taxes: z.number(),
    value_without_taxes: z.number(),
    tax: z.strictObject({
      type: z
        .string()
        .min(1)
        .register(form, { label: { en: 'Tax', es: 'Impuesto' }, example: 'IVA' }),
      percentage: z.number().min(0).max(100),
    }),
  })
  .refine(
    ({ value_with_taxes, value_without_taxes, tax }) =>
      Math.abs(cents(value_without_taxes) * (1 + tax.percentage / 100) - cents(value_with_taxes)) < 1.11,
    breaks(['value_with_taxes'], {
      en: 'The amounts do not fit the tax: 10 without taxes and 21 % make 12.10 with taxes.',
      es: 'Los importes no cuadran con el impuesto: 10 sin impuestos y un 21 % hacen 12,10 con impuestos.',
    }),
  );

/** What every movement and refund of this API says. */
export const charge = {
  period_start_datetime: z.iso.datetime().optional(),
  period_end_datetime: z.iso.datetime().optional(),
  amount,
  external_invoice_id: z
    .string()
    .register(form, { hint: { en: 'For information only', es: 'Solo informativo' } })
    .optional(),
  description: z.string().register(form, { multiline: true }).optional(),
};

export const movementType = () =>
  z
    .enum([
      'RECURRING_CHARGE',
      'ONE_TIME_FEE',
      'INSTALLATION_FEE',
      'SUSPENSION_SERVICE_FEE',
      'UNRETURNED_EQUIPMENT_FEE',
      'DISCOUNT',
    ])
    .register(form, {
      label: { en: 'Kind of movement', es: 'Tipo de movimiento' },
      options: {
        RECURRING_CHARGE: { en: 'Recurring charge', es: 'Cargo recurrente' },
        ONE_TIME_FEE: { en: 'One-time fee', es: 'Cargo único' },
        INSTALLATION_FEE: { en: 'Installation', es: 'Instalación' },
        SUSPENSION_SERVICE_FEE: { en: 'Suspension of service', es: 'Suspensión del servicio' },
        UNRETURNED_EQUIPMENT_FEE: { en: 'Equipment not returned', es: 'Equipo no devuelto' },
        DISCOUNT: { en: 'Discount', es: 'Descuento' },
      },
    });

interface Period {
  readonly period_start_datetime?: string | undefined;
  readonly period_end_datetime?: string | undefined;
}

/** Start and end of a period are given together. */
export const wholePeriod = ({ period_start_datetime: start, period_end_datetime: end }: Period): boolean =>
  (start === undefined) === (end === undefined);

export const periodRule = breaks(['period_end_datetime'], {
  en: 'Start and end of the period go together: fill in both or neither.',
  es: 'El inicio y el fin del periodo van juntos: rellena los dos o ninguno.',
});

/** A period starts before it ends. */
export const inOrder = ({ period_start_datetime: start, period_end_datetime: end }: Period): boolean =>
  start === undefined || end === undefined || Date.parse(start) < Date.parse(end);

export const orderRule = breaks(['period_end_datetime'], {
  en: 'The period must end after it starts.',
  es: 'El periodo debe terminar después de empezar.',
});

/** A charge or a discount that belongs to no subscription. */
export const OUTSIDE: Localized = { en: ', outside a subscription', es: ', fuera de una suscripción' };

interface Movement {
  readonly type: string;
  readonly amount: { readonly value_with_taxes: number };
}

/** `Discount €12.10 on ••• ••• 678`, `Charge €12.10 to ••• ••• 678 (one-time fee)` */
export function movementSentence(
  { type, amount }: Movement,
  { whom, money, of }: Wording,
  where: Localized = { en: '', es: '' },
): Localized {
  const sum = money(amount.value_with_taxes);
  if (type === 'DISCOUNT')
    return { en: `Discount ${sum} on ${whom}${where.en}`, es: `Descontar ${sum} a ${whom}${where.es}` };
  const kind = of('body.type') ?? type;
  return {
    en: `Charge ${sum} to ${whom} (${kind})${where.en}`,
    es: `Cargar ${sum} a ${whom} (${kind})${where.es}`,
  };
}
