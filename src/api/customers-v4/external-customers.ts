import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { digits, form } from '../schemas.ts';
import { text } from './ids.ts';

export const externalCustomersGet = defineOperation({
  id: 'customers-v4.external-customers.get',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/external-customers/{customer_external_id}',
  title: { en: 'Find the UUID of a customer', es: 'Buscar el UUID de un cliente' },
  resource: headings.externalCustomers,
  moves: 'nothing',
  params: z.strictObject({
    customer_external_id: digits().register(form, {
      label: { en: 'Customer number', es: 'Número de cliente' },
      hint: { en: 'The customer number, digits only', es: 'El número del cliente, solo cifras' },
      example: '214748364',
    }),
  }),
  responses: { 200: z.looseObject({ id: text() }) },
});
