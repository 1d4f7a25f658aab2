import { z } from 'zod';
import type { PenaltySeen } from '../../fields/on-screen.ts';
import { headings } from '../headings.ts';
import type { Sight, Wording } from '../intent.ts';
import { type Aim, defineOperation, type Inverse, type Localized } from '../operation.ts';
import { accountId, digits, form, noBody, subscriptionId, uuid, wireId } from '../schemas.ts';
import { subscriptionTypes } from './subscription-types.ts';

const penalty = z.looseObject({
  id: wireId().nullish(),
  /** Euros. */
  value: z
    .number()
    .register(form, { label: { en: 'Penalty', es: 'Penalización' }, is: 'money' })
    .nullish(),
  description: z.string().nullish(),
  subscription_id: wireId().nullish(),
  subscription_uuid: z.string().nullish(),
  commitment_uuid: z.string().nullish(),
  /** So spelled on the wire. */
  subscrition_promotion_id: wireId().nullish(),
  promotion_id: wireId().nullish(),
  start_date: z.string().nullish(),
  end_date: z.string().nullish(),
  mandatory: z.boolean().nullish(),
  type: z
    .union([z.string(), z.number().transform(String)])
    .register(form, {
      options: {
        ...subscriptionTypes.options,
        ADMCOST: { en: 'Administrative cost', es: 'Coste administrativo' },
        CANCELCOST: { en: 'Cancellation cost', es: 'Coste de cancelación' },
      },
    })
    .nullish(),
  subscription_terminal_id: wireId().nullish(),
});

/** What a calculation returns: its id is what confirming and deleting name. */
const computed = z.array(
  z.looseObject({
    computed_penalty_id: wireId().nullish(),
    mobile_operator_id: wireId().nullish(),
    penalties: z.array(penalty).nullish(),
  }),
);

const computedPenalty = z.strictObject({
  computed_penalty_id: digits().register(form, {
    label: { en: 'Computed penalty', es: 'Penalización calculada' },
    hint: {
      en: 'The number a calculation returned. Ask from /penalties: typed here, Careline does not know its amount',
      es: 'El número que devolvió un cálculo. Pídelo desde /penalties: escrito aquí, Careline no conoce su importe',
    },
  }),
});

export const penaltiesAccount = defineOperation({
  id: 'customers-v2.penalties.account',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/penalties/{account_id}',
  title: { en: 'Compute the penalties of an account', es: 'Calcular las penalizaciones de una cuenta' },
  resource: headings.penalties,
  moves: 'nothing',
  params: z.strictObject({ account_id: accountId() }),
  query: z.strictObject({
    reason: z.enum(['unsubscribe', 'cancel']).register(form, {
      label: { en: 'Reason', es: 'Motivo' },
      options: {
        unsubscribe: { en: 'Unsubscribe', es: 'Baja' },
        cancel: { en: 'Cancel', es: 'Cancelación' },
      },
    }),
  }),
  responses: { 200: computed },
});

export const penaltiesSubscription = defineOperation({
  id: 'customers-v2.penalties.subscription',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/penalties/{account_id}/subscriptions/{subscription_id}',
  title: { en: 'Compute the penalties of a line', es: 'Calcular las penalizaciones de una línea' },
  resource: headings.penalties,
  moves: 'nothing',
  params: z.strictObject({ account_id: accountId(), subscription_id: subscriptionId() }),
  query: z.strictObject({
    reason: z.enum(['broadband_subscription', 'device', 'mobile']).register(form, {
      label: { en: 'Reason', es: 'Motivo' },
      options: {
        broadband_subscription: { en: 'Leaving broadband', es: 'Baja de banda ancha' },
        device: { en: 'Migrating with a device', es: 'Migración con terminal' },
        mobile: { en: 'Leaving mobile only', es: 'Baja de solo móvil' },
      },
    }),
  }),
  responses: { 200: computed },
});

export const penaltiesSubscriptionUuid = defineOperation({
  id: 'customers-v2.penalties.subscription-uuid',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/penalties/{account_id}/subscriptions/uuid/{subscription_uuid}',
  title: {
    en: 'Compute the penalties of a line by UUID',
    es: 'Calcular las penalizaciones de una línea por UUID',
  },
  resource: headings.penalties,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'There are three penalties: leaving broadband, migrating with a device, leaving mobile only. The API page does not tell which of them this computes, and takes no reason.',
        es: 'Hay tres penalizaciones: baja de banda ancha, migración con terminal y baja de solo móvil. La página de la API no dice cuál calcula esta consulta, y no admite motivo.',
      },
    },
  ],
  params: z.strictObject({
    account_id: accountId(),
    subscription_uuid: uuid().register(form, {
      is: 'uuid',
      label: { en: 'UUID of the line', es: 'UUID de la línea' },
      example: '123e4567-e89b-42d3-a456-556642440000',
    }),
  }),
  responses: { 200: computed },
});

const REASONS: Readonly<Record<string, Localized>> = {
  unsubscribe: { en: 'unsubscribing', es: 'baja' },
  cancel: { en: 'cancelling', es: 'cancelación' },
  broadband_subscription: { en: 'leaving broadband', es: 'baja de banda ancha' },
  device: { en: 'migrating with a device', es: 'migración con terminal' },
  mobile: { en: 'leaving mobile only', es: 'baja de solo móvil' },
};

/** What tells one from another: how much, what for, until when, why. */
function penaltyOf(id: string, { penalty: seen }: Sight, { money, day, aside }: Wording): Localized {
  if (seen === undefined) {
    return {
      en: `penalty ${id}${aside('of')}: Careline does not know its amount`,
      es: `la penalización ${id}${aside('de')}: Careline no conoce su importe`,
    };
  }
  const said = (reason: string, until: string) => {
    const rows = seen.rows.map(({ description, endsAt }) =>
      [description, endsAt && `${until} ${day(endsAt)}`].filter((part) => part).join(', '),
    );
    return [...rows, reason].filter((part) => part !== '').join('; ');
  };
  const sum = money(seen.total);
  const reason = REASONS[seen.reason] ?? { en: seen.reason, es: seen.reason };
  return {
    en: `a penalty of ${sum} (${said(reason.en, 'commitment to')})${aside('for')}`,
    es: `una penalización de ${sum} (${said(reason.es, 'compromiso hasta')})${aside('de')}`,
  };
}

/** The commitments a penalty is for, in one order. */
const commitmentsOf = ({ rows }: PenaltySeen): readonly string[] =>
  rows.map(({ description = '', endsAt = '' }) => `${description} ${endsAt}`).toSorted();

// No read tells what a computed id holds or whether it was confirmed: neither change has hooks. The page
// mentions an optional list of penalties for the PUT without its name: what has no name is not sent.
export const penaltiesConfirm = defineOperation({
  id: 'customers-v2.penalties.confirm',
  api: 'customers-v2',
  method: 'PUT',
  path: '/v2/orgs/{org_id}/penalties/{computed_penalty_id}',
  title: { en: 'Confirm a penalty', es: 'Confirmar una penalización' },
  says({ params }, sight, words) {
    const penalty = penaltyOf(params.computed_penalty_id, sight, words);
    return { en: `Confirm ${penalty.en}`, es: `Confirmar ${penalty.es}` };
  },
  resource: headings.penalties,
  moves: 'money',
  notes: [
    {
      words: {
        en: 'All penalties of this calculation are confirmed. The API takes a list of some of them, but its page does not say how it is called.',
        es: 'Se confirman todas las penalizaciones de este cálculo. La API admite una lista de algunas, pero su página no dice cómo se llama.',
      },
      decides: true,
    },
  ],
  params: computedPenalty,
  responses: { 200: noBody() },
  // Each calculation gives it another number and may come to another sum: the commitments tell it.
  aim: ({ params }, { accountId, penalty: seen }): Aim =>
    seen ? { penaltyOf: [accountId, commitmentsOf(seen)] } : { penalty: params.computed_penalty_id },
  undo: ({ params }): Inverse => ({ operation: penaltiesDelete, input: { params } }),
});

export const penaltiesDelete = defineOperation({
  id: 'customers-v2.penalties.delete',
  api: 'customers-v2',
  method: 'DELETE',
  path: '/v2/orgs/{org_id}/penalties/{computed_penalty_id}',
  title: { en: 'Delete a confirmed penalty', es: 'Eliminar una penalización confirmada' },
  missing: {
    en: 'the back office knows no confirmed penalty of this number',
    es: 'el sistema no conoce ninguna penalización confirmada con este número',
  },
  says({ params }, sight, words) {
    const penalty = penaltyOf(params.computed_penalty_id, sight, words);
    return { en: `Take back ${penalty.en}`, es: `Retirar ${penalty.es}` };
  },
  resource: headings.penalties,
  moves: 'money',
  params: computedPenalty,
  responses: { 200: noBody() },
});
