import type { ContextBlock } from '@slack/types';
import type { EventRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import type { MessageView } from './approval-card.ts';
import { context, section } from './blocks.ts';
import { Mrkdwn, md } from './escape.ts';

/** What those who may decide are told in the thread of a card that waits long; of other events, nothing. */
export function callFor({ kind, data }: EventRecord, text: Text): MessageView | undefined {
  const { reminder, escalation } = text.decisions;
  const words = kind === 'reminded' ? reminder : kind === 'escalated' ? escalation : undefined;
  if (words === undefined) return undefined;
  return { text: words, blocks: [section(md`⏰ ${mentions(groupsIn(data))} ${words}`)] };
}

/** Under a new card: the groups whose members are asked to decide. */
export const callingBlock = (groups: readonly string[], text: Text): ContextBlock =>
  context(md`🔔 ${mentions(groups)} ${text.messages.decide}`);

/** Groups, mentioned. */
export const mentions = (groups: readonly string[]): Mrkdwn =>
  new Mrkdwn(groups.map((id) => `<!subteam^${id}>`).join(' '));

/** The groups an event calls. */
export const groupsIn = ({ groups }: EventRecord['data']): string[] =>
  Array.isArray(groups) ? groups.filter((id) => /^S[A-Z0-9]{2,}$/.test(String(id))) : [];
