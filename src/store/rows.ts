import { z } from 'zod';
import { onScreen } from '../fields/on-screen.ts';
import { UnreadableEvent } from './chain.ts';
import type { Seal } from './seal.ts';
import {
  DESTINATIONS,
  type Delivery,
  type EventRecord,
  type Posted,
  type RequestRecord,
  RISKS,
  STATES,
} from './store.ts';

const when = z.number().transform((ms) => new Date(ms));
// In the log a number may be anything an intruder wrote, also one JavaScript cannot hold.
const whole = z.union([z.number(), z.bigint()]).transform(Number);
const bytes = z.instanceof(Uint8Array);
const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, { issues }): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        issues.push({ code: 'custom', input: text, message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
const absent = <S extends z.ZodType>(schema: S) => schema.nullable().transform((value) => value ?? undefined);

const localized = z.object({ en: z.string(), es: z.string() });
const factValue = z.union([z.string(), z.boolean(), z.array(z.string()), localized, z.null()]);
const fact = z.object({
  label: localized,
  now: factValue,
  after: factValue,
  masked: z.literal(true).exactOptional(),
  unknown: z.literal(true).exactOptional(),
  undecided: z.literal(true).exactOptional(),
});
const outcome = z.object({
  status: z.number().exactOptional(),
  kind: z.string().exactOptional(),
  code: z.string().exactOptional(),
  message: z.string().exactOptional(),
  tracingId: z.string().exactOptional(),
  riskReview: z.literal(true).exactOptional(),
  riskDecision: z.string().exactOptional(),
  incomplete: z.literal(true).exactOptional(),
});

const terms = z.object({
  version: z.string(),
  approvals: z.number(),
  groups: z.array(z.string()),
  commentRequired: z.boolean(),
});
const approval = z.object({ userId: z.string(), at: when, comment: z.string().nullable() });
const link = z.object({ kind: z.enum(['undoes', 'repeats']), id: z.string() });

const requestRow = z.object({
  id: z.string(),
  operation_id: z.string(),
  team_id: z.string(),
  requester: z.string(),
  state: z.enum(STATES),
  version: z.number(),
  sealed: bytes,
  target: z.string(),
  facts: json(z.array(fact)),
  touches: json(z.array(z.string())),
  risk: z.enum(RISKS),
  digest: z.string(),
  terms: json(terms),
  drifted_from: absent(json(z.array(fact))),
  link: absent(json(link)),
  approvals: json(z.array(approval)),
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
  checks: z.number(),
});

const sealedPart = z.object({ input: z.unknown(), reason: z.string(), onScreen: onScreen.default({}) });

/** A row of `requests`, opened. Throws when the row is not of the schema or the key is another. */
export function toRequest(row: unknown, seal: Seal): RequestRecord {
  const read = requestRow.parse(row);
  const { input, reason, onScreen: seen } = sealedPart.parse(seal.open(read.sealed));
  return {
    id: read.id,
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
    approvals: read.approvals.map(({ userId, at, comment }) => ({
      userId,
      at,
      comment: comment === null ? undefined : opened(comment, seal),
    })),
    escalatedAt: read.escalated_at,
    createdAt: read.created_at,
    expiresAt: read.expires_at,
    decidedBy: read.decided_by,
    decidedAt: read.decided_at,
    comment: read.comment && z.string().parse(seal.open(read.comment)),
    claimedAt: read.claimed_at,
    outcome: read.outcome,
    answer: read.answer && seal.open(read.answer),
    checkAt: read.check_at,
    checks: read.checks,
  };
}

const opened = (comment: string, seal: Seal): string =>
  z.string().parse(seal.open(Buffer.from(comment, 'hex')));

const eventRow = z.object({
  seq: whole,
  correlation_id: z.string(),
  kind: z.string(),
  actor: z.string(),
  at: whole.transform((ms) => new Date(ms)).refine((at) => !Number.isNaN(at.getTime())),
  data: json(z.record(z.string(), z.unknown())),
  previous_hash: z.string(),
  hash: z.string(),
});

const numbered = z.object({ seq: whole });

/** A row of `events`. Throws `UnreadableEvent` when it is none. */
export function toEvent(row: unknown): EventRecord {
  const parsed = eventRow.safeParse(row);
  if (!parsed.success) throw new UnreadableEvent(numbered.parse(row).seq);
  const read = parsed.data;
  return {
    seq: read.seq,
    correlationId: read.correlation_id,
    kind: read.kind,
    actor: read.actor,
    at: read.at,
    data: read.data,
    previousHash: read.previous_hash,
    hash: read.hash,
  };
}

const leased = z.object({
  outbox_id: z.number(),
  destination: z.enum(DESTINATIONS),
  attempts: z.number(),
  last_error: z.string().nullable(),
});

/** A row of `outbox` with its event, as it was before this lease. */
export function toDelivery(row: unknown): Delivery {
  const { outbox_id: id, destination, attempts, last_error } = leased.parse(row);
  return {
    id,
    destination,
    attempts: attempts + 1,
    inDoubt: attempts > 0 && last_error === null,
    event: toEvent(row),
  };
}

const place = z.object({ channel: z.string(), ts: z.string() });

/** A row of `posted`. */
export const toPosted = (row: unknown): Posted => place.parse(row);
