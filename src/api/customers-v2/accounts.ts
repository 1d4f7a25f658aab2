import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { accountId, coded, form, wireId } from '../schemas.ts';
import { inOrder, outOfOrder } from './period.ts';

export const accountsGet = defineOperation({
  id: 'customers-v2.accounts.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/accounts/{account_id}',
  title: { en: 'See an account', es: 'Ver una cuenta' },
  resource: headings.accounts,
  moves: 'nothing',
  params: z.strictObject({ account_id: accountId() }),
  responses: {
    200: z.looseObject({
      id: wireId().nullish(),
      customer_id: wireId().nullish(),
      account_number: z.string().nullish(),
      // "DEPRECATED, this info is in work_orders list": since when is not printed.
      work_order_id: z.string().register(form, { deprecated: {} }).nullish(),
      work_orders: z
        .array(
          z.looseObject({
            work_order_id: z.string().nullish(),
            work_order_type: coded().nullish(),
            status: coded().nullish(),
            created_date: z.string().nullish(),
          }),
        )
        .nullish(),
      activation_date: z.string().nullish(),
      billing_type: coded().nullish(),
      status: coded().nullish(),
      path: z.string().nullish(),
      filename: z.string().nullish(),
    }),
  },
});

const tax = {
  tax_value: z.number().nullish(),
  tax_terminal_value: z.number().nullish(),
  state_id: wireId().nullish(),
};
const text = () => z.string().nullish();
/** "yyyy-mm-ddThh:MM:ssZ": whole seconds. */
const instant = () => z.iso.datetime({ precision: 0 });

export const accountsTax = defineOperation({
  id: 'customers-v2.accounts.tax',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/accounts/{account_id}/tax',
  title: { en: 'See the tax of an account', es: 'Ver el impuesto de una cuenta' },
  resource: headings.accounts,
  moves: 'nothing',
  params: z.strictObject({ account_id: accountId() }),
  query: z
    .strictObject({
      include_historical_changes: z.boolean().optional(),
      historical_changes_start_date: instant().optional(),
      historical_changes_end_date: instant().optional(),
    })
    .refine(
      ({ historical_changes_start_date: from, historical_changes_end_date: to }) => inOrder(from, to),
      outOfOrder('historical_changes_end_date'),
    ),
  responses: {
    200: z.looseObject({
      id: wireId().nullish(),
      ...tax,
      description: text(),
      start_date: text(),
      historical_changes: z
        .array(z.looseObject({ ...tax, description: text(), start_date: text(), end_date: text() }))
        .nullish(),
    }),
  },
});

export const accountsContracts = defineOperation({
  id: 'customers-v2.accounts.contracts',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/accounts/{account_id}/contracts',
  title: { en: 'List the signed contracts of an account', es: 'Ver los contratos firmados de una cuenta' },
  resource: headings.accounts,
  moves: 'nothing',
  params: z.strictObject({ account_id: accountId() }),
  query: z.strictObject({
    signature_config: z.string().min(1).register(form, { example: 'CONVERGENTE' }).optional(),
  }),
  responses: {
    200: z.looseObject({
      contracts: z
        .array(
          z.looseObject({
            account_bundle_id: wireId().nullish(),
            account_id: wireId().nullish(),
            pdf_file_name: text(),
            document_id: text(),
            digital_signature_origin_id: text(),
            ineid: text(),
            iccid: text(),
            ccggid: text(),
            subscription_id: wireId().nullish(),
            subscription_terminal_id: wireId().nullish(),
            process_id: text(),
            status: text(),
            signed_document_id: text(),
            contract_id: text(),
          }),
        )
        .nullish(),
    }),
  },
});
