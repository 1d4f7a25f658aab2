import type { RequestRecord } from '../../store/store.ts';
import type { Approvals } from '../approvals.ts';
import { checkInput } from '../input.ts';
import { aimOf } from '../subjects.ts';

export type Aims = Pick<Approvals, 'store' | 'operationById' | 'subjectKeys'>;

/** The other open requests for the same thing, the oldest first; none of what nobody can read. */
export async function othersOpen(
  { store, operationById, subjectKeys }: Aims,
  { id, operationId, input, onScreen, altered }: RequestRecord,
): Promise<readonly RequestRecord[]> {
  const operation = operationById(operationId);
  const checked = operation && !altered ? checkInput(operation, input) : undefined;
  if (operation === undefined || !checked?.ok) return [];
  const aims = subjectKeys.keysToFind(aimOf(operation, checked.input, onScreen));
  return (await store.openOn(aims)).filter((other) => other.id !== id);
}
