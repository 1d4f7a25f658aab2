/** A value of an input in words: whole, or saying that it is not. */
import type { FieldSpec } from '../../api/fields.ts';
import { sensitivityOf } from '../../fields/meaning.ts';
import { postable } from '../../fields/postable.ts';
import type { Text } from '../../text/text.ts';
import { joined, Mrkdwn, md, upTo } from '../escape.ts';
import { money } from '../format.ts';
import { when } from '../request.ts';
import { inWindow, type Place, type Reader } from './place.ts';

/** Bold cannot go on from one section to the next: what is longer than this is not. */
const LONGEST_BOLD = 1_000;

/** `Label: *value*`; what is long, or a list, stands below its label. */
export function labelled(label: string, value: Mrkdwn): Mrkdwn {
  if (value.text.startsWith('\n')) return md`${label}:${value}`;
  return value.text.length > LONGEST_BOLD ? md`*${label}*\n${value}` : md`${label}: *${value}*`;
}

/** A value as a place shows it: masked where it is not for those who read there, and then not whole. */
export function inputValue(
  value: unknown,
  field: FieldSpec,
  text: Text,
  place: Place = inWindow('trusted'),
): Mrkdwn {
  const hidden = isHidden(field, place.reader);
  if (value === null && field.nullMeans) return md`${field.nullMeans[text.language]}`;
  if (!hidden && typeof value === 'boolean')
    return md`${value ? text.requests.card.yes : text.requests.card.no}`;
  if (!hidden && field.kind === 'date_time' && typeof value === 'string') return when(new Date(value));
  if (!hidden && field.meaning === 'money' && typeof value === 'number') return md`${money(value, { text })}`;
  const show = (word: string): Mrkdwn =>
    hidden ? masked(word, field, place) : upTo(optionIn(field, word, text) ?? word, place.value);
  const words = [value].flat();
  if (words.some((each) => typeof each === 'object' && each !== null)) {
    return oneALine(entriesOf(value).map(show), place, text);
  }
  const said = words.map((each) => show(String(each)));
  // Between values that hold commas themselves, a comma does not tell where one ends.
  return said.length > 1 && said.some((each) => each.text.includes(','))
    ? oneALine(said, place, text)
    : inARow(said, place, text);
}

const optionIn = ({ options }: FieldSpec, word: string, { language }: Text): string | undefined =>
  options.find(({ value }) => value === word)?.label[language];

function inARow(words: readonly Mrkdwn[], { list }: Place, text: Text): Mrkdwn {
  const left = words.length - list;
  return joined(left > 0 ? [...words.slice(0, list), more(left, text)] : words, ', ');
}

function oneALine(words: readonly Mrkdwn[], { list }: Place, text: Text): Mrkdwn {
  if (words.length === 0) return md`${text.requests.card.nothing}`;
  const left = words.length - list;
  const lines = left > 0 ? [...words.slice(0, list), more(left, text)] : words;
  return joined(
    lines.map((line) => md`\n• ${line}`),
    '',
  );
}

/** How many more there are than are shown. */
const more = (left: number, text: Text): Mrkdwn => new Mrkdwn(`_${text.desk.more(left)}_`, false);

/** `name: value` of all that stands in a value, however deep. */
function entriesOf(value: unknown, trail = ''): string[] {
  if (typeof value !== 'object' || value === null)
    return [trail === '' ? String(value) : `${trail}: ${value}`];
  const numbered = Array.isArray(value);
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = numbered ? String(Number(name) + 1) : name;
    return entriesOf(inner, trail === '' ? here : `${trail} › ${here}`);
  });
}

/** Kinds whose values are nobody's: nothing a person typed freely. */
const IMPERSONAL: ReadonlySet<FieldSpec['kind']> = new Set([
  'choice',
  'boolean',
  'integer',
  'decimal',
  'date',
  'date_time',
]);

function isHidden({ meaning, kind }: FieldSpec, reader: Reader): boolean {
  const sensitivity = sensitivityOf(meaning);
  if (sensitivity === 'never') return true;
  if (reader === 'trusted') return false;
  if (sensitivity === 'bank') return true;
  return reader === 'channel' && (sensitivity === 'personal' || !IMPERSONAL.has(kind));
}

/** Of a secret nobody sees more anywhere: it is not what is decided on, and nothing is missing without it. */
function masked(word: string, { meaning }: FieldSpec, { value }: Place): Mrkdwn {
  const sensitivity = sensitivityOf(meaning);
  const shown = postable(word, meaning);
  const { text, whole } = upTo(shown, value);
  return new Mrkdwn(text, sensitivity === 'never' || (sensitivity === 'open' && shown === word && whole));
}
