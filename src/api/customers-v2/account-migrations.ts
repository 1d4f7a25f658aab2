import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { migratedSubscriptions } from './line-sale.ts';
import { clientAttributes, decided, salesInfo } from './sale.ts';

// The page's example wraps everything into lists of "value": the names are its, the nesting is that of the
// sister operations.
export const accountMigrationsCreate = defineOperation({
  id: 'customers-v2.account-migrations.create',
  api: 'customers-v2',
  method: 'POST',
  path: '/v2/orgs/{org_id}/signups/migration',
  title: { en: 'Move an account to another bundle', es: 'Migrar una cuenta a otro paquete' },
  resource: headings.accountMigrations,
  moves: 'service',
  params: z.strictObject({}),
  body: z.strictObject({
    client: z.strictObject({ attributes: clientAttributes.optional() }).optional(),
    sales_info: salesInfo.optional(),
    account: z.strictObject({
      account_id: z.int(),
      new_bundle_id: z.int(),
      subscriptions: migratedSubscriptions.optional(),
    }),
  }),
  responses: decided,
});
