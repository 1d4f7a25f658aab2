import { z } from 'zod';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { entryOf, stateOf } from '../entries.ts';
import { valueAt } from '../fields.ts';
import { headings } from '../headings.ts';
import { onDay } from '../intent.ts';
import { defineOperation } from '../operation.ts';
import { breaks, form, noBody, uuid, wireDay, wireId } from '../schemas.ts';
import { account, accountUuid, text } from './ids.ts';

const promotion = {
  account_id: text(),
  promotion_id: wireId().nullish(),
  start_date: wireDay().nullish(),
  end_date: wireDay().nullish(),
  status: text(),
};
const held = z.looseObject({ id: text(), ...promotion });

export const accountPromotionsList = defineOperation({
  id: 'customers-v4.account-promotions.list',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/accounts/{account_id}/promotions',
  title: { en: 'List the promotions of an account', es: 'Ver las promociones de una cuenta' },
  resource: headings.accounts,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'Unless chosen otherwise: the active ones, which are applied to the customer’s invoice. All are those and the scheduled ones.',
        es: 'Si no se elige otra cosa: las activas, que se aplican a la factura del cliente. Todas son esas y las programadas.',
      },
    },
    {
      words: {
        en: 'The page calls the active ones ACTIVATED, and ACTIVE in its printed address: what is refused under one word may be taken under the other.',
        es: 'La página llama ACTIVATED a las activas, y ACTIVE en la dirección que imprime: lo que se rechaza con una palabra puede aceptarse con la otra.',
      },
    },
  ],
  params: account,
  query: z.strictObject({
    account_promotion_type: z
      .enum(['ACTIVATED', 'ACTIVE', 'SCHEDULED', 'ALL'])
      .register(form, {
        label: { en: 'Which', es: 'Cuáles' },
        hint: { en: 'The active ones unless chosen otherwise', es: 'Las activas si no se elige otra cosa' },
        options: {
          ACTIVATED: { en: 'Active', es: 'Activas' },
          ACTIVE: { en: 'Active (as “ACTIVE”)', es: 'Activas (como «ACTIVE»)' },
          SCHEDULED: { en: 'Scheduled', es: 'Programadas' },
          ALL: { en: 'All', es: 'Todas' },
        },
      })
      .optional(),
  }),
  responses: { 200: z.array(held) },
});

/** The promotions an account has or will have, by their relation to it. */
const accountPromotions = defineCatalogue(
  'account_promotions',
  () => [accountPromotionsList],
  async (input, read) => {
    const params = account.parse({ account_id: valueAt(input, 'params.account_id') });
    const all = await read(accountPromotionsList, { params, query: { account_promotion_type: 'ALL' } });
    return entriesOf(all, ({ id, promotion_id, start_date, end_date }) =>
      id == null
        ? undefined
        : { value: id, name: `${promotion_id ?? '?'} · ${start_date ?? '?'} – ${end_date ?? '?'}` },
    );
  },
);

// The page prints no request: these are the fields of its answer a caller can know.
export const accountPromotionsAdd = defineOperation({
  id: 'customers-v4.account-promotions.add',
  api: 'customers-v4',
  method: 'POST',
  path: '/v4/orgs/{org_id}/accounts/{account_id}/promotions',
  title: { en: 'Give an account a promotion', es: 'Dar una promoción a una cuenta' },
  says(_input, _sight, { whom, of }) {
    const until = onDay(of('body.end_date'), { en: 'to', es: 'hasta el' });
    return {
      en: `Give promotion ${of('body.promotion_id')} to ${whom} from ${of('body.start_date')}${until.en}`,
      es: `Dar la promoción ${of('body.promotion_id')} a ${whom} desde el ${of('body.start_date')}${until.es}`,
    };
  },
  resource: headings.accounts,
  moves: 'money',
  notes: [
    {
      words: {
        en: 'While a promotion is active it is applied to the customer’s invoice.',
        es: 'Mientras una promoción está activa se aplica a la factura del cliente.',
      },
      decides: true,
    },
  ],
  params: account,
  body: z
    .strictObject({
      promotion_id: z
        .int()
        .min(1)
        .max(9999)
        .register(form, {
          hint: {
            en: 'The number of the promotion, one to four digits',
            es: 'El número de la promoción, de una a cuatro cifras',
          },
          example: '2064',
          unprinted: 'input',
        }),
      start_date: z.iso.date().register(form, { unprinted: 'input' }),
      end_date: z.iso.date().register(form, { unprinted: 'input' }).optional(),
    })
    .refine(
      ({ start_date, end_date }) => end_date === undefined || end_date >= start_date,
      breaks(['end_date'], { en: 'It ends before it starts.', es: 'Termina antes de empezar.' }),
    ),
  responses: { 200: z.array(held) },
  async verify({ params, body }, read) {
    const all = await read(accountPromotionsList, { params, query: { account_promotion_type: 'ALL' } });
    const found = all.some(
      (each) => each.promotion_id === String(body.promotion_id) && each.start_date === body.start_date,
    );
    return found ? 'done' : 'not_done';
  },
});

export const accountPromotionsHistory = defineOperation({
  id: 'customers-v4.account-promotions.history',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/accounts/{account_id}/promotions_hist',
  title: {
    en: 'See what happened to the promotions of an account',
    es: 'Ver el historial de promociones de una cuenta',
  },
  resource: headings.accounts,
  moves: 'nothing',
  params: account,
  query: z.strictObject({
    start_date: z.iso
      .date()
      .register(form, { label: { en: 'Since', es: 'Desde' } })
      .optional(),
  }),
  responses: { 200: z.array(z.looseObject({ ...promotion, operation: text() })) },
});

export const accountPromotionsCancel = defineOperation({
  id: 'customers-v4.account-promotions.cancel',
  api: 'customers-v4',
  method: 'PATCH',
  path: '/v4/orgs/{org_id}/accounts/{account_id}/promotions/{account_promotion_id}',
  title: { en: 'Cancel a promotion of an account', es: 'Cancelar una promoción de una cuenta' },
  says: (_input, _sight, { whom, of }) => ({
    en: `Cancel promotion ${of('params.account_promotion_id')} of ${whom} on ${of('body.cancellation_date')}`,
    es: `Cancelar la promoción ${of('params.account_promotion_id')} de ${whom} el ${of('body.cancellation_date')}`,
  }),
  resource: headings.accounts,
  moves: 'money',
  params: z.strictObject({
    account_id: accountUuid(),
    account_promotion_id: uuid().register(form, {
      is: 'uuid',
      label: { en: 'Promotion of the account', es: 'Promoción de la cuenta' },
      catalogue: accountPromotions,
    }),
  }),
  body: z.strictObject({
    cancellation_date: z.iso.date(),
  }),
  responses: { 204: noBody() },
  async before({ params, body }, read) {
    const { account_id, account_promotion_id } = params;
    const all = await read(accountPromotionsList, {
      params: { account_id },
      query: { account_promotion_type: 'ALL' },
    });
    const found = entryOf(all, account_promotion_id);
    const name = found?.promotion_id ?? account_promotion_id;
    const label = {
      en: `Promotion ${name}, end → cancellation date`,
      es: `Promoción ${name}, fin → fecha de cancelación`,
    };
    const now = stateOf(found && (found.end_date ?? null));
    return {
      changes: [{ label, ...now, after: body.cancellation_date }],
      // Whether the one becomes the other is printed nowhere: that they are the same is not nothing to do.
      compares: [],
    };
  },
});
