/**
 * What Careline remembers: the nouns that are persisted. What may happen to them is decided in
 * `approvals/machine.ts`, what can be asked of them in `store.ts`.
 */
import type { OnScreen } from '../fields/on-screen.ts';

export const STATES = [
  'pending',
  'approved',
  'executing',
  'succeeded',
  'failed',
  'accepted',
  'unknown',
  'rejected',
  'cancelled',
  'expired',
  'already_so',
] as const;
export type State = (typeof STATES)[number];

export const RISKS = ['read', 'write', 'destructive'] as const;
export type Risk = (typeof RISKS)[number];

/** A value of the state that changes, as it is shown; never a customer's data in clear. */
export interface Fact {
  readonly label: Localized;
  readonly now: FactValue;
  readonly after: FactValue;
  /** The values are shortened, for a channel: that they look alike does not mean that they are. */
  readonly masked?: true;
  /** Somebody typed the values: as free text they are masked in a channel and in the log, and kept as they are. */
  readonly written?: true;
  /** Of shortened values: stands for them in clear, so that others that look like them are told apart. */
  readonly mark?: string;
  /** What is there now is not known: no read tells it. */
  readonly unknown?: true;
  /** What will be there is not known yet: the back office decides it. */
  readonly undecided?: true;
}
type FactValue = string | boolean | readonly string[] | Localized | null;
interface Localized {
  readonly en: string;
  readonly es: string;
}

/** Why an approver rejects, of what can be chosen. */
export const REJECTIONS = ['not_needed', 'wrong_target', 'not_allowed', 'ask_again', 'other'] as const;
export type Rejection = (typeof REJECTIONS)[number];

/** What the back office answered, masked: shown on the card, kept in the log. Or why it was never asked. */
export interface Outcome {
  readonly rejection?: Rejection;
  readonly status?: number;
  readonly kind?: string;
  readonly code?: string;
  readonly message?: string;
  readonly tracingId?: string;
  /** The back office's risk review holds the change, or has refused it: accepted is not done. */
  readonly riskReview?: true;
  /** What risk review decided, as it came. */
  readonly riskDecision?: string;
  /** Since when it was already as asked, where a request of ours made it so: ISO. */
  readonly since?: string;
  /** The answer lacks or breaks something of what its page describes: it could not be read in full. */
  readonly incomplete?: true;
}

/** What a policy asked for when the request was filed; of it and of today's, the stricter holds. */
export interface Terms {
  /** Names the policy that held. */
  readonly version: string;
  /** How many different people must approve. */
  readonly approvals: number;
  /** Slack user groups whose members may decide. */
  readonly groups: readonly string[];
  readonly commentRequired: boolean;
  /** Lists of groups: one member of each must approve. */
  readonly allOf?: readonly (readonly string[])[];
}

/** One person's approval. */
export interface Approval {
  readonly userId: string;
  readonly at: Date;
  readonly comment: string | undefined;
  /** Of the groups of which one each must approve, those this person was in. */
  readonly groups?: readonly string[];
}

/** An approval that counts no more: who gave it may not decide any more. */
export interface Struck {
  readonly userId: string;
  readonly at: Date;
}

/** The request this one came from: it takes its effect back, or sends it once more. */
export interface Link {
  readonly kind: 'undoes' | 'repeats' | 'again';
  readonly id: string;
}

/** One person's wish to run one operation with one input. Its id is the correlation ID. */
export interface RequestRecord {
  readonly id: string;
  readonly operationId: string;
  readonly teamId: string;
  readonly requester: string;
  readonly state: State;
  /** As it was when the request was filed: whether its own requester confirms it, or another decides. */
  readonly risk: Risk;
  /** Grows by one with every transition. */
  readonly version: number;
  /** The frozen input; sealed at rest. */
  readonly input: unknown;
  /** Why, in the requester's words; sealed at rest, masked where it is posted. */
  readonly reason: string;
  /** What stood on the requester's screen; sealed at rest. Requests of before kept words instead, in `target`. */
  readonly onScreen: OnScreen;
  readonly target: string;
  readonly facts: readonly Fact[];
  readonly touches: readonly string[];
  /** Binds an approval to what was shown: operation, target, input, the state before and the policy. */
  readonly digest: string;
  readonly terms: Terms;
  /** Where the target had changed before the last approval: the state as it was when this was asked for. */
  readonly driftedFrom: readonly Fact[] | undefined;
  readonly link: Link | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** So far, in order; those of a state that has changed since count no more. */
  readonly approvals: readonly Approval[];
  /** Approvals that were struck out, in order. */
  readonly struck: readonly Struck[];
  /** When others were asked to decide as well. */
  readonly escalatedAt: Date | undefined;
  readonly decidedBy: string | undefined;
  readonly decidedAt: Date | undefined;
  readonly comment: string | undefined;
  /** When the call upstream was claimed. */
  readonly claimedAt: Date | undefined;
  readonly outcome: Outcome | undefined;
  /** What the back office answered; sealed at rest, for the requester and those who decide. */
  readonly answer: unknown;
  /** When the target is read back next, and how often it has been. */
  readonly checkAt: Date | undefined;
  readonly checks: number;
  /** When what was entered, shown, answered and said was taken out of it: it is as if nothing had been. */
  readonly purgedAt?: Date;
  /** Its row is not what Careline wrote: nothing of it is acted on, and hardly anything is shown. */
  readonly altered?: true;
}
