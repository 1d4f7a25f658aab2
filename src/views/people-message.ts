import type { EventRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import type { MessageView } from './approval-card.ts';
import { context, section } from './blocks.ts';
import { inert, joined, linkTo, md } from './escape.ts';
import { sentenceOf } from './intent.ts';
import { reasonsOf } from './reasons.ts';
import type { RequestModel } from './request.ts';

/** The people an event names: those it concerns beside who asked. */
export const peopleIn = ({ data: { people } }: Pick<EventRecord, 'data'>): readonly string[] =>
  Array.isArray(people) ? people.filter((id): id is string => typeof id === 'string') : [];

/** What the people an event names are told of it, each in their own language. */
export const peopleNews = (event: EventRecord, model: RequestModel, text: Text): MessageView =>
  message(wordsOf(event, text), model, text);

/** What the requester is told of an event that is no change of state; of others, nothing. */
export function requesterNotice(
  { kind }: EventRecord,
  model: RequestModel,
  text: Text,
): MessageView | undefined {
  const news: Readonly<Record<string, string>> = text.between.news.requester;
  const words = news[kind];
  return words === undefined ? undefined : message(words, model, text);
}

/** The way to its card, once that is posted. */
function wayTo({ cardUrl }: RequestModel, text: Text) {
  const link = cardUrl && linkTo(cardUrl, text.intent.openCard);
  return link ? [link] : [];
}

function message(words: string, model: RequestModel, text: Text): MessageView {
  const { request } = model;
  const what = sentenceOf(model, text, 'channel');
  return {
    text: inert(`${words} ${what}`),
    blocks: [
      section(joined([md`*${what}*`, md`${words}`, ...wayTo(model, text)], '\n')),
      context(md`${text.requests.card.correlation} \`${request.id}\``),
    ],
  };
}

function wordsOf({ kind, data }: EventRecord, text: Text): string {
  const { between } = text;
  const news: Readonly<Record<string, string>> = between.news.people;
  if (news[kind] !== undefined) return news[kind];
  const ended: Readonly<Record<string, string>> = between.ended;
  const said = (table: Readonly<Record<string, string>>, key: unknown) => table[String(key)] ?? '';
  const why = said(reasonsOf(text), data.why);
  return [said(ended, data.step), said(ended, data.result), ...(why === '' ? [] : [`(${why})`])].join(' ');
}
