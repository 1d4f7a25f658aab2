import { type FieldSpec, fieldsOf } from '../../api/fields.ts';
import type { AnyInput, Operation } from '../../api/operation.ts';
import { valueAt } from '../../fields/path.ts';
import type { Text } from '../../text/text.ts';
import { canBeShown } from '../../views/decided/decided-on.ts';

/**
 * What stands in the way of showing an input whole to who decides on it: the longest that was entered, among the fields
 * of a form. Nothing when all of it can be shown.
 */
export function overlong(
  operation: Operation,
  input: AnyInput,
  reason: string,
  asked: readonly FieldSpec[],
  text: Text,
): FieldSpec | undefined {
  if (canBeShown(fieldsOf(operation, input), input, reason, text)) return undefined;
  const length = ({ path }: FieldSpec) => JSON.stringify(valueAt(input, path) ?? '').length;
  return asked.toSorted((one, other) => length(other) - length(one)).at(0);
}
