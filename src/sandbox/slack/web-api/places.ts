/** Channels, messages and people as methods look them up, with Slack's words for what is not there. */
import type { StoredMessage } from '../messages.ts';
import { dmOf } from '../people.ts';
import { SlackError } from '../refusals.ts';
import type { Channel, Person } from '../types.ts';
import type { World } from '../world.ts';

/** A channel the app can know of: public, or one it is in. A user id names the person's direct messages. */
export function channelOf(world: World, id: string): Channel {
  const wanted = id.startsWith('U') ? dmOf(id) : id;
  const channel = world.channels.find((candidate) => candidate.id === wanted);
  if (!channel || (channel.kind !== 'channel' && !channel.members.includes(world.bot.userId))) {
    throw new SlackError('channel_not_found');
  }
  return channel;
}

/** A channel the app is a member of. */
export function joinedChannel(world: World, id: string): Channel {
  const channel = channelOf(world, id);
  if (!channel.members.includes(world.bot.userId)) throw new SlackError('not_in_channel');
  return channel;
}

/** A channel in which the app can post. */
export function openChannel(world: World, id: string): Channel {
  const channel = joinedChannel(world, id);
  if (channel.isArchived) throw new SlackError('is_archived');
  return channel;
}

/** A message everybody sees: an ephemeral one is nobody's to look up. */
export function messageOf(world: World, channel: Channel, ts: string): StoredMessage {
  const message = world.messages.find(channel.id, ts);
  if (!message || message.ephemeralTo !== undefined) throw new SlackError('message_not_found');
  return message;
}

/** A person of the workspace. */
export function personOf(world: World, id: string): Person {
  const person = world.people.find((candidate) => candidate.id === id);
  if (!person) throw new SlackError('user_not_found');
  return person;
}

/** The messages of a channel that everybody sees, oldest first. */
export function visibleIn(world: World, channel: Channel): readonly StoredMessage[] {
  return world.messages
    .all(channel.id)
    .filter((message) => !message.deleted && message.ephemeralTo === undefined);
}
