/** Clicks, choices and suggestions on a surface. */
import { z } from 'zod';
import type { Slot } from '../blocks.ts';
import type { Payload } from '../door/door.ts';
import { type Choices, type EnteredValue, enter, optionsOf } from '../entry.ts';
import { ClientRefusal } from '../refusals.ts';
import { type Option, option, optionGroup } from '../schema/text.ts';
import type { Delivered, Person } from '../types.ts';
import type { World } from '../world.ts';
import { interaction } from './payloads.ts';
import { type Surface, suggestionKey } from './surface.ts';

/** Slack asks for no suggestions before this many characters, unless the element says otherwise. */
const DEFAULT_MIN_QUERY = 3;

const suggestions = z.union([
  z.looseObject({ options: z.array(option).max(100) }).transform((answer) => answer.options),
  z
    .looseObject({ option_groups: z.array(optionGroup).max(100) })
    .transform((answer) => answer.option_groups.flatMap((group) => group.options)),
]);

/** What a person does to the elements in front of them. */
export interface Hands {
  /** Clicks a button or menu entry, or chooses a value: the app receives `block_actions`. */
  act(surface: Surface, slot: Slot, value: string | undefined): Promise<Delivered>;
  /** Enters a value without telling the app, unless the input asks for it. Throws `ClientRefusal`. */
  fill(surface: Surface, slot: Slot, value: EnteredValue): Promise<void>;
  /** What the app offers for what has been typed. Throws `ClientRefusal` when it answers badly. */
  suggest(surface: Surface, slot: Slot, typed: string): Promise<readonly Option[]>;
}

/** The hands of one person. */
export function createHands(world: World, person: Person): Hands {
  async function suggest(surface: Surface, slot: Slot, typed: string): Promise<readonly Option[]> {
    const { element } = slot;
    if (element.type !== 'external_select' && element.type !== 'multi_external_select') {
      throw new ClientRefusal(`${slot.actionId} suggests nothing: it is a ${element.type}`);
    }
    if (typed.length < (element.min_query_length ?? DEFAULT_MIN_QUERY)) return [];
    const payload = {
      ...interaction('block_suggestion', person),
      ...surface.describe(),
      action_id: slot.actionId,
      block_id: slot.blockId,
      value: typed,
    };
    const delivered = await world.delivery.deliver({ kind: 'interactive', payload }, 'The suggestions');
    if (delivered.failure) throw new ClientRefusal(delivered.failure);
    const parsed = suggestions.safeParse(delivered.body);
    if (!parsed.success) throw new ClientRefusal('The suggestions failed: no valid options in the answer');
    const key = suggestionKey(slot);
    surface.suggested.set(key, [...(surface.suggested.get(key) ?? []), ...parsed.data]);
    return parsed.data;
  }

  async function choicesFor(surface: Surface, slot: Slot, value: EnteredValue): Promise<Choices> {
    const suggested = () => surface.suggested.get(suggestionKey(slot)) ?? [];
    for (const wanted of wantedOptions(value)) {
      const known = optionsOf(slot.element, { suggested: suggested() });
      if (known.some((entry) => entry.value === wanted)) continue;
      // As a person would who types what they look for and takes it from the list.
      if (slot.element.type.endsWith('external_select')) await suggest(surface, slot, wanted);
    }
    return {
      suggested: suggested(),
      people: new Set(world.people.map((other) => other.id)),
      channels: new Set(world.channels.map((channel) => channel.id)),
    };
  }

  async function dispatch(surface: Surface, slot: Slot, action: Payload): Promise<Delivered> {
    const payload = {
      ...interaction('block_actions', person),
      trigger_id: world.triggers.issue(person.id, {
        fromView: surface.viewId,
        expired: world.faults().expiredTriggers ?? false,
      }),
      ...surface.describe(),
      ...surface.respondAt(),
      actions: [{ ...action, action_id: slot.actionId, block_id: slot.blockId, action_ts: world.mint.ts() }],
    };
    return world.delivery.deliver({ kind: 'interactive', payload }, 'This action');
  }

  async function set(surface: Surface, slot: Slot, value: EnteredValue): Promise<Payload> {
    const state = enter(slot, value, await choicesFor(surface, slot, value));
    surface.form.set(slot, state);
    world.changed();
    return state;
  }

  return {
    suggest,
    async act(surface, slot, value) {
      const { element } = slot;
      if (slot.input && !slot.input.dispatch_action) {
        throw new ClientRefusal(`${slot.actionId} is filled, not clicked: its input dispatches no action`);
      }
      if (element.type === 'button') {
        const { type, text, value: carried, style } = element;
        return dispatch(surface, slot, {
          type,
          text,
          ...(carried !== undefined && { value: carried }),
          ...(style !== undefined && { style }),
        });
      }
      if (element.type === 'overflow') {
        const chosen = element.options.find((entry) => entry.value === value);
        if (!chosen) throw new ClientRefusal(`"${value}" is not offered by ${slot.actionId}`);
        return dispatch(surface, slot, { type: element.type, selected_option: chosen });
      }
      return dispatch(surface, slot, await set(surface, slot, value ?? null));
    },
    async fill(surface, slot, value) {
      const state = await set(surface, slot, value);
      if (slot.input && !slot.input.dispatch_action) return;
      const delivered = await dispatch(surface, slot, state);
      if (delivered.failure) throw new ClientRefusal(delivered.failure);
    },
  };
}

function wantedOptions(value: EnteredValue): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value : [];
}
