import { type Meaning, maskMeaning } from '../fields/meaning.ts';
import type { Change, Localized } from './operation.ts';

type Value = string | readonly string[] | null;

/** A change of personal values: masked wherever it is kept or posted, in clear for the person who asks. */
export function personalChange(label: Localized, is: Meaning, now: Value, after: Value): Change {
  return { label, now: masked(now, is), after: masked(after, is), masked: true, clear: { now, after } };
}

function masked(value: Value, is: Meaning): Value {
  if (value === null) return null;
  return typeof value === 'string' ? maskMeaning(value, is) : value.map((each) => maskMeaning(each, is));
}
