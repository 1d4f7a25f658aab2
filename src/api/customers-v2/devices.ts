import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { decidedBy, riskDecision } from '../risk-decision.ts';
import { coded, form, subscriptionId, wireId } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import { deviceDelivery } from './delivery.ts';
import { lineDeviceSale } from './device-sale.ts';
import { origin } from './origin.ts';
import { clientAttributes, scoring } from './sale.ts';

const text = () => z.string().nullish();
const amount = () => z.number().nullish();
const optional = () => z.string().min(1).optional();
const line = z.strictObject({ subscription_id: subscriptionId() });

const instalments = z
  .looseObject({
    last_installment_fee: amount(),
    monthly_fee: amount(),
    duration: amount(),
    unpaid_installments: amount(),
    financed_by: text(),
  })
  .nullish();

const device = z.looseObject({
  subscription_id: wireId().nullish(),
  subscription_terminal_id: wireId().nullish(),
  delivery_date: text(),
  status: coded().nullish(),
  request_detail: z
    .looseObject({
      created_date: text(),
      request_id: wireId().nullish(),
      request_type: text(),
      user_profile_role: text(),
    })
    .nullish(),
  device_info: z
    .looseObject({
      terminal_id: wireId().nullish(),
      serial_number: wireId().nullish(),
      device_name: text(),
      device_model: text(),
      // Told of each instalment plan instead.
      financed_by: z
        .string()
        .register(form, { deprecated: { since: '2.34.0' } })
        .nullish(),
      is_financed: z.boolean().nullish(),
      value_due_today: amount(),
      reservation_id: text(),
      paid: z.boolean().nullish(),
      terminal_code: text(),
      terminal_category_type: text(),
    })
    .nullish(),
  fees: z
    .looseObject({
      upfront_fee: amount(),
      installment_plan: instalments,
      final_installment_plan: instalments,
    })
    .nullish(),
  permanences: z
    .looseObject({
      duration_months: amount(),
      current_duration_days: amount(),
      penalty_amount: amount(),
      current_penalty_amount: amount(),
    })
    .nullish(),
});

export const devicesList = defineOperation({
  id: 'customers-v2.devices.list',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/devices',
  title: { en: 'List the devices of a line', es: 'Ver los terminales de una línea' },
  resource: headings.subscriptions,
  moves: 'nothing',
  params: line,
  responses: { 200: z.looseObject({ devices: z.array(device).nullish() }) },
});

const sold = z.looseObject({ risk_decision: riskDecision(), subscription_terminal_id: wireId().nullish() });

export const devicesAdd = defineOperation({
  id: 'customers-v2.devices.add',
  api: 'customers-v2',
  method: 'POST',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/devices',
  title: { en: 'Sell a device with a line', es: 'Vender un terminal con una línea' },
  says({ body }, _sight, { whom, money }) {
    const {
      device_details: { amount, catalogue_id },
    } = body.device;
    const price = amount === undefined ? '' : ` (${money(amount)})`;
    return {
      en: `Sell device ${catalogue_id}${price} with ${whom}`,
      es: `Vender el terminal ${catalogue_id}${price} con ${whom}`,
    };
  },
  resource: headings.subscriptions,
  moves: 'money',
  params: line,
  headers: origin,
  body: z.strictObject({
    delivery_info: deviceDelivery.optional(),
    sell: z.strictObject({
      dealer_id: optional(),
      shop_id: optional(),
      channel_id: z.int().optional(),
      category: optional(),
      payment: z
        .strictObject({
          id: z.int().optional(),
          credit_card_reference: optional(),
          transaction_id: optional(),
          reference_id: optional(),
          scoring: scoring.optional(),
          platform: optional(),
          payment_link: optional(),
          tax: z.number().optional(),
        })
        .optional(),
    }),
    client: z.strictObject({
      customer_id: optional(),
      account_id: optional(),
      attributes: clientAttributes.optional(),
    }),
    device: lineDeviceSale,
    subscription_offer_segment: z.string().min(1),
  }),
  responses: decidedBy(sold),
  async verify({ params, body }, read) {
    const { devices } = await read(devicesList, { params });
    const wanted = body.device.reservation_id;
    const found = devices?.some(({ device_info }) => device_info?.reservation_id === wanted) ?? false;
    return seenIf(found);
  },
});
