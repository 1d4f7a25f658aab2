/** What a person does on the page, carried to their seat in the local workspace. */
import { z } from 'zod';
import { ClientRefusal } from '../slack/refusals.ts';
import type { LocalSlack } from '../slack/types.ts';

const entered = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean(), z.null()]));
const user = z.string();
const place = { channel: z.string(), ts: z.string() };
const click = { actionId: z.string(), blockId: z.string(), value: z.string().exactOptional() };

export const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('command'), user, channel: z.string(), text: z.string() }),
  z.strictObject({
    kind: z.literal('say'),
    user,
    channel: z.string(),
    text: z.string(),
    threadTs: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('click'), user, ...place, ...click }),
  z.strictObject({ kind: z.literal('clickView'), user, home: z.boolean(), ...click }),
  z.strictObject({ kind: z.literal('fill'), user, entered }),
  z.strictObject({ kind: z.literal('submit'), user, entered }),
  z.strictObject({ kind: z.literal('close'), user, all: z.boolean() }),
  z.strictObject({
    kind: z.literal('suggest'),
    user,
    actionId: z.string(),
    blockId: z.string(),
    typed: z.string(),
  }),
  z.strictObject({ kind: z.literal('home'), user }),
  z.strictObject({ kind: z.literal('globalShortcut'), user, callbackId: z.string() }),
  z.strictObject({ kind: z.literal('messageShortcut'), user, callbackId: z.string(), ...place }),
]);
export type Action = z.output<typeof action>;

/** How it went: `failure` is what Slack would say to the person, `options` what a select may offer. */
export interface Acted {
  readonly failure?: string;
  readonly options?: readonly { readonly text: string; readonly value: string }[];
}

export async function act(slack: LocalSlack, what: Action): Promise<Acted> {
  try {
    return await perform(slack, what);
  } catch (error) {
    if (error instanceof ClientRefusal) return { failure: error.message };
    throw error;
  }
}

async function perform(slack: LocalSlack, what: Action): Promise<Acted> {
  const seat = slack.as(what.user);
  switch (what.kind) {
    case 'command':
      return said(await seat.command(what.channel, what.text));
    case 'say':
      return said(await seat.say(what.channel, what.text, what.threadTs));
    case 'click': {
      const { kind: _kind, user: _user, channel, ts, ...clicked } = what;
      return said(await seat.clickMessage({ channel, ts }, clicked));
    }
    case 'clickView': {
      const { kind: _kind, user: _user, ...clicked } = what;
      return said(await seat.clickView(clicked));
    }
    case 'fill':
      await seat.fill(what.entered);
      return {};
    case 'submit':
      return said(await seat.submit(what.entered));
    case 'close':
      return said(await seat.close(what.all));
    case 'suggest':
      return { options: await seat.suggest(what.actionId, what.typed, what.blockId) };
    case 'home':
      return said(await seat.openHome());
    case 'globalShortcut':
      return said(await seat.globalShortcut(what.callbackId));
    case 'messageShortcut':
      return said(await seat.messageShortcut(what.callbackId, { channel: what.channel, ts: what.ts }));
  }
}

const said = (delivered: { failure?: string } | undefined): Acted =>
  delivered?.failure === undefined ? {} : { failure: delivered.failure };
