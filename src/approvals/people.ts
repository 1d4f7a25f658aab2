/** Why nobody can say at the moment: Slack wants no question now and is asked again later, or did not answer. */
export const UNANSWERED = ['waiting', 'unreadable'] as const;
export type Unanswered = (typeof UNANSWERED)[number];

/** Why nobody can say whether somebody may. */
export type Unclear =
  | Unanswered
  /** Slack does not tell who is in a group, until somebody mends that. */
  | 'group_unreadable';

/** Why somebody may not decide, in a word the interface translates. */
export type Ineligible =
  | 'own_request'
  /** They have approved it: how it ended is for another to say. */
  | 'own_approval'
  /** They approved the first of two that do the same, and nobody else has approved the second. */
  | 'approved_first'
  | 'not_approver'
  | 'not_agent'
  | 'not_member'
  | Unclear
  /** Who asked for it is no agent any more. */
  | 'requester_gone'
  /** The policy allows approvals at other hours only. */
  | 'out_of_hours'
  /** And its time is up before they begin. */
  | 'closed_until_expiry'
  /** Its requester confirms it; nobody else has a say. */
  | 'not_for_approval';

/**
 * Who is entitled, as of seconds ago at most: one answer serves filing, decision and call. Implementations fail
 * closed: an empty or unreadable group entitles nobody.
 */
export interface Directory {
  /**
   * `undefined` when the person may decide now: as a member of one Slack user group of
   * each list.
   */
  mayDecide(
    userId: string,
    teamId: string,
    lists: readonly (readonly string[])[],
  ): Promise<'not_approver' | 'not_member' | Unclear | undefined>;
  /** The same as of a minute ago, for what is listed to whom: nothing is decided by it. False where nobody can tell. */
  isListed(userId: string, teamId: string, lists: readonly (readonly string[])[]): Promise<boolean>;
  /**
   * The people in any of these groups, by what Slack said last; `undefined` where it has not told. For what is said of
   * who could decide, never for a decision.
   */
  members(ids: readonly string[]): Promise<ReadonlySet<string> | undefined>;
  /** `undefined` when the person may still ask for changes now. */
  mayRequest(userId: string, teamId: string): Promise<'not_agent' | 'not_member' | Unclear | undefined>;
  /** Whether Slack says of who asked that they may not ask any more; false where it does not say. */
  hasLeft(userId: string, teamId: string): Promise<boolean>;
  /** Seconds until it is worth asking again. */
  waitSeconds(): number;
}

/** Whether an answer is missing that may come yet. */
export const isUnanswered = (why: Ineligible | undefined): why is Unanswered =>
  UNANSWERED.some((each) => each === why);
