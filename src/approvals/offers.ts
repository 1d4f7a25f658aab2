import { isDeepStrictEqual } from 'node:util';
import { type FieldSpec, withValue } from '../api/fields.ts';
import type { Before, Operation, Read } from '../api/operation.ts';
import type { Fact } from '../store/store.ts';
import { checkInput } from './input.ts';

/** Whether the state asked for is the state there is. Of what is not known or not compared, nobody says so. */
export function changesNothing({ changes }: Before): boolean {
  return (
    changes.length > 0 &&
    changes.every(({ now, after, masked, unknown }) => !masked && !unknown && isDeepStrictEqual(now, after))
  );
}

/** What is kept of a change and posted: nothing in clear. */
export const recorded = ({ changes }: Before): readonly Fact[] =>
  changes.map(({ clear: _, ...fact }) => fact);

/**
 * Choices of a form that would change nothing, and need not be offered. Known where one choice is all that
 * is still open; otherwise nothing is withheld. Throws `ApiError` when the state cannot be read.
 */
export async function idleChoices(
  operation: Operation,
  input: unknown,
  open: readonly FieldSpec[],
  read: Read,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const [field, ...others] = open.filter(({ required }) => required);
  if (!operation.before || field?.kind !== 'choice' || others.length > 0) return {};
  const idle = await Promise.all(
    field.options.map(async ({ value }) => {
      const checked = checkInput(operation, withValue(input, field.path, value));
      const before = checked.ok && (await operation.before?.(checked.input, read));
      return before && changesNothing(before) ? [value] : [];
    }),
  );
  return { [field.path]: idle.flat() };
}
