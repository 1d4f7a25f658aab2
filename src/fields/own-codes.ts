/** Codes of an operation's own that an answer may repeat: they name a thing of the back office, and nobody. */
import { type Meaning, sensitivityOf } from './meaning.ts';
import { valueAt } from './path.ts';

/** A field of a form, as far as it tells whose a value is. */
interface Field {
  readonly path: string;
  readonly kind: string;
  readonly meaning?: Meaning | undefined;
}

const CODE = /^\d{1,19}$/;

/** Of a number by its schema, a choice, or the id of a thing in the path; nothing that was typed freely. */
export function ownCodes(fields: readonly Field[], input: unknown): readonly string[] {
  return fields
    .filter(({ meaning }) => meaning === undefined || sensitivityOf(meaning) === 'open')
    .filter(({ kind, path }) => kind === 'integer' || kind === 'choice' || path.startsWith('params.'))
    .map(({ path }) => String(valueAt(input, path)))
    .filter((value) => CODE.test(value));
}
