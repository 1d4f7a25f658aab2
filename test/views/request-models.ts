/** A request as the views get it. */
import { operationById } from '../../src/api/registry.ts';
import type { EventRecord, Outcome, RequestRecord, State } from '../../src/store/store.ts';
import type { RequestModel } from '../../src/views/request.ts';

const at = new Date('2026-11-20T10:00:00Z');
export const ID = '3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f9b8a7c';

export function requestIn(state: State, outcome?: Outcome): RequestRecord {
  const decided = state !== 'pending' && state !== 'cancelled' && state !== 'expired';
  return {
    id: ID,
    operationId: 'customers-v2.sim.replace',
    teamId: 'T1',
    requester: 'U0ALEX',
    state,
    risk: 'destructive',
    version: 1,
    input: { params: { subscription_id: '22222' }, body: { dealer_id: 'C00002', logistic: false } },
    reason: 'Lost on the train',
    onScreen: { msisdn: '612345678' },
    target: '',
    facts: [],
    touches: [],
    digest: 'd'.repeat(64),
    terms: { version: '1', approvals: 1, groups: ['S0APPROVERS'], commentRequired: false },
    driftedFrom: undefined,
    link: undefined,
    createdAt: at,
    expiresAt: at,
    approvals: [],
    struck: [],
    escalatedAt: undefined,
    decidedBy: decided ? 'U0SARA' : undefined,
    decidedAt: undefined,
    comment: undefined,
    claimedAt: undefined,
    outcome,
    answer: undefined,
    checkAt: undefined,
    checks: 0,
  };
}

export const modelIn = (state: State, outcome?: Outcome): RequestModel => ({
  request: requestIn(state, outcome),
  input: requestIn(state, outcome).input,
  onScreen: { msisdn: '612345678' },
  resource: { en: '', es: '' },
  says: () => operationById('customers-v2.sim.replace')?.title ?? { en: '', es: '' },
  said: [],
  fields: [],
  seen: ID,
  rules: { approvals: 1, commentRequired: false, groups: [], stillNeeded: [], hours: [] },
  undoable: false,
});

/** The event of a step, as the log has it. */
export const eventOf = (kind: string, data: EventRecord['data'] = {}): EventRecord => ({
  seq: 7,
  at,
  kind,
  actor: 'careline',
  correlationId: ID,
  data,
  previousHash: '0'.repeat(64),
  hash: '1'.repeat(64),
});
