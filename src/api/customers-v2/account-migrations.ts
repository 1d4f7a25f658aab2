import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { unprintedHere } from '../schemas.ts';
import { linesLeftOut } from './account-lines.ts';
import { migratedSubscriptions } from './line-sale.ts';
import { clientAttributes, decided, salesInfo } from './sale.ts';

/** Of who sells the page prints dealer, shop and logistic. */
const soldBy = salesInfo.extend({
  channel: unprintedHere(salesInfo.shape.channel, 'sister'),
  agent_id: unprintedHere(salesInfo.shape.agent_id, 'sister'),
  signature_process_id: unprintedHere(salesInfo.shape.signature_process_id, 'sister'),
  signature_type: unprintedHere(salesInfo.shape.signature_type, 'sister'),
  channel_id: unprintedHere(salesInfo.shape.channel_id, 'sister'),
});

// The page's example wraps everything into lists of "value": the names are its, the nesting is that of the
// sister operations.
export const accountMigrationsCreate = defineOperation({
  id: 'customers-v2.account-migrations.create',
  api: 'customers-v2',
  method: 'POST',
  path: '/v2/orgs/{org_id}/signups/migration',
  title: { en: 'Move an account to another bundle', es: 'Migrar una cuenta a otro paquete' },
  says: ({ body }, _sight, { whom }) => ({
    en: `Move ${whom} to bundle ${body.account.new_bundle_id}`,
    es: `Migrar ${whom} al paquete ${body.account.new_bundle_id}`,
  }),
  resource: headings.accountMigrations,
  moves: 'service',
  notes: [
    {
      words: {
        en: 'With account and bundle alone, the account’s additional and extra mobile lines must be sent too, each with its subscription and its new tariff. A line that is not sent is left out.',
        es: 'Con solo la cuenta y el paquete, también hay que enviar las líneas móviles adicionales y extra de la cuenta, cada una con su suscripción y su tarifa nueva. La línea que no se envía queda fuera.',
      },
      decides: true,
    },
  ],
  params: z.strictObject({}),
  body: z.strictObject({
    client: unprintedHere(z.strictObject({ attributes: clientAttributes.optional() }).optional(), 'sister'),
    sales_info: soldBy.optional(),
    account: z.strictObject({
      account_id: z.int(),
      new_bundle_id: z.int(),
      subscriptions: migratedSubscriptions.optional(),
    }),
  }),
  responses: decided,
  async before({ body: { account } }, read) {
    const sent = account.subscriptions?.mobile_lines?.flatMap(({ subscription_id: id }) => id ?? []) ?? [];
    return { changes: await linesLeftOut(String(account.account_id), sent.map(String), read), compares: [] };
  },
});
