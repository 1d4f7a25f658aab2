/** Where a person acts: a view or a message, with what its payloads say of it. */
import { type Slot, slotsOf } from '../blocks.ts';
import type { Payload } from '../door/door.ts';
import { messagePayload, type StoredMessage } from '../messages.ts';
import { ClientRefusal } from '../refusals.ts';
import type { Option } from '../schema/text.ts';
import type { Form } from '../state.ts';
import type { Channel, Person } from '../types.ts';
import { type StoredView, viewPayload } from '../views.ts';
import type { World } from '../world.ts';
import { channelName } from './payloads.ts';

export interface Surface {
  readonly slots: readonly Slot[];
  readonly form: Form;
  /** Options suggested by the app, by `suggestionKey`. */
  readonly suggested: Map<string, readonly Option[]>;
  readonly viewId?: string;
  /** What `block_actions` and `block_suggestion` say of the place. */
  describe(): Payload;
  /** What only `block_actions` says: a fresh response URL, where there is one. */
  respondAt(): Payload;
}

/** The surface of a modal or Home tab. */
export function viewSurface(stored: StoredView): Surface {
  return {
    slots: slotsOf(stored.view.blocks),
    form: stored.form,
    suggested: stored.suggested,
    viewId: stored.id,
    describe: () => ({ container: { type: 'view', view_id: stored.id }, view: viewPayload(stored) }),
    respondAt: () => ({}),
  };
}

/** The surface of a message as one person sees it. */
export function messageSurface(
  world: World,
  person: Person,
  channel: Channel,
  message: StoredMessage,
): Surface {
  const { form, suggested } = world.messages.formOf(person.id, message);
  const ephemeral = message.ephemeralTo !== undefined;
  return {
    slots: slotsOf(message.blocks),
    form,
    suggested,
    describe: () => ({
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: ephemeral,
        ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
      },
      channel: { id: channel.id, name: channelName(channel) },
      // The app is not shown an ephemeral message again: it must know what it wrote.
      ...(!ephemeral && { message: messagePayload(message, world.bot, { metadata: true }) }),
      state: { values: form.values() },
    }),
    respondAt: () => ({
      response_url: world.responseUrls.issue('actions', {
        channel: channel.id,
        userId: person.id,
        message,
      }),
    }),
  };
}

export interface Aim {
  readonly actionId: string;
  readonly blockId?: string | undefined;
  /** Of several buttons with one action_id, the one with this value. */
  readonly value?: string | undefined;
}

/** The element a person means. Throws `ClientRefusal` when there is none. */
export function findSlot(surface: Surface, { actionId, blockId, value }: Aim): Slot {
  const slot = surface.slots.find(
    (candidate) =>
      candidate.actionId === actionId &&
      (blockId === undefined || candidate.blockId === blockId) &&
      (value === undefined || candidate.element.type !== 'button' || candidate.element.value === value),
  );
  if (slot) return slot;
  const there = surface.slots.map((candidate) => candidate.actionId).join(', ') || 'nothing';
  throw new ClientRefusal(`there is no ${actionId} to click here, only: ${there}`);
}

/** The key of an element's suggestions. */
export function suggestionKey(slot: Slot): string {
  return `${slot.blockId} ${slot.actionId}`;
}
