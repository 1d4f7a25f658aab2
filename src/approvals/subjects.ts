import { fieldsOf } from '../api/fields.ts';
import type { AnyInput, Operation } from '../api/operation.ts';
import type { Subject, SubjectKind } from '../audit/subjects.ts';
import { sensitivityOf } from '../fields/meaning.ts';
import type { OnScreen } from '../fields/on-screen.ts';
import { valueAt } from '../fields/path.ts';
import { canonical } from '../store/chain.ts';

/** What the ids of customers, accounts, lines and penalties are called on the wire. */
const IDS = /(^|\.)(subscription|account|user|customer|computed_penalty)_?id$/i;

const kindOf = (path: string, meaning: string | undefined): SubjectKind | undefined => {
  if (meaning === 'document' || meaning === 'msisdn' || meaning === 'iccid' || meaning === 'email')
    return meaning;
  return IDS.test(path) ? 'id' : undefined;
};

/** Everything in an input that tells a customer, a line or a SIM from others. */
export function subjectsOf(operation: Operation, input: unknown): readonly Subject[] {
  return fieldsOf(operation, input).flatMap(({ path, meaning }) => {
    const kind = kindOf(path, meaning);
    const value = kind && valueAt(input, path);
    return kind !== undefined && (typeof value === 'string' || typeof value === 'number')
      ? [{ kind, value: String(value) }]
      : [];
  });
}

/**
 * What a request is about, whatever door it came by: what the operation says of it, or the operation itself with what its
 * path names, or all that is sent where it names nothing.
 */
export function aimOf(operation: Operation, input: AnyInput, onScreen: OnScreen): Subject {
  const aim = operation.aim?.(input, onScreen);
  if (aim !== undefined) return { kind: 'id', value: canonical(aim) };
  const named = Object.keys(input.params).length > 0 ? input.params : input;
  return { kind: 'id', value: `${operation.id} ${canonical(named)}` };
}

/** The values of an input that are somebody's own: names, addresses, documents, bank data. */
export function personalValues(operation: Operation, input: unknown): readonly string[] {
  return fieldsOf(operation, input).flatMap(({ path, meaning }) => {
    const value = sensitivityOf(meaning) === 'open' ? undefined : valueAt(input, path);
    return [value].flat().flatMap((each) => (typeof each === 'string' ? [each] : []));
  });
}
