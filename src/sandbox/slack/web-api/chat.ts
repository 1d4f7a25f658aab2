/** `chat.*`: posting, changing and deleting messages. */
import { z } from 'zod';
import { checkContent, checkMetadata } from '../content.ts';
import { messagePayload, type StoredMessage } from '../messages.ts';
import { SlackError } from '../refusals.ts';
import { method, text } from './method.ts';
import { channelOf, messageOf, openChannel, personOf } from './places.ts';

const content = { text: text.optional(), blocks: z.unknown().optional() };
const whisperTo = { user: text, thread_ts: text.optional() };

const postMessage = method(
  z.looseObject({ channel: text, ...content, thread_ts: text.optional(), metadata: z.unknown().optional() }),
  (args, world) => {
    const channel = openChannel(world, args.channel);
    const metadata = checkMetadata(args.metadata);
    const message = world.messages.post({
      channel: channel.id,
      user: world.bot.userId,
      ...checkContent(args, world.mint),
      ...(args.thread_ts !== undefined && { threadTs: args.thread_ts }),
      ...(metadata !== undefined && { metadata }),
    });
    return {
      channel: channel.id,
      ts: message.ts,
      message: messagePayload(message, world.bot, { metadata: true }),
    };
  },
);

const update = method(
  z.looseObject({ channel: text, ts: text, ...content, metadata: z.unknown().optional() }),
  (args, world) => {
    const channel = openChannel(world, args.channel);
    const before = messageOf(world, channel, args.ts);
    if (before.user !== world.bot.userId) throw new SlackError('cant_update_message');
    const message = world.messages.edit(before, {
      // Text alone takes the blocks away: what is not given again is gone, metadata aside.
      ...checkContent(args, world.mint),
      metadata: args.metadata === undefined ? before.metadata : checkMetadata(args.metadata),
    });
    return {
      channel: channel.id,
      ts: message.ts,
      text: message.text,
      message: messagePayload(message, world.bot, { metadata: true }),
    };
  },
);

const remove = method(z.looseObject({ channel: text, ts: text }), (args, world) => {
  const channel = channelOf(world, args.channel);
  const message = messageOf(world, channel, args.ts);
  if (message.user !== world.bot.userId) throw new SlackError('cant_delete_message');
  world.messages.remove(message);
  return { channel: channel.id, ts: message.ts };
});

const postEphemeral = method(z.looseObject({ channel: text, ...whisperTo, ...content }), (args, world) => {
  const channel = openChannel(world, args.channel);
  const person = personOf(world, args.user);
  if (!channel.members.includes(person.id)) throw new SlackError('user_not_in_channel');
  const message: StoredMessage = world.messages.post({
    channel: channel.id,
    user: world.bot.userId,
    ...checkContent(args, world.mint),
    ...(args.thread_ts !== undefined && { threadTs: args.thread_ts }),
    ephemeralTo: person.id,
  });
  return { message_ts: message.ts };
});

const getPermalink = method(z.looseObject({ channel: text, message_ts: text }), (args, world) => {
  const channel = channelOf(world, args.channel);
  const message = messageOf(world, channel, args.message_ts);
  const path = `p${message.ts.replace('.', '')}`;
  const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  return {
    channel: channel.id,
    permalink: `https://careline.slack.com/archives/${channel.id}/${path}${thread}`,
  };
});

export const chatMethods = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
