import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { subscriptionId } from '../schemas.ts';
import { accepted, beforeMaskChange, maskChange, seenMaskChange } from './mask-change.ts';
import { masksList } from './masks.ts';
import { subscriptionMasksList } from './subscription-masks.ts';
import { subscriptionServicesList } from './subscription-services.ts';

export const masksOperationsCreate = defineOperation({
  id: 'barrings.masks-operations.create',
  api: 'barrings',
  method: 'POST',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/barrings-masks/operations',
  title: { en: 'Start an operation over masks', es: 'Iniciar una operación de máscaras' },
  resource: 'Barrings',
  risk: 'destructive',
  params: z.strictObject({ subscription_id: subscriptionId() }),
  body: maskChange,
  responses: { 202: accepted },
  async before({ params, body }, read) {
    const [applied, catalogue] = await Promise.all([
      read(subscriptionMasksList, { params }),
      read(masksList, { params: {} }),
    ]);
    return beforeMaskChange(body, applied.masks, catalogue);
  },
  async verify({ params, body }, read) {
    const [applied, services] = await Promise.all([
      read(subscriptionMasksList, { params }),
      read(subscriptionServicesList, { params }),
    ]);
    return seenMaskChange(body, applied.masks, services);
  },
});
