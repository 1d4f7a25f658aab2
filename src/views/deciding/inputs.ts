/** What the small forms of a decision are made of: a choice, words, and what they are about. */
import type { AnyBlock, InputBlock } from '@slack/types';
import type { Text } from '../../text/text.ts';
import { context, plain, section } from '../blocks.ts';
import { md, upTo } from '../escape.ts';
import { sentenceOf, targetOf } from '../intent.ts';
import { type RequestModel, who } from '../request.ts';

export const COMMENT_BLOCK = 'decision.comment';
export const LONGEST_COMMENT = 1_000;

/** One of several, none of them chosen beforehand. */
export function choice(id: string, label: string, named: Readonly<Record<string, string>>): InputBlock {
  const options = Object.entries(named).map(([value, name]) => ({ text: plain(name, 75), value }));
  return {
    type: 'input',
    block_id: id,
    label: plain(label, 2000),
    element: { type: 'radio_buttons', action_id: 'value', options },
  };
}

/** Free text, of which a person reads. */
export function words(label: string, hint: string, optional = false): InputBlock {
  return {
    type: 'input',
    block_id: COMMENT_BLOCK,
    ...(optional && { optional }),
    label: plain(label, 2000),
    hint: plain(hint, 2000),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      max_length: LONGEST_COMMENT,
    },
  };
}

/** What would be done, and who asked. */
export const aboutBlocks = (model: RequestModel, text: Text): AnyBlock[] => [
  section(
    md`*${upTo(sentenceOf(model, text, 'channel'), 1_000)}*\n${upTo(targetOf(model, text, 'channel'), 1_500)}`,
  ),
  section(md`*${text.requests.card.asks}*\n${who(model.request.requester, text)}`),
];

export const correlation = ({ request }: RequestModel, text: Text) =>
  context(md`${text.requests.card.correlation} \`${request.id}\``);
