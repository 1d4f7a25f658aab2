/** `views.*`: modals and the Home tab. */
import { z } from 'zod';
import { viewPayload } from '../views.ts';
import { method, text } from './method.ts';
import { personOf } from './places.ts';

const triggered = z.looseObject({ trigger_id: text, view: z.unknown() });

const open = method(triggered, (args, world) => {
  const { userId, fromView } = world.triggers.exchange(args.trigger_id);
  // Opened from within a modal, a modal lies on top of it.
  const stacked = fromView !== undefined && world.views.stack(userId).length > 0;
  const stored = stacked ? world.views.push(userId, args.view) : world.views.open(userId, args.view);
  return { view: viewPayload(stored) };
});

const push = method(triggered, (args, world) => {
  const { userId } = world.triggers.exchange(args.trigger_id);
  return { view: viewPayload(world.views.push(userId, args.view)) };
});

const update = method(
  z.looseObject({
    view: z.unknown(),
    view_id: text.optional(),
    external_id: text.optional(),
    hash: text.optional(),
  }),
  (args, world) => {
    const target = { viewId: args.view_id, externalId: args.external_id, hash: args.hash };
    return { view: viewPayload(world.views.update(target, args.view)) };
  },
);

const publish = method(
  z.looseObject({ user_id: text, view: z.unknown(), hash: text.optional() }),
  (args, world) => {
    const person = personOf(world, args.user_id);
    return { view: viewPayload(world.views.publish(person.id, args.view, args.hash)) };
  },
);

export const viewMethods = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
