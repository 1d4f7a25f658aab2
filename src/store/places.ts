/** Where sealed values stand. A value opens in its place and in no other. */
export interface Place {
  readonly table: string;
  readonly column: string;
  /** Names the row, and within it what else tells one value from another. */
  readonly row: string;
}

/** The sealed columns of a request. */
export const ofRequest = (column: 'sealed' | 'comment' | 'answer', id: string): Place => ({
  table: 'requests',
  column,
  row: id,
});

/** The comment of one person's approval. */
export const ofApproval = (id: string, userId: string): Place => ({
  table: 'requests',
  column: 'approvals',
  row: `${id} ${userId}`,
});

/** What is remembered under a token for its owner. */
export const ofMemory = (token: string, owner: string): Place => ({
  table: 'memory',
  column: 'sealed',
  row: `${token} ${owner}`,
});

/** What is known of the database as a whole. */
export const ofMeta = (key: string): Place => ({ table: 'meta', column: 'value', row: key });

/** A person's click on a request that waits for Slack. */
export const ofWaiting = (requestId: string, userId: string): Place => ({
  table: 'waiting',
  column: 'sealed',
  row: `${requestId} ${userId}`,
});
