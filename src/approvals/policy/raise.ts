import { fieldsOf, valueAt } from '../../api/fields.ts';
import type { Operation, Risk } from '../../api/operation.ts';
import { type Meaning, sensitivityOf } from '../../fields/meaning.ts';

/** How a customer is reached: who changes it takes the customer's place. */
const CONTACTS: ReadonlySet<Meaning> = new Set(['email', 'msisdn', 'address', 'login']);

/**
 * The default risk of an operation with an input. What its definition calls a write is destructive where the
 * input sets a payment means, or changes how somebody who is there already is reached.
 */
export function raisedBy(operation: Operation, input: unknown): Risk {
  if (operation.risk !== 'write' || input === undefined) return operation.risk;
  const isThere = Object.keys(operation.params.shape).length > 0;
  const raises = (meaning: Meaning) =>
    sensitivityOf(meaning) === 'bank' || (isThere && CONTACTS.has(meaning));
  return fieldsOf(operation, input).some(
    ({ path, meaning }) =>
      path.startsWith('body.') &&
      meaning !== undefined &&
      raises(meaning) &&
      valueAt(input, path) !== undefined,
  )
    ? 'destructive'
    : 'write';
}
