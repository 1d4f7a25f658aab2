/** Since when a request waits, until when, and what it follows. */
import type { RequestRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { linkTo, type Mrkdwn, md } from './escape.ts';
import { type RequestModel, who, written } from './request.ts';
import { standingNow } from './standing.ts';

/** `today at 10:41`, within a sentence. */
export const atTime = (at: Date, text: Text): Mrkdwn => written(at, text.intent.dayAtTime);

/** `Expires today at 10:41` */
export const expires = ({ expiresAt }: RequestRecord, text: Text): Mrkdwn =>
  md`${text.intent.expires} ${atTime(expiresAt, text)}`;

/** `Asked by @A, 3 minutes ago`: Slack counts on. */
export const askedField = ({ requester, createdAt }: RequestRecord, text: Text): Mrkdwn =>
  md`*${text.requests.card.asks}*\n${who(requester, text)}, ${written(createdAt, '{ago}')}`;

/** `Takes back what @A asked for today at 09:41`, with the way to its card. */
export function followedLine({ request, followedUrl }: RequestModel, text: Text): Mrkdwn[] {
  const { link, onScreen } = request;
  if (link === undefined) return [];
  const { follows, openCard } = text.intent;
  const { followed } = onScreen;
  const open = followedUrl === undefined ? md`` : md` · ${linkTo(followedUrl, openCard) ?? ''}`;
  // Requests of before know the other one's id alone.
  if (followed === undefined) return [md`${follows[link.kind]} \`${link.id}\`${open}`];
  const at = atTime(new Date(followed.at), text);
  return [md`${follows[link.kind]} ${text.intent.whatAsked} ${who(followed.requester, text)}, ${at}${open}`];
}

/** `The first one: ❌ Failed, settled by @I`: before it is done twice. */
export function firstLine({ first }: RequestModel, text: Text): Mrkdwn[] {
  if (first === undefined) return [];
  const { first: label, settledBy } = text.settling;
  const by = first.settledBy === undefined ? md`` : md`, ${settledBy} ${who(first.settledBy, text)}`;
  return [md`${label}: ${standingNow(first.request, text).state}${by}`];
}
