/** What of a request is vouched for by the key. */
import type { State } from '../records.ts';
import type { Marks, Said } from '../vouch/marks.ts';
import type { Row } from './row.ts';

/**
 * Everything that entitles, decides, starts or reveals something. Of the state only what was decided: the rest of it is
 * a copy of what the log says, and what is about to be sent is held against the log.
 */
function saidBy({ request, submissionKey, aim, subjects, escalateAt }: Row): Said {
  return {
    id: request.id,
    submissionKey,
    aim,
    subjects,
    operationId: request.operationId,
    teamId: request.teamId,
    requester: request.requester,
    risk: request.risk,
    input: request.input,
    reason: request.reason,
    onScreen: request.onScreen,
    target: request.target,
    terms: request.terms,
    link: request.link,
    createdAt: request.createdAt,
    expiresAt: request.expiresAt,
    escalateAt,
    escalatedAt: request.escalatedAt,
    digest: request.digest,
    facts: request.facts,
    touches: request.touches,
    driftedFrom: request.driftedFrom,
    approvals: request.approvals,
    verdict: VERDICT[request.state],
    decidedBy: request.decidedBy,
    decidedAt: request.decidedAt,
    comment: request.comment,
    claimedAt: request.claimedAt,
    outcome: request.outcome,
    answer: request.answer,
    purgedAt: request.purgedAt,
  };
}

type Verdict = 'none' | 'approved' | 'rejected';

/** What has been decided of a request by its state: no state tells of a decision that was not made. */
const VERDICT: Readonly<Record<State, Verdict>> = {
  pending: 'none',
  cancelled: 'none',
  expired: 'none',
  already_so: 'none',
  rejected: 'rejected',
  approved: 'approved',
  executing: 'approved',
  accepted: 'approved',
  unknown: 'approved',
  succeeded: 'approved',
  failed: 'approved',
};

/** Vouches for a request as it stands in its row. */
export const markOf = (row: Row, marks: Marks): string => marks.mark('request', saidBy(row));

/** Whether a request is what Careline wrote, and decided as its state says. */
export const isVouchedFor = (row: Row, marks: Marks): boolean =>
  row.mark !== undefined && marks.isMark('request', saidBy(row), row.mark);
