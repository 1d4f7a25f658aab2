import { z } from 'zod';
import { dayOf } from '../../fields/day.ts';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { valueAt } from '../fields.ts';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form, uuid } from '../schemas.ts';
import { customer, customerUuid, text } from './ids.ts';

export const identificationProcessesList = defineOperation({
  id: 'customers-v4.identification-processes.list',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/identification-processes',
  title: { en: 'List the identifications of a customer', es: 'Ver las identificaciones de un cliente' },
  resource: headings.identification,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'A customer may have several processes, each with an external id of its own.',
        es: 'Un cliente puede tener varios procesos, cada uno con su propio id externo.',
      },
    },
  ],
  params: customer,
  responses: {
    200: z.looseObject({ processes: z.array(z.looseObject({ process_id: text(), process_date: text() })) }),
  },
});

const processes = defineCatalogue(
  'identification_processes',
  () => [identificationProcessesList],
  async (input, read) => {
    const params = customer.parse({ customer_id: valueAt(input, 'params.customer_id') });
    const { processes: all } = await read(identificationProcessesList, { params });
    return entriesOf(all, ({ process_id, process_date }) =>
      process_id == null
        ? undefined
        : { value: process_id, name: dayOf(process_date ?? '') ?? process_date ?? process_id },
    );
  },
);

export const identificationProcessesGet = defineOperation({
  id: 'customers-v4.identification-processes.get',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/identification-processes/{process_id}',
  title: { en: 'Open the document of an identification', es: 'Abrir el documento de una identificación' },
  resource: headings.identification,
  moves: 'nothing',
  reveals: true,
  params: z.strictObject({
    customer_id: customerUuid(),
    process_id: uuid().register(form, {
      is: 'uuid',
      label: { en: 'Identification', es: 'Identificación' },
      catalogue: processes,
    }),
  }),
  responses: {
    200: z.looseObject({
      process_id: text(),
      process_date: text(),
      document: z
        .looseObject({
          url_expiration_date: text(),
          public_url: text(),
          media_type: text(),
          name: z
            .string()
            .register(form, { label: { en: 'File', es: 'Archivo' } })
            .nullish(),
          type: text(),
          size_bytes: z.number().nullish(),
        })
        .register(form, { label: { en: 'Scanned document', es: 'Documento escaneado' } })
        .nullish(),
    }),
  },
});
