import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form } from '../schemas.ts';

const text = () => z.string().nullish();

export const workordersChangeOrder = defineOperation({
  id: 'customers-v2.workorders.change-order',
  api: 'customers-v2',
  method: 'POST',
  path: '/v2/workorders/change-order',
  title: { en: 'Change a work order', es: 'Cambiar una orden de trabajo' },
  says: (_input, _sight, { of }) => ({
    en: `Change work order ${of('body.workorderid')}: ${of('body.changetype')}`,
    es: `Cambiar la orden de trabajo ${of('body.workorderid')}: ${of('body.changetype')}`,
  }),
  resource: headings.workorders,
  moves: 'service',
  notes: [
    {
      words: {
        en: 'It is passed on to MySim as it stands.',
        es: 'Se pasa tal cual a MySim.',
      },
      decides: true,
    },
  ],
  params: z.strictObject({}),
  body: z.strictObject({
    seller: z.string().min(1),
    workorderid: z.string().min(1),
    reason: z.string().min(1).register(form, { multiline: true, reason: true }).optional(),
    parameters: z.string().min(1).optional(),
    changetype: z.string().min(1),
  }),
  responses: {
    200: z.looseObject({
      errorVO: z
        .looseObject({ error_code: text(), error_description: text(), operation_date: text() })
        .nullish(),
    }),
  },
});
