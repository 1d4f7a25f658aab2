import { isDeepStrictEqual } from 'node:util';
import { approversSaid, digestSaid, stateSaid } from '../history.ts';
import type { EventRecord, RequestRecord } from '../store.ts';

/** The request and its first event are written in one transaction. */
const SAME_MOMENT_MS = 10_000;

/** The event that says who decided, by the state a request is in. */
const DECIDING: ReadonlySet<string> = new Set(['approved', 'confirmed', 'rejected']);

/**
 * Whether everything that grants something in a row of before is what the log says of it. What the log does not say
 * (until when it lives) is taken as it stands.
 */
export function agrees(request: RequestRecord, history: readonly EventRecord[]): boolean {
  const first = history.find(({ kind }) => kind === 'requested');
  if (first === undefined || stateSaid(history) !== request.state) return false;
  const { data } = first;
  const decided = history.findLast(({ kind }) => DECIDING.has(kind));
  const held = history.some(({ kind }) => kind === 'held');
  const said = {
    requester: first.actor,
    operation: data.operation,
    target: data.target ?? '',
    risk: data.risk,
    undoes: data.undoes,
    repeats: data.repeats,
    isFiled: true,
    approvers: approversSaid(history),
    decidedBy: decided?.actor,
    isEscalated: history.some(({ kind }) => kind === 'escalated'),
    // Until now the event of a request that was held did not name what it was from then on.
    digest: held ? request.digest : digestSaid(history),
  };
  return isDeepStrictEqual(said, {
    requester: request.requester,
    operation: request.operationId,
    target: request.target,
    risk: request.risk,
    undoes: linked(request, 'undoes'),
    repeats: linked(request, 'repeats'),
    isFiled: Math.abs(request.createdAt.getTime() - first.at.getTime()) < SAME_MOMENT_MS,
    approvers: request.approvals.map(({ userId }) => userId),
    decidedBy: request.decidedBy,
    isEscalated: request.escalatedAt !== undefined,
    digest: request.digest,
  });
}

const linked = ({ link }: RequestRecord, kind: 'undoes' | 'repeats'): string | undefined =>
  link?.kind === kind ? link.id : undefined;
