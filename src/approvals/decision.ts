/** What a person decides, and how that ends for them. */
import type { ApiError } from '../api/errors.ts';
import { REJECTIONS, type Rejection, type RequestRecord } from '../store/store.ts';
import type { Ineligible } from './people.ts';

/** How a decision ended for the person who clicked. */
export type Decision =
  | { readonly kind: 'done'; readonly request: RequestRecord }
  /** The approval counts; more people must approve. */
  | { readonly kind: 'counted'; readonly request: RequestRecord; readonly needed: number }
  /** This person had approved before. */
  | { readonly kind: 'repeated'; readonly request: RequestRecord; readonly needed: number }
  /** Somebody or something was first; `request` says who. */
  | { readonly kind: 'too_late'; readonly request: RequestRecord }
  | { readonly kind: 'refused'; readonly why: Ineligible; readonly request: RequestRecord }
  /** The target is not as it was shown: the request shows both states and asks again. */
  | { readonly kind: 'held'; readonly request: RequestRecord }
  /** What was asked for is there already: the request is closed, and nothing is sent. */
  | { readonly kind: 'already_so'; readonly request: RequestRecord }
  /** The state that would change cannot be read now, so that nobody knows what would be approved. */
  | { readonly kind: 'unreadable'; readonly request: RequestRecord; readonly error: ApiError }
  | { readonly kind: 'comment_needed'; readonly request: RequestRecord }
  /** Slack wants no question now: whether this person may decide is known later. */
  | { readonly kind: 'waiting'; readonly request: RequestRecord }
  | { readonly kind: 'unknown_request' };

export interface Decider {
  readonly userId: string;
  readonly teamId: string;
  readonly comment?: string;
}

/** What the person who approves had before their eyes: the (short) digest of the card. */
export interface Approver extends Decider {
  readonly seen: string;
}

/** Who rejects says why. */
export interface Rejecter extends Decider {
  readonly because: Rejection;
}

/** A reason as it was chosen, if it is one. */
export const rejectionIn = (chosen: unknown): Rejection | undefined =>
  REJECTIONS.find((each) => each === chosen);
