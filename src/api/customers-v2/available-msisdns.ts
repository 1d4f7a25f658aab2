import { z } from 'zod';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form, wireId } from '../schemas.ts';

/** The page knows one network. */
const NETWORK = 'YOIGO';

export const availableMsisdnsGet = defineOperation({
  id: 'customers-v2.available-msisdns.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/signups/available-msisdns/{host_cfg}',
  title: { en: 'List free mobile numbers', es: 'Ver números móviles libres' },
  resource: headings.signups,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'Only mobile numbers, and only of YOIGO’s network.',
        es: 'Solo números móviles, y solo de la red de YOIGO.',
      },
    },
  ],
  params: z.strictObject({
    host_cfg: z.enum([NETWORK]).register(form, { label: { en: 'Network', es: 'Red' } }),
  }),
  responses: {
    200: z.looseObject({
      host_cfg_id: wireId().nullish(),
      available_msisdns: z.array(z.string()).register(form, { is: 'msisdn' }).nullish(),
    }),
  },
});

export const availableMsisdns = defineCatalogue(
  'available_msisdns',
  () => [availableMsisdnsGet],
  async (_input, read) => {
    const { available_msisdns: free } = await read(availableMsisdnsGet, { params: { host_cfg: NETWORK } });
    return entriesOf(free, (value) => ({ value, name: value }));
  },
);
