/** What the log says of one request: the rows of `requests` are held against it. */
import { RECALLED } from './fence.ts';
import { type EventRecord, STATES, type State } from './store.ts';

/** Events that name no state themselves. */
const STATE_AFTER: Readonly<Record<string, State>> = {
  requested: 'pending',
  confirmed: 'approved',
  held: 'pending',
  struck: 'pending',
  reopened: 'pending',
};

/** The name of the event that says that a request was altered; its data says in which state it was left. */
export const ALTERED_EVENT = 'altered';

const isState = (word: unknown): word is State => STATES.some((state) => state === word);

function stateAfter({ kind, data }: EventRecord): State | undefined {
  const said = kind === ALTERED_EVENT || kind === RECALLED ? data.state : kind;
  return isState(said) ? said : STATE_AFTER[kind];
}

/** States that nothing leads out of. */
const ENDS: ReadonlySet<State | undefined> = new Set([
  'succeeded',
  'failed',
  'rejected',
  'cancelled',
  'expired',
  'already_so',
]);

/** Whether nothing of a request is to come. */
export const isOver = (state: State | undefined): boolean => ENDS.has(state);

/**
 * The state a request is in by its events; `undefined` where there are none of it. What is said of one that was over is
 * said of a row that somebody has put back.
 */
export const stateSaid = (history: readonly EventRecord[]): State | undefined =>
  history.reduce<State | undefined>(
    (state, event) => (isOver(state) && event.kind !== ALTERED_EVENT ? state : (stateAfter(event) ?? state)),
    undefined,
  );

/** Whether the call upstream was claimed: it is made once. */
export const wasClaimed = (history: readonly EventRecord[]): boolean =>
  history.some(({ kind }) => kind === 'executing');

/** Whose approvals count after an event: none from before it was held, nor those that were struck out. */
export function countApproval(approvers: Set<string>, { kind, actor, data }: EventRecord): void {
  if (kind === 'held') approvers.clear();
  if (kind === 'approval_counted' || kind === 'approved') approvers.add(actor);
  if (kind === 'struck' && Array.isArray(data.people)) {
    for (const each of data.people) approvers.delete(String(each));
  }
}

/** Those who have approved what is asked for now. */
export function approversSaid(history: readonly EventRecord[]): readonly string[] {
  const approvers = new Set<string>();
  for (const event of history) countApproval(approvers, event);
  return [...approvers];
}

/** The digest of what is asked for now, where the events name it. */
export function digestSaid(history: readonly EventRecord[]): unknown {
  return history.findLast(({ kind }) => kind === 'requested' || kind === 'held')?.data.digest;
}
