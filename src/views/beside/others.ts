/** What else is open: named in a line each, with the way to its card. */
import type { KnownBlock } from '@slack/types';
import type { Text } from '../../text/text.ts';
import { inSections } from '../blocks.ts';
import { joined, linkTo, type Mrkdwn, md } from '../escape.ts';
import { type Audience, sentenceOf } from '../intent.ts';
import { type RequestModel, type Several, who } from '../request.ts';
import { standingOf } from '../standing.ts';
import { atTime } from '../waiting.ts';

/** `Block the SIM of ••• ••• 999 (theft), asked by @A today at 09:41 · Open its card` */
export function askedLine(model: RequestModel, text: Text, audience: Audience): Mrkdwn {
  const { request, cardUrl } = model;
  const { askedBy } = text.beside;
  const asked = md`${sentenceOf(model, text, audience)}, ${askedBy} ${who(request.requester, text)} ${atTime(request.createdAt, text)}`;
  const open = cardUrl === undefined ? undefined : linkTo(cardUrl, text.intent.openCard);
  return open === undefined ? asked : joined([asked, open]);
}

/** That others are open for the same thing, and which. */
export const othersBlocks = ({ others }: RequestModel, text: Text, audience: Audience): KnownBlock[] =>
  others === undefined
    ? []
    : severalBlocks(others, text, {
        title: (count) => `⚠️ ${text.beside.others(count)}`,
        line: (model) => askedLine(model, text, audience),
      });

/** What waits or runs where a person looks, and who asked for it when: each with where it stands. */
export const openBlocks = (open: Several, text: Text): KnownBlock[] =>
  severalBlocks(open, text, {
    title: () => `⏳ ${text.beside.openHere}`,
    line: (model) => {
      const { state } = standingOf(model.request.state, model.request.outcome, text);
      return md`${state}: ${askedLine(model, text, 'person')}`;
    },
  });

function severalBlocks(
  { named, more }: Several,
  text: Text,
  shown: { readonly title: (count: number) => string; readonly line: (model: RequestModel) => Mrkdwn },
): KnownBlock[] {
  if (named.length === 0) return [];
  return inSections([
    md`*${shown.title(named.length + more)}*`,
    ...named.map((each) => md`• ${shown.line(each)}`),
    ...(more > 0 ? [md`_${text.desk.more(more)}_`] : []),
  ]);
}
