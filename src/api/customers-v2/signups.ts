import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { decidedBy, riskDecision } from '../risk-decision.ts';
import { form, wireId } from '../schemas.ts';
import { bundle, mobileLine, soldIn } from './line-sale.ts';
import { salesInfo, scoring, tpvResponse } from './sale.ts';
import { subscriptionTypes } from './subscription-types.ts';

const text = () => z.string().nullish();

const signedUp = z.looseObject({
  sell_id: wireId().nullish(),
  customer_id: wireId().nullish(),
  work_order_id: text(),
  account_info: z
    .looseObject({
      account_id: wireId().nullish(),
      account_number: text(),
      bundle_id: wireId().nullish(),
      subscriptions: z
        .array(
          z.looseObject({
            type: wireId().register(form, subscriptionTypes).nullish(),
            subscription_id: wireId().nullish(),
            user_info_id: wireId().nullish(),
            msisdn: text(),
            fixed_number: text(),
            associated_number: text(),
            subscription_terminal_id: wireId().nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  risk_decision: riskDecision(),
});

export const signupsCreate = defineOperation({
  id: 'customers-v2.signups.create',
  api: 'customers-v2',
  method: 'POST',
  path: '/v2/orgs/{org_id}/signups',
  title: { en: 'Sign up a customer with products', es: 'Dar de alta a un cliente con productos' },
  says: ({ body }, _sight, { list }) => ({
    en: `Sign up a customer with ${list(soldIn(body.products).map(({ en }) => en))}`,
    es: `Dar de alta a un cliente con ${list(soldIn(body.products).map(({ es }) => es))}`,
  }),
  resource: headings.signups,
  moves: 'service',
  params: z.strictObject({}),
  body: z.strictObject({
    sales_type: z.enum(['telecomunications']).register(form, {
      options: { telecomunications: { en: 'Telecommunications', es: 'Telecomunicaciones' } },
    }),
    sales_info: salesInfo,
    clients: z.strictObject({
      sector_id: z.int().optional(),
      // What describes a client is printed nowhere.
      attributes: z.array(z.record(z.string(), z.unknown())).optional(),
    }),
    payment: z.strictObject({
      billing_type_id: z.int().optional(),
      scoring: scoring.optional(),
      info: z
        .strictObject({ bank_account: z.string().min(1).optional(), swift_bic: z.string().min(1).optional() })
        .optional(),
      tpv_response: tpvResponse.optional(),
      account_number: z.string().min(1).optional(),
    }),
    products: z.strictObject({ mobile_line: mobileLine.optional(), bundle: bundle.optional() }),
  }),
  responses: decidedBy(signedUp),
});
