/** What the tests of the store file and record, and the engine they do it on. */
import { randomUUID } from 'node:crypto';
import type { NewEvent, NewRequest, Store } from '../../src/store/store.ts';

export interface Engine {
  readonly store: Store;
  /** Moves the store's clock on. */
  advance(seconds: number): void | Promise<void>;
}

/** Opens an engine for each test; the store is closed after it. */
export type OpenEngine = () => Engine | Promise<Engine>;

export const LIFETIME = 600;

export const newRequest = (more: Partial<NewRequest> = {}): NewRequest => ({
  id: randomUUID(),
  submissionKey: randomUUID(),
  operationId: 'barrings.things.update',
  teamId: 'T1',
  requester: 'U0ALEX',
  risk: 'destructive',
  input: { params: { thing_id: '1' }, body: { value: 'new' } },
  reason: 'because',
  onScreen: { subscriptionId: '1' },
  aim: 'thing 1',
  subjects: [],
  facts: [{ label: { en: 'Value', es: 'Valor' }, now: 'old', after: ['a', 'b'] }],
  touches: ['SMS'],
  digest: 'as it was shown',
  terms: { version: 'v1', approvals: 1, groups: [], commentRequired: false },
  link: undefined,
  lifetime: LIFETIME,
  remindIn: undefined,
  escalateIn: undefined,
  ...more,
});

export const eventOf = (id: string, kind: string): NewEvent => ({
  correlationId: id,
  kind,
  actor: 'U0SARA',
  data: { kind },
});

/** Files a request with its first event, told in the audit channel and on the card. */
export async function file(store: Store, more: Partial<NewRequest> = {}) {
  const request = newRequest(more);
  return store.file(request, eventOf(request.id, 'requested'), ['audit', 'card']);
}

/** Approves a request, told everywhere. */
export const approve = (store: Store, id: string) =>
  store.transition({
    id,
    from: ['pending'],
    to: 'approved',
    unexpired: true,
    change: { decidedBy: 'U0SARA', comment: 'fine' },
    event: eventOf(id, 'approved'),
    destinations: ['audit', 'card', 'requester'],
  });
