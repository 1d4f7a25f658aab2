/** What a row of `requests` holds. */
import { z } from 'zod';
import { onScreen } from '../../fields/on-screen.ts';
import { absent, json, when, whole } from '../parts.ts';
import { ofApproval, ofRequest, type Place } from '../places.ts';
import { REJECTIONS, type RequestRecord, RISKS, STATES } from '../records.ts';

const bytes = z.instanceof(Uint8Array);
const localized = z.object({ en: z.string(), es: z.string() });
const factValue = z.union([z.string(), z.boolean(), z.array(z.string()), localized, z.null()]);
const fact = z.object({
  label: localized,
  now: factValue,
  after: factValue,
  masked: z.literal(true).exactOptional(),
  written: z.literal(true).exactOptional(),
  mark: z.string().exactOptional(),
  unknown: z.literal(true).exactOptional(),
  undecided: z.literal(true).exactOptional(),
});
const outcome = z.object({
  rejection: z.enum(REJECTIONS).exactOptional(),
  status: z.number().exactOptional(),
  kind: z.string().exactOptional(),
  code: z.string().exactOptional(),
  message: z.string().exactOptional(),
  tracingId: z.string().exactOptional(),
  riskReview: z.literal(true).exactOptional(),
  riskDecision: z.string().exactOptional(),
  since: z.string().exactOptional(),
  incomplete: z.literal(true).exactOptional(),
});
const terms = z.object({
  version: z.string(),
  approvals: z.number(),
  groups: z.array(z.string()),
  commentRequired: z.boolean(),
  allOf: z.array(z.array(z.string())).exactOptional(),
});
const approval = z.object({
  userId: z.string(),
  at: when,
  comment: z.string().nullable(),
  groups: z.array(z.string()).exactOptional(),
});
const link = z.object({ kind: z.enum(['undoes', 'repeats', 'again']), id: z.string() });

const requestRow = z.object({
  id: z.string(),
  submission_key: z.string(),
  operation_id: z.string(),
  team_id: z.string(),
  requester: z.string(),
  state: z.enum(STATES),
  version: whole,
  sealed: bytes,
  target: z.string(),
  aim: z.string(),
  subjects: absent(z.string()),
  facts: json(z.array(fact)),
  touches: json(z.array(z.string())),
  risk: z.enum(RISKS),
  digest: z.string(),
  terms: json(terms),
  drifted_from: absent(json(z.array(fact))),
  link: absent(json(link)),
  approvals: json(z.array(approval)),
  struck: json(z.array(z.object({ userId: z.string(), at: when }))),
  remind_at: absent(when),
  escalate_at: absent(when),
  escalated_at: absent(when),
  answer: absent(bytes),
  created_at: when,
  expires_at: when,
  decided_by: absent(z.string()),
  decided_at: absent(when),
  comment: absent(bytes),
  claimed_at: absent(when),
  outcome: absent(json(outcome)),
  check_at: absent(when),
  checks: whole,
  purged_at: absent(when),
  mark: absent(z.string()),
});

const sealedPart = z.object({ input: z.unknown(), reason: z.string(), onScreen: onScreen.default({}) });
const words = z.string();

/** A request with what its row holds beside it. */
export interface Row {
  readonly request: RequestRecord;
  readonly submissionKey: string;
  /** Names what it is about: another request of the same aim is for the same thing. */
  readonly aim: string;
  /** Of whom or what it speaks, keyed; those of before do not say. */
  readonly subjects: string | undefined;
  /** When its nudges are due; that of the escalation stays as it was filed. */
  readonly remindAt: Date | undefined;
  readonly escalateAt: Date | undefined;
  /** Vouches for everything that grants something. */
  readonly mark: string | undefined;
}

/** Opens what stands in a place. */
export type Open = (sealed: Uint8Array, place: Place) => unknown;

/** Parses and opens a row of `requests`. Throws when it is not of the schema, or something in it does not open. */
export function openRow(row: unknown, open: Open): Row {
  const read = requestRow.parse(row);
  const { id } = read;
  const { input, reason, onScreen: seen } = sealedPart.parse(open(read.sealed, ofRequest('sealed', id)));
  const request: RequestRecord = {
    id,
    operationId: read.operation_id,
    teamId: read.team_id,
    requester: read.requester,
    state: read.state,
    risk: read.risk,
    version: read.version,
    input,
    reason,
    onScreen: seen,
    target: read.target,
    facts: read.facts,
    touches: read.touches,
    digest: read.digest,
    terms: read.terms,
    driftedFrom: read.drifted_from,
    link: read.link,
    approvals: read.approvals.map(({ userId, at, comment, groups }) => ({
      userId,
      at,
      ...(groups && { groups }),
      comment:
        comment === null ? undefined : words.parse(open(Buffer.from(comment, 'hex'), ofApproval(id, userId))),
    })),
    struck: read.struck,
    escalatedAt: read.escalated_at,
    createdAt: read.created_at,
    expiresAt: read.expires_at,
    decidedBy: read.decided_by,
    decidedAt: read.decided_at,
    comment: read.comment && words.parse(open(read.comment, ofRequest('comment', id))),
    claimedAt: read.claimed_at,
    outcome: read.outcome,
    answer: read.answer && open(read.answer, ofRequest('answer', id)),
    checkAt: read.check_at,
    checks: read.checks,
    ...(read.purged_at && { purgedAt: read.purged_at }),
  };
  return {
    request,
    submissionKey: read.submission_key,
    aim: read.aim,
    subjects: read.subjects,
    remindAt: read.remind_at,
    escalateAt: read.escalate_at,
    mark: read.mark,
  };
}
