/** All that a person decides on, in one order, wherever it is shown: and whether that place shows all of it. */
import type { AnyBlock, SectionBlock } from '@slack/types';
import type { FieldSpec } from '../../api/fields.ts';
import { valueAt } from '../../fields/path.ts';
import { type Text, texts } from '../../text/text.ts';
import { inSections } from '../blocks.ts';
import { allWhole, upTo } from '../escape.ts';
import { sentenceOf, targetOf } from '../intent.ts';
import type { RequestModel } from '../request.ts';
import { saidBlocks } from '../said.ts';
import { changeLines, earlierLines, enteredLine, reasonLines } from './lines.ts';
import { CARD, ENTERED, type Place } from './place.ts';

export interface DecidedOn {
  readonly blocks: readonly AnyBlock[];
  /** Whether every value is there to its last character. Where it is not, nothing is approved. */
  readonly whole: boolean;
}

/** It stands in a column, which holds less than a section. */
export const LONGEST_TARGET = 1_500;
const LONGEST_SENTENCE = 1_000;

/** What is decided on, as a place shows it: the state that changes, the input, the services, and why. */
export function decidedOn(model: RequestModel, text: Text, place: Place): DecidedOn {
  const audience = place.reader === 'channel' ? 'channel' : 'person';
  const named = [
    upTo(sentenceOf(model, text, audience), LONGEST_SENTENCE),
    upTo(targetOf(model, text, audience), Math.min(place.value, LONGEST_TARGET)),
  ];
  const groups = [
    earlierLines(model, text, place),
    changeLines(model, text, place),
    reasonLines(model, text, place),
  ];
  const [earlier, change, reason] = groups.map((lines) => unfolded(inSections(lines)));
  const sections = [earlier, change, reason].flatMap((some) => some ?? []);
  return {
    blocks: [
      ...(earlier ?? []),
      ...(change ?? []),
      ...(model.request.state === 'pending' || place.reader !== 'channel'
        ? saidBlocks(model.said, text)
        : []),
      ...(reason ?? []),
    ].slice(0, place.sections + model.said.length),
    whole: allWhole([...named, ...groups.flat()]) && fits(sections, place),
  };
}

/** Whether a card shows all of it, in whatever language: what holds for the button holds for the click. */
export const isWholeOnCard = (model: RequestModel): boolean =>
  Object.values(texts).every((text) => decidedOn(model, text, CARD).whole);

/** Whether all that was entered will be shown whole to who decides. */
export function canBeShown(
  fields: readonly FieldSpec[],
  input: unknown,
  reason: string,
  text: Text,
): boolean {
  const lines = fields.flatMap((field) => enteredLine(field, valueAt(input, field.path), text, ENTERED));
  return fits(inSections([...lines, upTo(reason, Number.POSITIVE_INFINITY)]), ENTERED);
}

function fits(blocks: readonly SectionBlock[], { sections, bytes }: Place): boolean {
  return blocks.length <= sections && Buffer.byteLength(JSON.stringify(blocks)) <= bytes;
}

/** Slack folds a long section away behind "see more": nothing that is decided on is folded. */
const unfolded = (blocks: readonly SectionBlock[]): SectionBlock[] =>
  blocks.map((block) => ({ ...block, expand: true }));
