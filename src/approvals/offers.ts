import { isDeepStrictEqual } from 'node:util';
import { type FieldSpec, fieldsOf, valueAt, withValue } from '../api/fields.ts';
import type { AnyInput, Before, Localized, Operation, Read } from '../api/operation.ts';
import type { Fact } from '../store/store.ts';
import type { Mark } from './digest.ts';
import { checkInput } from './input.ts';

/** Whether the state asked for is the state there is. Of what is not known or not compared, nobody says so. */
export function changesNothing({ changes }: Before): boolean {
  return (
    changes.length > 0 &&
    changes.every(
      ({ now, after, masked, unknown, undecided }) =>
        !masked && !unknown && !undecided && isDeepStrictEqual(now, after),
    )
  );
}

/** What is kept of a change and posted: nothing in clear, and a mark of what stands there shortened. */
export const recorded = ({ changes }: Before, mark: Mark): readonly Fact[] =>
  changes.map(({ clear, ...fact }) => (clear === undefined ? fact : { ...fact, mark: mark(clear) }));

/** Whether it is already as asked, in all that would be sent: a why alone is no change. */
export function nothingToDo(operation: Operation, input: AnyInput, before: Before): boolean {
  const { compares: compared } = before;
  if (compared === undefined) return changesNothing(before);
  const isCompared = ({ path }: FieldSpec) =>
    compared.some((part) => path === part || path.startsWith(`${part}.`));
  const sent = fieldsOf(operation, input).filter(
    ({ path, isReason }) => !isReason && !path.startsWith('params.') && valueAt(input, path) !== undefined,
  );
  return changesNothing(before) && sent.every(isCompared);
}

/**
 * Choices of a form that would change nothing, and need not be offered. Known where one choice is all that
 * is still open beside the why; otherwise nothing is withheld. Throws `ApiError` when the state cannot be read.
 */
export async function idleChoices(
  operation: Operation,
  input: unknown,
  open: readonly FieldSpec[],
  read: Read,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const field = onlyChoice(operation, open);
  if (!field) return {};
  const idle = await Promise.all(
    field.options.map(async ({ value }) => {
      const checked = checkInput(operation, withValue(input, field.path, value));
      if (!checked.ok) return [];
      const before = await operation.before?.(checked.input, read);
      return before && nothingToDo(operation, checked.input, before) ? [value] : [];
    }),
  );
  return { [field.path]: idle.flat() };
}

/** What stands there that none of the choices of such a form would change. Throws `ApiError` like `idleChoices`. */
export async function besideChoices(
  operation: Operation,
  input: unknown,
  open: readonly FieldSpec[],
  read: Read,
): Promise<Localized | undefined> {
  const field = onlyChoice(operation, open);
  const [choice] = field?.options ?? [];
  const checked = field && choice && checkInput(operation, withValue(input, field.path, choice.value));
  if (!checked?.ok) return undefined;
  return (await operation.before?.(checked.input, read))?.beside;
}

function onlyChoice(operation: Operation, open: readonly FieldSpec[]): FieldSpec | undefined {
  const [field, ...others] = open.filter(({ isReason }) => !isReason);
  return operation.before && field?.kind === 'choice' && others.length === 0 ? field : undefined;
}
