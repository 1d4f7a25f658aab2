/** What was entered in one field, of the type its schema wants. What is text stays text, digit for digit. */
import { NULL_VALUE } from '../../api/field-spec.ts';
import type { FieldSpec } from '../../api/form-tree.ts';
import { termOf } from '../../api/words.ts';
import { normalised, normalisedAs, sameDigits } from '../../fields/entered.ts';
import { exactNumber } from '../../fields/exact.ts';
import { parseMoney } from '../../fields/money.ts';

type Entered = string | readonly string[];

/**
 * The value as the operation's schema wants it; nothing entered is `undefined`. `kind` is what was chosen beside it
 * and says how it is written.
 */
export function typed(field: FieldSpec, entered: Entered | undefined, kind?: Entered): unknown {
  if (entered === undefined) return undefined;
  if (field.kind === 'many') return listOf(field, entered);
  if (typeof entered !== 'string') return entered;
  const words = entered.trim();
  if (field.nullMeans && words === NULL_VALUE) return null;
  if (words === '') return undefined;
  switch (field.kind) {
    case 'boolean':
      return words === 'true' ? true : words === 'false' ? false : words;
    case 'choice':
      return field.ofNumbers ? numberOf(words) : words;
    case 'integer':
    case 'decimal':
      return numeric(field, words);
    case 'date_time':
      return /^\d+$/.test(words) ? utc(Number(words)) : words;
    case 'pairs':
      return pairsOf(field, words);
    default:
      return typeof kind === 'string'
        ? normalisedAs(kind, words, field.meaning)
        : normalised(words, field.meaning);
  }
}

function numeric({ kind, meaning }: FieldSpec, words: string): number | string {
  if (meaning === 'money') return amountOf(words);
  return numberOf(kind === 'integer' ? normalised(words, meaning) : words.replace(',', '.'));
}

/** Euros; what could be read in two ways stays as it was typed. */
function amountOf(words: string): number | string {
  const read = parseMoney(words);
  return read.ok ? read.value : words;
}

/** What is typed where a list is to be sent that holds nothing. */
const NO_ENTRIES = '[]';

/** Of a multi-select its values; of text, a value a line, or that there is none. */
function listOf(field: FieldSpec, entered: Entered): unknown {
  if (field.mayBeEmpty && String(entered).trim() === NO_ENTRIES) return [];
  const values = typeof entered === 'string' ? entered.split(/\n/) : entered;
  const list = values.map((value) => value.trim()).filter((value) => value !== '');
  if (list.length === 0) return undefined;
  return list.map((value) => (field.ofNumbers ? numberOf(value) : normalised(value, field.meaning)));
}

/** The number that was written; what is none, or would not keep its digits, stays as it was typed. */
const numberOf = (words: string): number | string => exactNumber(words) ?? words;

/** Seconds since the epoch, as Slack's picker counts, in the form the APIs print: whole seconds, UTC. */
const utc = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** What is typed where nothing is to be said: the API pages print an empty object. */
const NO_PAIRS = '{}';

/**
 * `name: value`, one a line, each name once. Nothing tells a number from a name here: every value is text, as
 * it was typed. Only what a name says it is loses the separators people write into it.
 */
function pairsOf({ api }: FieldSpec, words: string): unknown {
  if (words === NO_PAIRS) return {};
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim();
    return name === '' ? [] : [[name, sameDigits(line.slice(colon + 1).trim(), termOf(api, name).is)]];
  });
  const names = new Set(pairs.map(([name]) => name));
  // A name that stands twice would lose one of its values; no object keeps what is called __proto__.
  if (names.size < lines.length || names.has('__proto__')) return words;
  return Object.fromEntries(pairs);
}
