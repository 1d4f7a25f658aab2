import { z } from 'zod';
import { breaks, form, unprintedHere } from '../schemas.ts';
import { dropped, signature } from './sale.ts';

const optional = () => z.string().min(1).optional();

const details = {
  id: z.int().optional(),
  model_id: optional(),
  cession_price: z.number().optional(),
  imei: optional(),
  pending_imei: z.boolean().optional(),
  insured_amount: z.number().optional(),
  category: optional(),
  logistic_required: z.boolean().optional(),
  catalogue_id: optional(),
  amount: z.number().optional(),
};

const fees = z.strictObject({
  upfront_fee: z.number().optional(),
  installment_plan: z
    .strictObject({
      commission: z.number().optional(),
      tae: z.number().optional(),
      tin: z.number().optional(),
      duration: z.int().optional(),
      monthly_fee: z.number().optional(),
      last_installment_fee: z.number().optional(),
      discount_final_payment_value: z.number().optional(),
      is_promotional_renew: z.boolean().optional(),
    })
    .optional(),
});

/** Fees that say nothing are none. */
const saidFees = fees.refine(
  ({ upfront_fee, installment_plan }) => upfront_fee !== undefined || installment_plan !== undefined,
  breaks(['upfront_fee'], {
    en: 'Say what is paid: an upfront fee (0 when there is none) or an instalment plan.',
    es: 'Di qué se paga: un pago inicial (0 si no lo hay) o un plan de plazos.',
  }),
);

/** "Fees and reservation_id are now mandatory" (2.19.1), wherever devices are sold. */
const deviceParts = {
  fees,
  financial_details: z
    .strictObject({
      pre_booking: z
        .strictObject({
          order_id: optional(),
          authorization_id: optional(),
          financial_entity: optional(),
          status: optional(),
          // "Are now Long" (2.19.1).
          granted_amount: z.int().optional(),
          credit_line_amount: z.int().optional(),
          total_client_financed_value: z.number().optional(),
        })
        .register(form, dropped)
        .optional(),
      consents: z
        .strictObject({ commercial: z.boolean().optional(), gdpr: z.boolean().optional() })
        .optional(),
    })
    .optional(),
  campaign_id: z.int().optional(),
  terms: z
    .strictObject({ penalty_value: z.number().optional(), commitment_duration: z.int().optional() })
    .optional(),
  reservation_id: z.string().min(1),
  ...signature,
  old_subscription_terminal_id: z.int().optional(),
};

/** A device as it is sold with a line: what it is, what it costs, how it is financed. */
export const deviceSale = z.strictObject({
  device_details: z.strictObject(details).optional(),
  ...deviceParts,
  // Printed of a device that is sold to a line.
  fees: fees.extend({ installment_plan: unprintedHere(fees.shape.installment_plan, 'sister') }),
  financial_details: unprintedHere(deviceParts.financial_details, 'sister'),
});

/** A device sold to a line there is: the newest entry of the change log makes its `catalogue_id` mandatory there. */
export const lineDeviceSale = z.strictObject({
  device_details: z.strictObject({ ...details, catalogue_id: z.string().min(1) }),
  ...deviceParts,
  fees: saidFees,
});
