import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { subscriptionId } from '../schemas.ts';
import { accepted } from './mask-change.ts';
import { maskChange, maskChangeHooks } from './subscription-masks.ts';

export const masksOperationsCreate = defineOperation({
  id: 'barrings.masks-operations.create',
  api: 'barrings',
  method: 'POST',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/barrings-masks/operations',
  title: { en: 'Start an operation over masks', es: 'Iniciar una operación de máscaras' },
  resource: headings.barrings,
  moves: 'service',
  params: z.strictObject({ subscription_id: subscriptionId() }),
  body: maskChange,
  responses: { 202: accepted },
  ...maskChangeHooks,
});
