import { z } from 'zod';
import { cleaned } from './clean.ts';
import { maskText } from './mask-text.ts';
import { type Meaning, maskMeaning, sensitivityOf } from './meaning.ts';

const schema = z.string().brand<'Postable'>();

/** A value as it may stand in a channel, a direct message, an event or a log: made by `postable` alone. */
export type Postable = z.output<typeof schema>;

/**
 * What somebody typed, or an API answered, fit to be posted: cleaned first, so that nothing hides between its signs, and
 * masked then. By its meaning where that says whose it is; anything else is free text, whatever the field is called.
 */
export function postable(value: string, meaning?: Meaning): Postable {
  if ((meaning === 'money' || meaning === 'percentage') && FIGURE.test(value)) return schema.parse(value);
  const isGuarded = sensitivityOf(meaning) !== 'open';
  return schema.parse(isGuarded ? maskMeaning(cleaned(value), meaning) : maskText(value));
}

/** What is no identifier where an amount is wanted: those have eight digits and more before the point. */
const FIGURE = /^-?\d{1,7}(?:[.,]\d{1,2})?$/;

/** The number of a thing of the back office. A subscription or an account is nobody, and tells two requests apart. */
const ID = /^\d{1,19}$/;

/** The same for the id of such a thing: as it is where it is one; anything else typed there is free text. */
export function postableId(value: string): Postable {
  return ID.test(value) ? schema.parse(value) : postable(value);
}
