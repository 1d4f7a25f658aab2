import { notesFor } from '../api/notes.ts';
import type { Operation } from '../api/operation.ts';
import type { Approvals } from '../approvals/approvals.ts';
import { short } from '../approvals/digest.ts';
import { strictest } from '../approvals/entitled.ts';
import { againOf, inverseOf } from '../approvals/follow-up.ts';
import { isWithin, nextOpening } from '../approvals/hours.ts';
import { uncovered } from '../approvals/policy/all-of.ts';
import { distinct } from '../approvals/policy.ts';
import type { RequestRecord } from '../store/store.ts';
import type { Intent } from '../views/intent.ts';
import { purgedTarget } from '../views/purged.ts';
import type { RequestModel } from '../views/request.ts';
import type { RulesModel } from '../views/rules.ts';
import { type Aim, intentOf } from './intent.ts';

/** What tells which rules hold for a request. */
type Rules = Pick<Approvals, 'operationById' | 'policyFor' | 'groupNames' | 'clock'>;

/** A request with what its operation says of itself; one that no longer exists is named by its id. */
export function modelOf(approvals: Rules, request: RequestRecord): RequestModel {
  const operation = approvals.operationById(request.operationId);
  const known = request.altered || request.purgedAt ? undefined : operation;
  return {
    request,
    ...(known ? intentOf(aimOf(request, known)) : unnamed(request, operation)),
    targetKept: request.target,
    said: known ? notesFor(known, request.input, request.createdAt) : [],
    seen: `${request.id}.${short(request.digest)}`,
    rules: rulesOf(approvals, request),
    undoable: inverseOf(request, operation) !== undefined,
    askable: againOf(request, operation) !== undefined,
  };
}

/** Of the groups of which one each must approve, those that are left, as far as the approvals tell. */
function leftOf(allOf: readonly (readonly string[])[], { approvals }: RequestRecord) {
  const standings = approvals.map(({ groups = [] }) =>
    allOf.flatMap((ids, list) => (ids.some((id) => groups.includes(id)) ? [list] : [])),
  );
  return uncovered(allOf.length, standings).flatMap((list) => [allOf[list] ?? []]);
}

/** The stricter of the rules of its filing and of those of now, in words. */
function rulesOf(approvals: Rules, request: RequestRecord): RulesModel {
  const { approvals: needed, commentRequired, lists, allOf, hours } = strictest(approvals, request);
  const named = (some: readonly (readonly string[])[]) =>
    distinct(some).map((ids) => ids.map((id) => approvals.groupNames.get(id) ?? id));
  const now = approvals.clock.now();
  const closed = hours !== undefined && !isWithin(hours, now);
  return {
    approvals: needed,
    commentRequired,
    groups: named(allOf.length > 0 ? allOf : lists),
    stillNeeded: named(leftOf(allOf, request)),
    hours: hours ?? [],
    ...(closed && { opensAt: nextOpening(hours, now) }),
  };
}

const aimOf = ({ input, onScreen, facts }: RequestRecord, operation: Operation): Aim => ({
  operation,
  input,
  target: onScreen,
  changes: facts,
});

/** Of an operation there is no more only the id is known; of an altered or purged request, nothing but its operation. */
function unnamed(
  { operationId: id, input, onScreen, purgedAt }: RequestRecord,
  operation: Operation | undefined,
): Intent {
  const name = operation?.title ?? { en: id, es: id };
  return {
    fields: [],
    input,
    onScreen,
    resource: purgedAt ? purgedTarget(purgedAt) : name,
    says: () => name,
  };
}

/** A button's value read back: the request, and which state of it was on the card. */
export function readSeen(value: string): { readonly id: string; readonly seen: string } {
  const [id = '', seen = ''] = value.split('.');
  return { id, seen };
}
