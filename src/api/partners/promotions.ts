import { z } from 'zod';
import { headings } from '../headings.ts';
import { onDay } from '../intent.ts';
import { defineOperation } from '../operation.ts';
import { breaks, form } from '../schemas.ts';
import { service, serviceId, serviceType, titled } from './service.ts';

export const promotionsCreate = defineOperation({
  id: 'partners.promotions.create',
  api: 'partners',
  method: 'POST',
  path: '/v2/{service_type}/{service_id}/promotions',
  title: { en: 'Give a service a promotion', es: 'Dar una promoción a un servicio' },
  says: ({ body: { promotion } }, _sight, { whom, day }) => {
    const until = onDay(promotion.deactivation_date && day(promotion.deactivation_date), {
      en: 'to',
      es: 'hasta el',
    });
    const from = day(promotion.activation_date);
    return {
      en: `Give promotion ${promotion.promotion_id} to ${whom} from ${from}${until.en}`,
      es: `Dar la promoción ${promotion.promotion_id} a ${whom} desde el ${from}${until.es}`,
    };
  },
  resource: headings.promotions,
  moves: 'money',
  notes: [
    {
      words: {
        en: 'Which of its dates must be sent no page says: that it begins is asked for, and that it ends may be left out, is our reading.',
        es: 'Ninguna página dice cuál de sus fechas es obligatoria: que se pida el inicio y se pueda omitir el fin es nuestra lectura.',
      },
      decides: true,
    },
  ],
  params: service,
  body: z.strictObject({
    promotion: z
      .strictObject({
        promotion_id: z.int().register(form, { example: '76' }),
        activation_date: z.iso.datetime(),
        deactivation_date: z.iso.datetime().optional(),
      })
      .refine(
        ({ activation_date, deactivation_date }) =>
          deactivation_date === undefined || Date.parse(deactivation_date) >= Date.parse(activation_date),
        breaks(['deactivation_date'], { en: 'It ends before it starts.', es: 'Termina antes de empezar.' }),
      ),
  }),
  responses: {
    201: z.looseObject({ code: z.string(), title: z.string().nullish(), promotion_id: z.string() }),
  },
});

export const promotionsUpdate = defineOperation({
  id: 'partners.promotions.update',
  api: 'partners',
  method: 'PATCH',
  path: '/v2/{service_type}/{service_id}/promotions/{promotion_id}',
  title: { en: 'End a promotion of a service', es: 'Terminar una promoción de un servicio' },
  says: ({ params, body }, _sight, { whom, day }) => ({
    en: `End promotion ${params.promotion_id} of ${whom} on ${day(body.deactivation_date)}`,
    es: `Terminar la promoción ${params.promotion_id} de ${whom} el ${day(body.deactivation_date)}`,
  }),
  resource: headings.promotions,
  moves: 'money',
  params: z.strictObject({
    service_type: serviceType(),
    service_id: serviceId(),
    promotion_id: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,64}$/)
      .register(form, {
        hint: { en: 'The id its creation returned', es: 'El id que devolvió su creación' },
        example: '8da2b117-ef72-413d-98ce-36d1eb544e44',
      }),
  }),
  body: z.strictObject({ deactivation_date: z.iso.datetime() }),
  responses: { 200: z.looseObject(titled) },
});
