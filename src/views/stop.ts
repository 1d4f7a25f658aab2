/** The emergency stop, in words: on cards, in lists, in the status, and as a message to those who decide. */
import type { SectionBlock } from '@slack/types';
import type { Stop } from '../store/stop.ts';
import type { EventRecord, RequestRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import type { MessageView } from './approval-card.ts';
import { context, section } from './blocks.ts';
import { joined, type Mrkdwn, md, upTo } from './escape.ts';
import { groupsIn, mentions } from './nudge-message.ts';
import { when, who } from './request.ts';

/** Who stopped everything, since when and why, and how it goes on. */
export function stopLine({ by, at, reason, altered }: Stop, { stop, ...text }: Text): Mrkdwn {
  if (altered) return md`🛑 *${stop.altered}*`;
  const people = joined(
    by.map((userId) => who(userId, { stop, ...text })),
    ', ',
  );
  const why = reason === '' ? md`` : md`: “${upTo(reason, LONGEST_REASON)}”`;
  return md`🛑 *${stop.isStopped}* ${people}, ${when(at)}${why}. ${stop.until}`;
}

const LONGEST_REASON = 1_000;

/** The same on top of a list or window; nothing as a rule. */
export const stopBlocks = (stop: Stop | undefined, text: Text): SectionBlock[] =>
  stop === undefined ? [] : [section(stopLine(stop, text))];

/** The same on what waits for a decision or would be sent: what is over is not held up. */
export const heldUp = (
  { request, stop }: { readonly request: RequestRecord; readonly stop?: Stop },
  text: Text,
): SectionBlock[] =>
  request.state === 'pending' || request.state === 'approved' ? stopBlocks(stop, text) : [];

/** What those who may release it are told, and that it is over. */
export function stopMessage(event: EventRecord, text: Text): MessageView {
  const { stop } = text;
  const isStopped = event.kind === 'stopped';
  const words = isStopped ? stop.called : stop.released;
  const { reason } = event.data;
  const why = typeof reason === 'string' ? md`: “${upTo(reason, LONGEST_REASON)}”` : md``;
  return {
    text: words,
    blocks: [
      section(
        md`${isStopped ? '🛑' : '🟢'} ${mentions(groupsIn(event.data))} *${isStopped ? stop.events.stopped : stop.events.released}* · ${who(event.actor, text)}, ${when(event.at)}${why}`,
      ),
      context(md`${words}`),
    ],
  };
}
