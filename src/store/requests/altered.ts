import { z } from 'zod';
import { whole } from '../parts.ts';
import { type Outcome, type RequestRecord, STATES, type State } from '../records.ts';

const EPOCH = 0;
const LAST_MOMENT = 8_640_000_000_000_000;
const text = z.string().catch('');
const moment = whole.catch(EPOCH).transform((ms) => new Date(Math.abs(ms) <= LAST_MOMENT ? ms : EPOCH));

/** As much of a row as is there, whatever somebody made of it. */
const rest = z.object({
  id: z.string(),
  operation_id: text,
  team_id: text,
  requester: text,
  state: z.enum(STATES).catch('failed'),
  version: whole.catch(0),
  created_at: moment,
  expires_at: moment,
  outcome: z.string().nullable().catch(null),
});

/** What was still to come, and comes no more. */
const UNSENT: ReadonlySet<State> = new Set(['pending', 'approved']);

/** What is written of a request that was altered before it was sent, and of one that was altered later. */
export const ALTERED = { kind: 'altered' } as const satisfies Outcome;
export const ALTERED_SINCE = { kind: 'altered_since' } as const satisfies Outcome;

/**
 * What is shown of a row that is not what Careline wrote: that it is, and of which request. Nothing in it is acted on,
 * nobody is named as having decided, and nothing that was sealed is opened.
 */
export function alteredRequest(row: unknown): RequestRecord {
  const read = rest.parse(row);
  const unsent = UNSENT.has(read.state) || read.outcome === JSON.stringify(ALTERED);
  return {
    id: read.id,
    operationId: read.operation_id,
    teamId: read.team_id,
    requester: read.requester,
    state: UNSENT.has(read.state) ? 'failed' : read.state,
    // Whatever it was: those who decide are to see it.
    risk: 'destructive',
    version: read.version,
    input: {},
    reason: '',
    onScreen: {},
    target: '',
    facts: [],
    touches: [],
    digest: '',
    terms: { version: '', approvals: 1, groups: [], commentRequired: false },
    driftedFrom: undefined,
    link: undefined,
    createdAt: read.created_at,
    expiresAt: read.expires_at,
    approvals: [],
    struck: [],
    escalatedAt: undefined,
    decidedBy: undefined,
    decidedAt: undefined,
    comment: undefined,
    claimedAt: undefined,
    outcome: unsent ? ALTERED : ALTERED_SINCE,
    answer: undefined,
    checkAt: undefined,
    checks: 0,
    altered: true,
  };
}

/** The state a row says it is in; `undefined` where it says none there is. */
export const stateIn = (row: unknown): State | undefined =>
  z.object({ state: z.enum(STATES) }).safeParse(row).data?.state;
