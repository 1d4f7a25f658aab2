/** A person's modals and Home tab: filling, submitting, closing. */
import { z } from 'zod';
import { slotsOf } from '../blocks.ts';
import { ClientRefusal, SlackError } from '../refusals.ts';
import { submissionProblems } from '../submission.ts';
import type { Delivered, Entered, Person } from '../types.ts';
import { type StoredView, viewPayload } from '../views.ts';
import type { World } from '../world.ts';
import type { Hands } from './act.ts';
import { interaction } from './payloads.ts';
import { refused } from './refuse.ts';
import { viewSurface } from './surface.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

const responseSchema = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
]);

export interface Modals {
  fill(entered: Entered): Promise<void>;
  submit(entered: Entered): Promise<Delivered>;
  close(all: boolean): Promise<Delivered | undefined>;
}

/** The modals of one person. */
export function createModals(world: World, person: Person, hands: Hands): Modals {
  function top(): StoredView {
    const stored = world.views.stack(person.id).at(-1);
    if (!stored) throw new ClientRefusal('no modal is open');
    return stored;
  }

  async function fill(entered: Entered): Promise<void> {
    for (const [blockId, value] of Object.entries(entered)) {
      // Asked anew each time: the app may have changed the view when the last input was dispatched.
      const surface = viewSurface(top());
      const slot = surface.slots.find((candidate) => candidate.blockId === blockId);
      if (!slot) throw new ClientRefusal(`there is no ${blockId} to fill in`);
      await hands.fill(surface, slot, value);
    }
  }

  async function send(stored: StoredView): Promise<Delivered> {
    const payload = {
      ...interaction('view_submission', person),
      trigger_id: world.triggers.issue(person.id, {
        fromView: stored.id,
        expired: world.faults().expiredTriggers ?? false,
      }),
      view: viewPayload(stored),
      response_urls: responseUrls(world, person, stored),
    };
    return world.delivery.deliver({ kind: 'interactive', payload }, 'The submission');
  }

  async function closeOne(stored: StoredView, isCleared: boolean): Promise<Delivered | undefined> {
    if (stored.view.type !== 'modal' || !stored.view.notify_on_close) return undefined;
    const payload = {
      ...interaction('view_closed', person),
      view: viewPayload(stored),
      is_cleared: isCleared,
    };
    return world.delivery.deliver({ kind: 'interactive', payload }, 'The closing');
  }

  return {
    fill,
    async submit(entered) {
      await fill(entered);
      const stored = top();
      if (stored.view.type !== 'modal' || !stored.view.submit)
        return refused('this modal has no submit button');
      const problems = submissionProblems(stored);
      showErrors(world, stored, problems);
      const lines = Object.entries(problems).map(([blockId, words]) => `${blockId}: ${words}`);
      if (lines.length > 0) return refused(lines.join('\n'));
      const delivered = await send(stored);
      return delivered.failure ? delivered : settle(world, stored, delivered);
    },
    async close(all) {
      const stack = world.views.stack(person.id);
      const last = stack.at(-1);
      if (!last) return undefined;
      const clears = all || (last.view.type === 'modal' && last.view.clear_on_close === true);
      const closing = clears ? [...stack].reverse() : [last];
      world.views.close(person.id, clears ? undefined : last.id);
      let delivered: Delivered | undefined;
      for (const stored of closing) delivered = (await closeOne(stored, clears)) ?? delivered;
      return delivered;
    },
  };
}

function showErrors(world: World, stored: StoredView, errors: Readonly<Record<string, string>>): void {
  delete stored.errors;
  if (Object.keys(errors).length > 0) stored.errors = errors;
  world.changed();
}

/** Does to the stack what the app answered to a submission. */
function settle(world: World, stored: StoredView, delivered: Delivered): Delivered {
  const { body } = delivered;
  if (isEmpty(body)) {
    world.views.close(stored.userId, stored.id);
    return delivered;
  }
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success) return { ...delivered, failure: `${TROUBLE} The answer is no response_action.` };
  try {
    apply(world, stored, parsed.data);
    return delivered;
  } catch (error) {
    if (error instanceof SlackError) return { ...delivered, failure: `${TROUBLE} ${error.message}` };
    throw error;
  }
}

function apply(world: World, stored: StoredView, response: z.output<typeof responseSchema>): void {
  switch (response.response_action) {
    case 'clear':
      world.views.close(stored.userId);
      return;
    case 'update':
      world.views.update({ viewId: stored.id }, response.view);
      return;
    case 'push':
      world.views.push(stored.userId, response.view);
      return;
    case 'errors': {
      const inputs = new Set(
        slotsOf(stored.view.blocks).flatMap((slot) => (slot.input ? [slot.blockId] : [])),
      );
      const stray = Object.keys(response.errors).find((blockId) => !inputs.has(blockId));
      if (stray !== undefined) throw new SlackError(`errors name "${stray}", which is no input block`);
      showErrors(world, stored, response.errors);
    }
  }
}

function isEmpty(body: unknown): boolean {
  return body === '' || (typeof body === 'object' && body !== null && Object.keys(body).length === 0);
}

/** A response URL for each conversation or channel chosen in a select that asks for one. */
function responseUrls(world: World, person: Person, stored: StoredView): readonly object[] {
  return slotsOf(stored.view.blocks).flatMap((slot) => {
    if (!('response_url_enabled' in slot.element && slot.element.response_url_enabled)) return [];
    const state = stored.form.get(slot);
    const channel = state?.selected_conversation ?? state?.selected_channel;
    if (typeof channel !== 'string') return [];
    return [
      {
        block_id: slot.blockId,
        action_id: slot.actionId,
        channel_id: channel,
        response_url: world.responseUrls.issue('actions', { channel, userId: person.id }),
      },
    ];
  });
}
