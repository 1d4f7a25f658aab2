import { z } from 'zod';
import { signature } from './sale.ts';

const optional = () => z.string().min(1).optional();

/** A device as it is sold with a line: what it is, what it costs, how it is financed. */
export const deviceSale = z.strictObject({
  device_details: z
    .strictObject({
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
    })
    .optional(),
  fees: z
    .strictObject({
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
    })
    .optional(),
  financial_details: z
    .strictObject({
      pre_booking: z
        .strictObject({
          order_id: optional(),
          authorization_id: optional(),
          financial_entity: optional(),
          status: optional(),
          granted_amount: z.number().optional(),
          credit_line_amount: z.number().optional(),
          total_client_financed_value: z.number().optional(),
        })
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
  reservation_id: optional(),
  ...signature,
  old_subscription_terminal_id: z.int().optional(),
});
