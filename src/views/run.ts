import type { ModalView } from '@slack/types';
import type { Localized } from '../api/operation.ts';
import type { Text } from '../text/text.ts';
import { actions, button, modal, plain, section } from './blocks.ts';
import { md } from './escape.ts';

/** What the picker says of an operation. */
export interface Pick {
  readonly id: string;
  readonly title: Localized;
  readonly resource: Localized;
  readonly risk: 'read' | 'write' | 'destructive';
  readonly deprecated: string | undefined;
}

export interface PickerModel {
  /** For whom, when the person came from a card. */
  readonly target: string | undefined;
  /** What was typed, and fits nothing or several. */
  readonly typed: string | undefined;
  /** The best few, to choose with one click. */
  readonly best: readonly Pick[];
  readonly metadata: string;
}

/** The select's `action_id`, and the buttons'. */
export const RUN_OPERATION = 'run.operation';

/** Finds an operation by id, title or heading, as one types. */
export function pickerView({ target, typed, best, metadata }: PickerModel, text: Text): ModalView {
  const { run } = text.requests;
  return modal({
    title: run.title,
    close: text.desk.close,
    metadata,
    blocks: [
      section(md`${run.intro}`),
      ...(target === undefined ? [] : [section(md`${text.requests.form.fixed}: *${target}*`)]),
      {
        type: 'actions',
        block_id: 'run.search',
        elements: [
          {
            type: 'external_select',
            action_id: RUN_OPERATION,
            min_query_length: 0,
            placeholder: plain(run.search, 150),
          },
        ],
      },
      ...(typed === undefined
        ? []
        : [section(md`${best.length > 0 ? run.several(typed) : run.none(typed)}`)]),
      ...best.map((each) =>
        section(
          md`${signOf(each)} *${each.title[text.language]}*\n${each.resource[text.language]} · \`${each.id}\``,
          {
            id: `run.${each.id}`,
            button: button({ text: run.open, actionId: RUN_OPERATION, value: each.id }),
          },
        ),
      ),
      actions('run.help', [button({ text: run.help, actionId: 'home.help' })]),
    ],
  });
}

/** One line for a select: what it is, how risky, and whether it is outdated. */
export function pickText(each: Pick, { language, requests }: Text): string {
  const outdated = each.deprecated === undefined ? '' : ` (${requests.run.outdated})`;
  const words = `${signOf(each)} ${each.title[language]}${outdated}`;
  return words.length <= 75 ? words : `${words.slice(0, 74)}…`;
}

const SIGNS = { read: '🔎', write: '✏️', destructive: '🔐' } as const;
const signOf = ({ risk }: Pick): string => SIGNS[risk];
