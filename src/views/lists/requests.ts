/** Lists of requests: what waits for a decision, what nobody knows, and a person's own. */
import type { AnyBlock, ModalView } from '@slack/types';
import type { Stop } from '../../store/stop.ts';
import type { PendingBy } from '../../store/store.ts';
import type { Text } from '../../text/text.ts';
import { actions, button, context, divider, header, modal, section } from '../blocks.ts';
import { cancelButton } from '../decision.ts';
import { joined, linkTo, md } from '../escape.ts';
import { sentenceOf, targetOf } from '../intent.ts';
import { type RequestModel, who } from '../request.ts';
import { standingNow } from '../standing.ts';
import { stopBlocks } from '../stop.ts';
import { expires } from '../waiting.ts';
import { pagerBlocks } from './pager.ts';

/** `theirs`: of what waits, what the person may decide themselves. */
export const LISTS = ['waiting', 'theirs', 'unsettled', 'mine'] as const;
export type ListName = (typeof LISTS)[number];

/** How many requests a list shows at a time. */
export const LISTED = 20;

/** Some of a list's requests, where they begin in it, and how many it has: in all, and by who asked. */
export interface Listed {
  readonly name: ListName;
  readonly models: readonly RequestModel[];
  readonly from: number;
  readonly total: number;
  readonly by: readonly PendingBy[];
}

/** What a team hands over. */
export interface RequestLists {
  /** Absent for who cannot decide: they would wait for a list that stays empty. */
  readonly waiting: Listed | undefined;
  readonly unsettled: Listed;
  readonly mine: Listed;
  /** What holds everything up. */
  readonly stop: Stop | undefined;
}

/** All lists, each from its beginning, with the way to the rest of it. */
export function requestLists({ waiting, unsettled, mine, stop }: RequestLists, text: Text): AnyBlock[] {
  return [
    ...stopBlocks(stop, text),
    ...(waiting ? [...requestList(waiting, text), ...countsOf(waiting, text), divider()] : []),
    ...(unsettled.total > 0 ? [...requestList(unsettled, text), divider()] : []),
    ...requestList(mine, text),
  ];
}

export function approvalsView(lists: RequestLists, text: Text): ModalView {
  return modal({
    title: text.requests.care.approvalsTitle,
    close: text.desk.close,
    blocks: requestLists(lists, text),
  });
}

/** One page of one list. */
export function listView(listed: Listed, text: Text): ModalView {
  return modal({
    title: text.requests.care.approvalsTitle,
    close: text.desk.close,
    blocks: requestList(listed, text, 'requests.turn'),
  });
}

/** From a page of several lists the rest of one opens by itself; there it is turned in its place. */
function requestList(
  { name, models, from, total }: Listed,
  text: Text,
  actionId: 'requests.open' | 'requests.turn' = 'requests.open',
): AnyBlock[] {
  const { care } = text.requests;
  const rows = models.flatMap((model) => requestRow(model, text, name === 'mine'));
  const pager = {
    size: LISTED,
    actionId,
    value: (at: number) => `${name}.${at}`,
    words: { before: text.record.previous, after: text.record.next },
  };
  return [
    header(care[name === 'theirs' ? 'waiting' : name]),
    ...(rows.length > 0 ? rows : [section(md`_${care.none}_`)]),
    ...pagerBlocks({ from, shown: models.length, total }, pager, text),
  ];
}

/** One request on two lines, with the way to its details; among one's own, with the way to take it back. */
export function requestRow(model: RequestModel, text: Text, own: boolean): AnyBlock[] {
  const { request } = model;
  const { card } = text.requests;
  const { state } = standingNow(request, text);
  const url = model.cardUrl && linkTo(model.cardUrl, card.open);
  const where = url ? md` · ${url}` : md``;
  const until = request.state === 'pending' ? md` · ${expires(request, text)}` : md``;
  const row = section(
    md`${state} · *${sentenceOf(model, text, 'channel')}*\n${targetOf(model, text, 'channel')} · ${who(request.requester, text)}${until}${where}`,
    { button: button({ text: card.details, actionId: 'request.details', value: request.id }) },
  );
  if (!own || request.state !== 'pending') return [row];
  return [row, actions(`request.mine.${request.id}`, [cancelButton(model, text, 'request.cancel_listed')])];
}

/** People beyond these are not named: a context line would grow without end. */
const MOST_PEOPLE = 20;

/** Where more waits than is listed: whose it is. The list takes turns, so that nobody's is hidden by another's. */
function countsOf({ models, total, by }: Listed, text: Text): AnyBlock[] {
  if (total <= models.length) return [];
  const people = by.slice(0, MOST_PEOPLE).map(({ requester, count }) => md`${who(requester, text)} ${count}`);
  return [context(md`${text.input.waitingInAll(total, models.length)} ${joined(people)}`)];
}
