/** What a search of the log has found: matter by matter, the newest first. */
import type { AnyBlock, ModalView } from '@slack/types';
import type { EventRecord } from '../../store/store.ts';
import type { Text } from '../../text/text.ts';
import { actions, button, context, divider, inSections, modal, section } from '../blocks.ts';
import { joined, md } from '../escape.ts';
import { pagerBlocks } from '../lists/pager.ts';
import { who } from '../request.ts';
import { atAGlance } from './timeline.ts';

export const MATTERS_A_PAGE = 10;

export interface SearchedModel {
  /** What was looked for, masked. */
  readonly named: string;
  /** Who is to have acted. */
  readonly person: string | undefined;
  /** Those of this page, with what happened under each correlation ID. */
  readonly matters: readonly { readonly id: string; readonly events: readonly EventRecord[] }[];
  readonly from: number;
  /** How many can be reached, and how many there are. */
  readonly listed: number;
  readonly total: number;
  /** What its buttons find the rest by. */
  readonly token: string;
}

export function searchedView(model: SearchedModel, text: Text): ModalView {
  const { named, person, matters, from, listed, total, token } = model;
  const { search } = text.record;
  const pager = {
    size: MATTERS_A_PAGE,
    actionId: 'searched.turn',
    value: (at: number) => String(at),
    words: { before: text.record.newer, after: text.record.older },
  };
  return modal({
    title: text.requests.care.auditTitle,
    close: text.desk.close,
    metadata: token,
    blocks: [
      section(
        md`${search.found(total)} ${joined([...(named === '' ? [] : [md`${named}`]), ...(person === undefined ? [] : [who(person, text)])])}`,
      ),
      ...(listed < total ? [context(md`${search.newest(listed)}`)] : []),
      ...matters.flatMap(({ id, events }) => matterBlocks(id, events, text)),
      ...pagerBlocks({ from, shown: matters.length, total: listed }, pager, text),
    ],
  });
}

const matterBlocks = (id: string, events: readonly EventRecord[], text: Text): AnyBlock[] => [
  divider(),
  ...inSections(atAGlance(events, text)),
  actions(`searched.${id}`, [
    button({ text: text.record.allSteps(events.length), actionId: 'timeline.open', value: `${id}.0` }),
  ]),
  context(md`\`${id}\``),
];
