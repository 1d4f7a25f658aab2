/** Why somebody may not decide, in a word the interface translates. */
export type Ineligible =
  | 'own_request'
  | 'not_approver'
  | 'not_agent'
  | 'not_member'
  | 'unreadable'
  /** The policy allows approvals at other hours only. */
  | 'out_of_hours'
  /** Its requester confirms it; nobody else has a say. */
  | 'not_for_approval';

/**
 * Who is entitled, asked afresh: nothing here may come from a cache. Implementations fail closed: an
 * empty or unreadable group entitles nobody.
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
  ): Promise<'not_approver' | 'not_member' | 'unreadable' | undefined>;
  /** The same as of a minute ago, for what is listed to whom: nothing is decided by it. False where nobody can tell. */
  isListed(userId: string, teamId: string, lists: readonly (readonly string[])[]): Promise<boolean>;
  /** `undefined` when the person may still ask for changes now. */
  mayRequest(userId: string, teamId: string): Promise<'not_agent' | 'not_member' | 'unreadable' | undefined>;
}
