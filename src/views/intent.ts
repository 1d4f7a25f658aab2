/** What a request would do, in one sentence: for whoever reads it, wherever it is named. */
import type { FieldSpec } from '../api/fields.ts';
import type { Wording } from '../api/intent.ts';
import type { Localized } from '../api/operation.ts';
import { lowered } from '../fields/lowered.ts';
import type { OnScreen } from '../fields/on-screen.ts';
import { valueAt } from '../fields/path.ts';
import { postable } from '../fields/postable.ts';
import type { Text } from '../text/text.ts';
import { day, money } from './format.ts';
import { type Aimed, type Audience, valueText, whomOf } from './target.ts';

export { type Audience, targetOf } from './target.ts';

/** A change as it is named: what would be sent, and what stood on the screen beside it. */
export interface Intent extends Aimed {
  /** The operation's own sentence, in the words of one reader. */
  says(words: Wording): Localized;
  /** How things stand once it is done; absent where only the sentence above tells. */
  done?(words: Wording): Localized | undefined;
  /** What it says that the back office knows no such thing. */
  readonly missing?: Localized;
}

/** What would happen, to whom, with the figures. */
export const sentenceOf = (intent: Intent, text: Text, audience: Audience): string =>
  contracted(intent.says(wordingFor(intent, text, audience))[text.language]);

/** How things stand once it is done, where the operation says it. */
export const doneOf = (intent: Intent, text: Text, audience: Audience): string | undefined => {
  const said = intent.done?.(wordingFor(intent, text, audience))?.[text.language];
  return said === undefined ? undefined : contracted(said);
};

/** The same as a heading above the target: it need not name it again. */
export const headingOf = (intent: Intent, text: Text, audience: Audience): string =>
  contracted(intent.says({ ...wordingFor(intent, text, audience), aside: () => '' })[text.language]);

/** Spanish draws a preposition and an article together: `de el cliente` -> `del cliente`. */
const contracted = (sentence: string): string =>
  sentence.replace(/\b(de|a) el (?=cliente\b)/g, (_, preposition: string) => `${preposition}l `);

function wordingFor(intent: Intent, text: Text, audience: Audience): Wording {
  const whom = whomOf(intent, text, audience);
  const { input, onScreen } = intent;
  return {
    whom,
    aside: (preposition) => ` ${preposition} ${whom}`,
    of(path) {
      const value = valueAt(input, path);
      const field = intent.fields.find((each) => each.path === path);
      if (value === undefined || field === undefined) return undefined;
      if (value === null) return field.nullMeans && lowered(field.nullMeans[text.language]);
      return [value]
        .flat()
        .map((each) => nameIn(onScreen, each, field) ?? withinSentence(each, field, text, audience))
        .join(', ');
    },
    money: (value) => money(value, { text }),
    day: (value) => day(value, { text }),
    list: (values) =>
      new Intl.ListFormat(text.intent.locale, { type: 'conjunction' }).format(
        audience === 'channel' ? values.map((each) => postable(each)) : values,
      ),
  };
}

/** What the entry of a catalogue was called where it was chosen. */
const nameIn = ({ names }: OnScreen, value: unknown, { catalogue }: FieldSpec): string | undefined =>
  catalogue === undefined ? undefined : names?.[String(value)];

/** A choice has no capital within a sentence. */
const withinSentence = (value: unknown, field: FieldSpec, text: Text, audience: Audience): string => {
  const shown = valueText(value, field, text, audience);
  return field.options.some((option) => option.value === String(value)) ? lowered(shown) : shown;
};
