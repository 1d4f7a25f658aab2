import type { PlainTextElement, PlainTextOption } from '@slack/types';
import type { Choice } from './handler.ts';

interface Group {
  readonly label: PlainTextElement;
  readonly options: PlainTextOption[];
}

/** Choices under their headings, in the order in which headings come first. */
export function grouped(choices: readonly Choice[]): Group[] {
  return [...Map.groupBy(choices, ({ group }) => group ?? '')].map(([label, inside]) => ({
    label: { type: 'plain_text', text: label.slice(0, 75) },
    options: inside.map(optionOf),
  }));
}

/** A choice as Slack takes it. */
export const optionOf = ({ text, value }: Choice): PlainTextOption => ({
  text: { type: 'plain_text', text },
  value,
});
