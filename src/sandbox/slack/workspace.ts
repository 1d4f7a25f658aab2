/**
 * The local Slack workspace: the stand-in for Slack in the demo and the tests.
 *
 * What it lacks of Slack: which commands the app registered (every command is delivered), scopes, message
 * events, files, attachments, canvases, workflows, `default_to_current_conversation` and the blocks named
 * in `schema/blocks.ts`; rate limits strike only on demand.
 */
import { once } from 'node:events';
import {
  APP_TOKEN,
  assemble,
  BOT_TOKEN,
  type LocalSlackOptions,
  type Parts,
  SIGNING_SECRET,
} from './assemble.ts';
import { createSeat } from './seat/seat.ts';
import type { Channel, LocalSlack, Message, Seat } from './types.ts';

export type { LocalSlackOptions } from './assemble.ts';

/** Starts a workspace of its own on 127.0.0.1. */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const parts = assemble(options);
  parts.server.listen(options.port ?? 0, '127.0.0.1');
  await once(parts.server, 'listening');
  const address = parts.server.address();
  if (address === null || typeof address === 'string') throw new Error('the workspace has no port');
  parts.controls.base = `http://127.0.0.1:${address.port}`;
  return facade(parts);
}

/** The side of the workspace on which people, tests and the page sit. */
function facade({ world, groups, controls, calls, server, http, sockets }: Parts): LocalSlack {
  const seatOf = seating(world);
  return {
    apiUrl: `${controls.base}/api/`,
    url: controls.base,
    teamId: world.bot.teamId,
    appId: world.bot.appId,
    botUserId: world.bot.userId,
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    signingSecret: SIGNING_SECRET,
    people: world.people,
    channels: world.channels,
    groups,
    calls,
    get faults() {
      return controls.faults;
    },
    set faults(faults) {
      controls.faults = faults;
      world.changed();
    },
    get requestUrl() {
      return controls.requestUrl;
    },
    set requestUrl(url) {
      controls.requestUrl = url;
    },
    get version() {
      return controls.version;
    },
    as: seatOf,
    messages: (channel, wanted = {}) => shown(world.messages.all(channel), wanted.deleted ?? false),
    deleteMessage(channel, ts) {
      const message = world.messages.find(channel, ts);
      if (!message) throw new Error(`there is no message ${ts} in ${channel}`);
      world.messages.remove(message);
    },
    share(id, shared) {
      channelNamed(world.channels, id).isExtShared = shared;
      world.changed();
    },
    archive(id, archived) {
      channelNamed(world.channels, id).isArchived = archived;
      world.changed();
    },
    post: (body, how) => http.post(body, how),
    frame: (text) => sockets.frame(text),
    dropSockets: () => sockets.drop(),
    onChange(listener) {
      controls.listeners.add(listener);
      return () => controls.listeners.delete(listener);
    },
    async close() {
      world.delivery.close();
      sockets.close();
      http.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function seating(world: Parts['world']): (userId: string) => Seat {
  const seats = new Map<string, Seat>();
  return (userId) => {
    const person = world.people.find((candidate) => candidate.id === userId);
    if (!person) throw new Error(`nobody here is ${userId}`);
    const seat = seats.get(userId) ?? createSeat(world, person);
    seats.set(userId, seat);
    return seat;
  };
}

function shown(all: readonly Message[], deleted: boolean): readonly Message[] {
  return all.filter((message) => message.ephemeralTo === undefined && (deleted || !message.deleted));
}

function channelNamed(channels: readonly Channel[], id: string): Channel {
  const channel = channels.find((candidate) => candidate.id === id);
  if (!channel) throw new Error(`there is no channel ${id}`);
  return channel;
}
