/** What a list shows as one types. */
import type { Entry } from '../../api/catalogues.ts';
import type { FieldSpec } from '../../api/form-tree.ts';
import { normalised } from '../../fields/entered.ts';
import { exactNumber } from '../../fields/exact.ts';
import { folded } from '../../fields/folded.ts';
import { unreadIn } from '../../fields/unread.ts';
import type { Text } from '../../text/text.ts';
import { isOpenChoice } from '../../views/form/inputs.ts';
import type { Choice } from '../handler.ts';

/** Slack shows no more options than this. */
const MOST_CHOICES = 100;

/** What is in a list that cannot be read, or is not kept for this input, is known to nobody: it may be typed. */
export function choicesAmong(
  field: FieldSpec,
  entries: readonly Entry[],
  typed: string,
  text: Text,
): readonly Choice[] {
  const words = typed.trim();
  if (entries.length === 0)
    return words === '' ? [] : [{ text: words.slice(0, 75), value: words.slice(0, 150) }];
  const unlisted = unlistedChoice(field, entries, words, text);
  const fitting = entries
    .filter(({ name, value }) => folded(`${name} ${value}`).includes(folded(words)))
    .slice(0, MOST_CHOICES - unlisted.length)
    .map(({ name, value }) => ({ text: name.slice(0, 75), value }));
  return fitting.length + unlisted.length === 0 && words !== '' && unreadIn(entries) > 0
    ? [{ text: words.slice(0, 75), value: words.slice(0, 150) }]
    : [...fitting, ...unlisted];
}

/** What was typed itself, where the list only helps: as it will be sent, with what has to be filled in beside it. */
function unlistedChoice(
  field: FieldSpec,
  entries: readonly Entry[],
  words: string,
  text: Text,
): readonly Choice[] {
  const { kind, meaning, unlistedWith } = field;
  const value = normalised(words, meaning).slice(0, 150);
  const usable = kind !== 'integer' || exactNumber(value) !== undefined;
  if (value === '' || !usable || entries.some((entry) => entry.value === value)) return [];
  if (isOpenChoice(field)) return [{ text: value.slice(0, 75), value }];
  if (unlistedWith === undefined) return [];
  return [{ text: `${value} · ${unlistedWith.label[text.language]}`.slice(0, 75), value }];
}
