/** `conversations.*`: channels, their members and what was said in them. */
import { z } from 'zod';
import { messagePayload, type StoredMessage } from '../messages.ts';
import { dmOf } from '../people.ts';
import { SlackError } from '../refusals.ts';
import type { Channel } from '../types.ts';
import type { World } from '../world.ts';
import { flag, method, page, paging, text } from './method.ts';
import { channelOf, joinedChannel, personOf, visibleIn } from './places.ts';

const span = {
  oldest: z.coerce.number().default(0),
  latest: z.coerce.number().default(Number.POSITIVE_INFINITY),
  inclusive: flag,
  include_all_metadata: flag,
};

function channelPayload(channel: Channel, botUserId: string): object {
  const direct = channel.kind === 'im';
  return {
    id: channel.id,
    ...(direct
      ? { user: channel.members.find((id) => id !== botUserId) }
      : { name: channel.name, name_normalized: channel.name, num_members: channel.members.length }),
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'group',
    is_im: direct,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'channel',
    is_archived: channel.isArchived ?? false,
    is_member: channel.members.includes(botUserId),
    is_shared: channel.isExtShared ?? false,
    is_ext_shared: channel.isExtShared ?? false,
    is_org_shared: false,
  };
}

const info = method(z.looseObject({ channel: text }), (args, world) => ({
  channel: channelPayload(channelOf(world, args.channel), world.bot.userId),
}));

const members = method(z.looseObject({ channel: text, ...paging }), (args, world) => {
  const { items, response_metadata } = page(channelOf(world, args.channel).members, args);
  return { members: items, response_metadata };
});

function within(
  message: StoredMessage,
  { oldest, latest, inclusive }: { oldest: number; latest: number; inclusive: boolean },
) {
  const at = Number(message.ts);
  return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
}

/** A message with what its thread adds to it. */
function threaded(world: World, message: StoredMessage, all: readonly StoredMessage[], metadata: boolean) {
  const replies = all.filter((other) => other.threadTs === message.ts && other.ts !== message.ts);
  return {
    ...messagePayload(message, world.bot, { metadata }),
    ...(replies.length > 0 && {
      thread_ts: message.ts,
      reply_count: replies.length,
      latest_reply: replies.at(-1)?.ts,
    }),
  };
}

const history = method(z.looseObject({ channel: text, ...paging, ...span }), (args, world) => {
  const all = visibleIn(world, joinedChannel(world, args.channel));
  const roots = all.filter((message) => message.threadTs === undefined || message.threadTs === message.ts);
  const newestFirst = roots.filter((message) => within(message, args)).reverse();
  const { items, more, response_metadata } = page(newestFirst, args);
  return {
    messages: items.map((message) => threaded(world, message, all, args.include_all_metadata)),
    has_more: more,
    response_metadata,
  };
});

const replies = method(z.looseObject({ channel: text, ts: text, ...paging, ...span }), (args, world) => {
  const all = visibleIn(world, joinedChannel(world, args.channel));
  const named = all.find((message) => message.ts === args.ts);
  const rootTs = named?.threadTs ?? args.ts;
  const thread = all.filter((message) => message.ts === rootTs || message.threadTs === rootTs);
  if (thread.length === 0) throw new SlackError('thread_not_found');
  // The root is always there, whatever the span.
  const wanted = thread.filter((message) => message.ts === rootTs || within(message, args));
  const { items, more, response_metadata } = page(wanted, args);
  return {
    messages: items.map((message) => threaded(world, message, all, args.include_all_metadata)),
    has_more: more,
    response_metadata,
  };
});

const open = method(z.looseObject({ users: text, return_im: flag }), (args, world) => {
  const [id = '', ...others] = args.users.split(',');
  if (others.length > 0) throw new SlackError('not_enough_users');
  const person = personOf(world, id);
  if (person.deleted) throw new SlackError('user_disabled');
  if (person.isBot) throw new SlackError('cannot_dm_bot');
  const channel = channelOf(world, dmOf(person.id));
  return {
    no_op: true,
    already_open: true,
    channel: args.return_im ? channelPayload(channel, world.bot.userId) : { id: channel.id },
  };
});

const join = method(z.looseObject({ channel: text }), (args, world) => {
  const channel = channelOf(world, args.channel);
  if (channel.kind !== 'channel') throw new SlackError('method_not_supported_for_channel_type');
  if (channel.isArchived) throw new SlackError('is_archived');
  if (!channel.members.includes(world.bot.userId)) channel.members.push(world.bot.userId);
  world.changed();
  return { channel: channelPayload(channel, world.bot.userId) };
});

export const conversationMethods = {
  'conversations.info': info,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.open': open,
  'conversations.join': join,
};
