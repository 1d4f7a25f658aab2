/** What else is open: named in a line each, with the way to its card. */
import type { KnownBlock } from '@slack/types';
import type { Text } from '../../text/text.ts';
import { section } from '../blocks.ts';
import { joined, linkTo, type Mrkdwn, md } from '../escape.ts';
import { type Audience, sentenceOf } from '../intent.ts';
import { type RequestModel, who } from '../request.ts';
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
export function othersBlocks({ others }: RequestModel, text: Text, audience: Audience): KnownBlock[] {
  if (others === undefined || others.named.length === 0) return [];
  const { named, more } = others;
  return [
    section(
      joined(
        [
          md`⚠️ *${text.beside.others(named.length + more)}*`,
          ...named.map((each) => md`• ${askedLine(each, text, audience)}`),
          ...(more > 0 ? [md`${text.desk.more(more)}`] : []),
        ],
        '\n',
      ),
    ),
  ];
}
