import { z } from 'zod';
import { unreadIn, withUnread } from '../../fields/unread.ts';
import { defineCatalogue, type Entry } from '../catalogues.ts';
import { valueAt } from '../fields.ts';
import { headings } from '../headings.ts';
import type { Sight, Wording } from '../intent.ts';
import { type Aim, type Done, defineOperation, type Inverse, type Read } from '../operation.ts';
import { maskCode, subscriptionId, wireId } from '../schemas.ts';
import {
  accepted,
  beforeMaskChange,
  type MaskChange,
  maskChangeBody,
  maskSentence,
  seenMaskChange,
  undoneMaskChange,
} from './mask-change.ts';
import { masksList } from './masks.ts';
import { subscriptionServicesList } from './subscription-services.ts';

const line = z.strictObject({ subscription_id: subscriptionId() });

export const subscriptionMasksList = defineOperation({
  id: 'barrings.subscription-masks.list',
  api: 'barrings',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/masks',
  title: { en: 'List the masks of a line', es: 'Ver las máscaras de una línea' },
  resource: headings.barrings,
  moves: 'nothing',
  params: line,
  responses: { 200: z.looseObject({ subscriptionId: wireId().nullish(), masks: z.array(maskCode()) }) },
});

export const subscriptionMasksHistory = defineOperation({
  id: 'barrings.subscription-masks.history',
  api: 'barrings',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/masks/history',
  title: { en: 'See the mask history of a line', es: 'Ver el historial de máscaras de una línea' },
  resource: headings.barrings,
  moves: 'nothing',
  params: line,
  responses: {
    200: z.array(
      z.looseObject({
        id: wireId().nullish(),
        mask: z
          .looseObject({
            id: wireId().nullish(),
            code: z.string().nullish(),
            name: z.string().nullish(),
            description: z.string().nullish(),
          })
          .nullish(),
        operation: z.string().nullish(),
        subscription_id: wireId().nullish(),
        user: z.string().nullish(),
        date: z.string().nullish(),
      }),
    ),
  },
});

/** Masks that make a difference: those not applied yet, or, to remove, those that are. */
async function offeredMasks(input: unknown, read: Read): Promise<readonly Entry[]> {
  const params = line.parse({ subscription_id: valueAt(input, 'params.subscription_id') });
  const [masks, { masks: applied }] = await Promise.all([
    read(masksList, { params: {} }),
    read(subscriptionMasksList, { params }),
  ]);
  const names = new Map(
    masks.flatMap(({ code, name }) => (code == null ? [] : [[code, name ? `${name} (${code})` : code]])),
  );
  const removing = valueAt(input, 'body.action') === 'REMOVE';
  const codes = removing ? applied : [...names.keys()].filter((code) => !applied.includes(code));
  const unread = removing
    ? unreadIn(applied)
    : unreadIn(masks) + masks.filter(({ code }) => code == null).length;
  return withUnread(
    codes.map((value) => ({ value, name: names.get(value) ?? value })),
    unread,
  );
}

/** What a change of masks says, the same for both endpoints that make one. */
export const maskChange = maskChangeBody(
  defineCatalogue('masks_of_line', () => [subscriptionMasksList, masksList], offeredMasks),
);

/** How a change of masks is said, and read before and after: the same for both endpoints that make one. */
export const maskChangeHooks = {
  told: ['body.action', 'body.barringsMasksCodes'],
  says: ({ body }: MaskChangeInput, sight: Sight, words: Wording) => maskSentence(body, sight, words),
  async before({ params, body }: MaskChangeInput, read: Read) {
    const [applied, catalogue] = await Promise.all([
      read(subscriptionMasksList, { params }),
      read(masksList, { params: {} }),
    ]);
    return beforeMaskChange(body, applied.masks, catalogue);
  },
  async verify({ params, body }: MaskChangeInput, read: Read) {
    const [applied, services] = await Promise.all([
      read(subscriptionMasksList, { params }),
      read(subscriptionServicesList, { params }),
    ]);
    return seenMaskChange(body, applied.masks, services);
  },
  // By the one operation or the other, and whichever masks: it is the masks of this line that change.
  aim: ({ params }: MaskChangeInput): Aim => ({ masksOf: params.subscription_id }),
  undo({ params, body }: MaskChangeInput, done: Done): Inverse | undefined {
    const inverse = undoneMaskChange(body, done);
    return inverse && { operation: subscriptionMasksUpdate, input: { params, body: inverse } };
  },
};

interface MaskChangeInput {
  readonly params: z.output<typeof line>;
  readonly body: MaskChange;
}

export const subscriptionMasksUpdate = defineOperation({
  id: 'barrings.subscription-masks.update',
  api: 'barrings',
  method: 'PATCH',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/masks',
  title: { en: 'Change the masks of a line', es: 'Cambiar las máscaras de una línea' },
  resource: headings.barrings,
  moves: 'service',
  params: line,
  body: maskChange,
  responses: { 202: accepted },
  ...maskChangeHooks,
});
