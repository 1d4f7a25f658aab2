import type { Destination, State } from '../store/store.ts';

/** What can happen to a request. */
export type Step =
  | 'count'
  | 'approve'
  | 'confirm'
  | 'hold'
  | 'recall'
  | 'strike'
  | 'reopen'
  | 'overrun'
  | 'delay'
  | 'close'
  | 'reject'
  | 'cancel'
  | 'expire'
  | 'claim'
  | 'succeed'
  | 'fail'
  | 'accept'
  | 'lose'
  | 'settleDone'
  | 'settleNotDone';

interface Rule {
  readonly from: readonly State[];
  readonly to: State;
  /** Whether the request must still be undecided in time (`true`) or already late (`false`). */
  readonly unexpired?: boolean;
  /** Leads to a change being sent: not taken while everything is stopped. */
  readonly sends?: boolean;
  readonly tell: readonly Destination[];
  /** The event's name, where the state's does not say what happened. */
  readonly event?: string;
}

const everywhere: readonly Destination[] = ['audit', 'card', 'requester'];
/** And those who had approved. */
const everybody: readonly Destination[] = [...everywhere, 'people'];

/**
 * The whole life of a request. `unknown` may still succeed or fail: by an answer that came late, by reading
 * the target back, or by the word of an approver; it is never claimed again.
 */
export const machine: Readonly<Record<Step, Rule>> = {
  /** An approval where more are needed. */
  count: { from: ['pending'], to: 'pending', unexpired: true, tell: everywhere, event: 'approval_counted' },
  approve: { from: ['pending'], to: 'approved', unexpired: true, tell: everywhere },
  /** The requester's own: of a change that needs no second person. */
  confirm: {
    from: ['pending'],
    to: 'approved',
    unexpired: true,
    sends: true,
    tell: everywhere,
    event: 'confirmed',
  },
  /** The target has changed since it was asked for: what was approved is not what would be done. */
  hold: { from: ['pending'], to: 'pending', unexpired: true, tell: everybody, event: 'held' },
  /** The same, once it was approved: it has to be approved as it is now. */
  recall: { from: ['approved'], to: 'pending', unexpired: true, tell: everybody, event: 'held' },
  /** Who had approved may not do so any more: their approval counts no more. */
  strike: {
    from: ['pending', 'approved'],
    to: 'pending',
    unexpired: true,
    tell: everybody,
    event: 'struck',
  },
  /** By now the policy wants more approvals than there are. */
  reopen: { from: ['approved'], to: 'pending', unexpired: true, tell: everybody, event: 'reopened' },
  /** It was approved, and its time was up before it could be sent. */
  overrun: { from: ['approved'], to: 'expired', unexpired: false, tell: everybody },
  /** It was approved, and cannot be sent yet. */
  delay: { from: ['approved'], to: 'approved', tell: everybody, event: 'delayed' },
  /** What was asked for is there already: nothing is sent. */
  close: { from: ['pending', 'approved'], to: 'already_so', unexpired: true, tell: everybody },
  reject: { from: ['pending'], to: 'rejected', unexpired: true, tell: everywhere },
  cancel: { from: ['pending'], to: 'cancelled', unexpired: true, tell: everywhere },
  expire: { from: ['pending'], to: 'expired', unexpired: false, tell: everywhere },
  claim: { from: ['approved'], to: 'executing', sends: true, tell: ['audit', 'card'] },
  succeed: { from: ['executing', 'accepted', 'unknown'], to: 'succeeded', tell: everywhere },
  fail: { from: ['executing', 'accepted', 'unknown'], to: 'failed', tell: everywhere },
  accept: { from: ['executing', 'unknown'], to: 'accepted', tell: everywhere },
  lose: { from: ['executing', 'accepted'], to: 'unknown', tell: everywhere },
  settleDone: { from: ['unknown'], to: 'succeeded', tell: everywhere },
  settleNotDone: { from: ['unknown'], to: 'failed', tell: everywhere },
};
