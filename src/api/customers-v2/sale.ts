/** Who sells, to whom, and how it is paid. */
import { z } from 'zod';
import { decidedBy, riskDecision } from '../risk-decision.ts';
import { form } from '../schemas.ts';

const optional = () => z.string().min(1).optional();

export const signature = {
  signature_process_id: z.int().optional(),
  // The page prints one value and no list of them.
  signature_type: z.string().min(1).register(form, { example: 'PAPER' }).optional(),
};

export const salesInfo = z.strictObject({
  channel: z.string().min(1).register(form, { example: 'dealer' }).optional(),
  dealer_id: optional(),
  shop_id: optional(),
  agent_id: optional(),
  logistic: z.boolean().optional(),
  ...signature,
  channel_id: z.int().optional(),
});

export const scoring = z.strictObject({
  scoring_value: z.int().optional(),
  id_value: z.int().optional(),
  forced_value: z.int().optional(),
  up_front: z.number().optional(),
  credit_limit: z.number().optional(),
  credit_limit_available: z.number().optional(),
  app_id: z.int().optional(),
});

/** What the card terminal answered. */
export const tpvResponse = z.strictObject({
  amount: z
    .string()
    .min(1)
    .register(form, { hint: { en: 'As the terminal prints it', es: 'Como lo imprime el terminal' } })
    .optional(),
  card_number: z
    .string()
    // As many digits as the terminal prints, never all of them: cards have 12 to 19.
    .regex(/^(?=.{12,19}$)\d{0,8}\*{4,}\d{0,4}$/)
    .register(form, {
      hint: { en: 'Only with its middle hidden', es: 'Solo con el centro oculto' },
      example: '000000******0000',
    })
    .optional(),
  expiry_date: z
    .string()
    .regex(/^\d{4}$/)
    .register(form, { label: { en: 'Card expires', es: 'Caducidad de la tarjeta' }, example: '0131' })
    .optional(),
  transaction_id: optional(),
  reference_id: optional(),
  platform: optional(),
  payment_link: optional(),
  tax: z.number().optional(),
});

/** Since 2.36.8 the fields of a buyer's work and of a pre-booking are taken and dropped. */
export const dropped = { deprecated: { since: '2.36.8', ignored: true } } as const;

/** What is known of the buyer. */
export const clientAttributes = z.strictObject({
  document_expiration_date: z.iso.date().optional(),
  employment: z
    .strictObject({
      activity_country_code: optional(),
      company: optional(),
      income: z.number().optional(),
      income_source: z.strictObject({ id: z.int().optional(), observations: optional() }).optional(),
      profession: z.int().optional(),
      professional_area: z.int().optional(),
      professional_use: z.boolean().optional(),
    })
    .register(form, dropped)
    .optional(),
});

/** Answered by what may be held for risk review, and says no more. */
export const decided = decidedBy(z.looseObject({ risk_decision: riskDecision() }));
