/** Slash commands, shortcuts and the opening of the Home tab. */
import { messagePayload, type StoredMessage } from '../messages.ts';
import { dmOf } from '../people.ts';
import { SlackError } from '../refusals.ts';
import type { Channel, Delivered, Person } from '../types.ts';
import { viewPayload } from '../views.ts';
import type { World } from '../world.ts';
import { channelName, eventCallback, globalShortcut, interaction, slashCommand } from './payloads.ts';
import { refused } from './refuse.ts';

/** Who tells a person, in Slack, that a command failed. */
export const SLACKBOT = 'USLACKBOT';

export interface Commands {
  command(channel: Channel, line: string): Promise<Delivered>;
  globalShortcut(callbackId: string): Promise<Delivered>;
  messageShortcut(callbackId: string, channel: Channel, message: StoredMessage): Promise<Delivered>;
  openHome(): Promise<Delivered>;
}

/** What one person can start. */
export function createCommands(world: World, person: Person): Commands {
  const trigger = () => world.triggers.issue(person.id, { expired: world.faults().expiredTriggers ?? false });

  /** Slackbot says to the person alone what went wrong. */
  function report(channel: Channel, delivered: Delivered): Delivered {
    if (delivered.failure) {
      world.messages.post({
        channel: channel.id,
        user: SLACKBOT,
        text: delivered.failure,
        blocks: [],
        ephemeralTo: person.id,
      });
    }
    return delivered;
  }

  /** Posts what the app answered to the command at once, if anything. */
  function answer(channel: Channel, command: string, delivered: Delivered): Delivered {
    const body = typeof delivered.body === 'string' ? { text: delivered.body } : delivered.body;
    if (delivered.failure || isNothing(body)) return delivered;
    try {
      world.responseUrls.answer({ channel: channel.id, userId: person.id }, body);
      return delivered;
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return { ...delivered, failure: `${command} failed with the error "${error.code}"` };
    }
  }

  return {
    async command(channel, line) {
      const match = /^(\/\S+)(?:\s+([\s\S]*))?$/.exec(line.trim());
      const command = match?.[1];
      if (!command) return refused('a slash command begins with a slash');
      const payload = slashCommand({
        person,
        channel,
        command,
        text: match[2] ?? '',
        triggerId: trigger(),
        responseUrl: world.responseUrls.issue('commands', { channel: channel.id, userId: person.id }),
      });
      const delivered = await world.delivery.deliver({ kind: 'slash_commands', payload }, command);
      return report(channel, answer(channel, command, delivered));
    },
    globalShortcut(callbackId) {
      const payload = globalShortcut(person, callbackId, trigger(), world.mint.ts());
      return world.delivery.deliver({ kind: 'interactive', payload }, 'This shortcut');
    },
    messageShortcut(callbackId, channel, message) {
      const payload = {
        ...interaction('message_action', person),
        callback_id: callbackId,
        trigger_id: trigger(),
        action_ts: world.mint.ts(),
        message_ts: message.ts,
        channel: { id: channel.id, name: channelName(channel) },
        message: messagePayload(message, world.bot, { metadata: true }),
        response_url: world.responseUrls.issue('actions', {
          channel: channel.id,
          userId: person.id,
          message,
        }),
      };
      return world.delivery.deliver({ kind: 'interactive', payload }, 'This shortcut');
    },
    openHome() {
      const home = world.views.home(person.id);
      const event = {
        type: 'app_home_opened',
        user: person.id,
        channel: dmOf(person.id),
        tab: 'home',
        event_ts: world.mint.ts(),
        ...(home && { view: viewPayload(home) }),
      };
      const seconds = Math.floor(world.now().getTime() / 1000);
      const payload = eventCallback(event, world.mint.id('Ev'), seconds);
      return world.delivery.deliver({ kind: 'events_api', payload }, 'The Home tab');
    },
  };
}

function isNothing(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return true;
  return Object.keys(body).length === 0 || ('text' in body && body.text === '' && !('blocks' in body));
}
