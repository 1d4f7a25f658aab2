import type { EventRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import type { MessageView } from './approval-card.ts';
import { context, section } from './blocks.ts';
import { inert, joined, md } from './escape.ts';
import { sentenceOf } from './intent.ts';
import type { RequestModel } from './request.ts';

/** The people an event names: those it concerns beside who asked. */
export const peopleIn = ({ data: { people } }: Pick<EventRecord, 'data'>): readonly string[] =>
  Array.isArray(people) ? people.filter((id): id is string => typeof id === 'string') : [];

/** What the people an event names are told of it, each in their own language. */
export function peopleNews(event: EventRecord, model: RequestModel, text: Text): MessageView {
  const { request } = model;
  const words = wordsOf(event, text);
  const what = sentenceOf(model, text, 'channel');
  return {
    text: inert(`${words} ${what}`),
    blocks: [
      section(joined([md`*${what}*`, md`${words}`], '\n')),
      context(md`${text.requests.card.correlation} \`${request.id}\``),
    ],
  };
}

function wordsOf({ data }: EventRecord, { requests, between }: Text): string {
  const ended: Readonly<Record<string, string>> = between.ended;
  const because: Readonly<Record<string, string>> = { ...requests.refusedBecause, ...between.because };
  const said = (table: Readonly<Record<string, string>>, key: unknown) => table[String(key)] ?? '';
  const why = said(because, data.why);
  return [said(ended, data.step), said(ended, data.result), ...(why === '' ? [] : [`(${why})`])].join(' ');
}
