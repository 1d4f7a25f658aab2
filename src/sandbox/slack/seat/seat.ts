/** One person at the keyboard. */
import type { StoredMessage } from '../messages.ts';
import { dmOf } from '../people.ts';
import { ClientRefusal } from '../refusals.ts';
import type { Channel, Delivered, Message, Person, Seat } from '../types.ts';
import { openView, type StoredView } from '../views.ts';
import type { World } from '../world.ts';
import { createHands } from './act.ts';
import { createCommands } from './commands.ts';
import { createModals } from './modals.ts';
import { orRefused } from './refuse.ts';
import { findSlot, messageSurface, viewSurface } from './surface.ts';

const POSTED: Delivered = { status: 200, body: '', ms: 0 };

/** Seats a person of the workspace. */
export function createSeat(world: World, person: Person): Seat {
  const hands = createHands(world, person);
  const modals = createModals(world, person, hands);
  const commands = createCommands(world, person);

  /** A channel the person can open: public, or one they are in. */
  function enter(id: string): Channel {
    const channel = world.channels.find((candidate) => candidate.id === id);
    if (!channel || (channel.kind !== 'channel' && !channel.members.includes(person.id))) {
      throw new ClientRefusal(`${person.name} sees no channel ${id}`);
    }
    return channel;
  }

  function read({ channel: id, ts }: Pick<Message, 'channel' | 'ts'>): [Channel, StoredMessage] {
    const channel = enter(id);
    const message = world.messages.find(id, ts);
    const mine = message?.ephemeralTo === undefined || message.ephemeralTo === person.id;
    if (!message || !mine) throw new ClientRefusal(`${person.name} sees no message ${ts} in ${id}`);
    return [channel, message];
  }

  function view(home: boolean): StoredView {
    const stored = home ? world.views.home(person.id) : world.views.stack(person.id).at(-1);
    if (!stored) throw new ClientRefusal(home ? 'the Home tab is empty' : 'no modal is open');
    return stored;
  }

  return {
    person,
    dm: dmOf(person.id),
    command: (channel, line) => orRefused(async () => commands.command(enter(channel), line)),
    say: (id, text, threadTs) =>
      orRefused(async () => {
        const channel = enter(id);
        if (channel.isArchived) throw new ClientRefusal(`${id} is archived`);
        world.messages.post({
          channel: id,
          user: person.id,
          text,
          blocks: [],
          ...(threadTs !== undefined && { threadTs }),
        });
        return POSTED;
      }),
    clickMessage: (where, action) =>
      orRefused(async () => {
        const surface = messageSurface(world, person, ...read(where));
        return hands.act(surface, findSlot(surface, action), action.value);
      }),
    clickView: ({ home = false, ...action }) =>
      orRefused(async () => {
        const surface = viewSurface(view(home));
        return hands.act(surface, findSlot(surface, action), action.value);
      }),
    fill: (entered) => modals.fill(entered),
    submit: (entered = {}) => orRefused(() => modals.submit(entered)),
    close: (all = false) => modals.close(all),
    async suggest(actionId, typed, blockId) {
      const surface = viewSurface(view(world.views.stack(person.id).length === 0));
      const options = await hands.suggest(surface, findSlot(surface, { actionId, blockId }), typed);
      return options.map((option) => ({ text: option.text.text, value: option.value }));
    },
    openHome: () => commands.openHome(),
    globalShortcut: (callbackId) => commands.globalShortcut(callbackId),
    messageShortcut: (callbackId, where) =>
      orRefused(async () => commands.messageShortcut(callbackId, ...read(where))),
    views: () => world.views.stack(person.id).map(openView),
    home: () => {
      const stored = world.views.home(person.id);
      return stored && openView(stored);
    },
    sees: (id) =>
      world.messages
        .all(enter(id).id)
        .filter((message) => !message.deleted)
        .filter((message) => message.ephemeralTo === undefined || message.ephemeralTo === person.id),
  };
}
