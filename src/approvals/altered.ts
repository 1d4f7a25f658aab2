/** What becomes of a request that somebody else has written: it is not sent, and says so. */
import { isDeepStrictEqual } from 'node:util';
import { ALTERED_EVENT, approversSaid, digestSaid, stateSaid, wasClaimed } from '../store/history.ts';
import { ALTERED, ALTERED_SINCE } from '../store/requests/altered.ts';
import type { Aside, EventRecord, Judge, Outcome, RequestRecord, State } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { CARELINE } from './move.ts';

/**
 * Whether the log says of an approved request what its row says: that these people have approved this, and that it was
 * never claimed before. An old row put back holds no less than a new one: the log decides.
 */
export function logAgrees(request: RequestRecord, history: readonly EventRecord[]): boolean {
  const digest = digestSaid(history);
  return (
    stateSaid(history) === 'approved' &&
    !wasClaimed(history) &&
    (digest === undefined || digest === request.digest) &&
    isDeepStrictEqual(
      request.approvals.map(({ userId }) => userId),
      approversSaid(history),
    )
  );
}

/** Sets a request aside if it was altered, or is said to be approved when the log says otherwise; and reports it. */
export async function setAside(approvals: Approvals, id: string): Promise<void> {
  const set = await approvals.store.setAside(id, judge);
  if (set !== undefined) approvals.onAltered(id);
}

/** States in which somebody or something is still to act. */
const OPEN: ReadonlySet<State> = new Set(['pending', 'approved']);
const UNDER_WAY: ReadonlySet<State> = new Set(['executing', 'accepted', 'unknown']);

const judge: Judge = (request, stored, history) => {
  const said = stateSaid(history);
  if (request.altered) {
    const to = endOf(history, said);
    const isNoted = stored === to && history.some(({ kind }) => kind === ALTERED_EVENT);
    return isNoted
      ? undefined
      : asideTo(request, to, stored, to === 'failed' && !wasClaimed(history) ? ALTERED : ALTERED_SINCE);
  }
  if (stored !== 'approved' || logAgrees(request, history)) return undefined;
  // What is over stays as it ended; what the log lets nobody send is not sent.
  return said === undefined || OPEN.has(said)
    ? asideTo(request, 'failed', stored, ALTERED)
    : asideTo(request, said, stored);
};

/** Where an altered request ends: what was sent is unknown unless its end is known; what was not fails. */
function endOf(history: readonly EventRecord[], said: State | undefined): State {
  if (wasClaimed(history))
    return said === undefined || UNDER_WAY.has(said) || OPEN.has(said) ? 'unknown' : said;
  return said === undefined || OPEN.has(said) ? 'failed' : said;
}

const asideTo = ({ id }: RequestRecord, to: State, stored: State | undefined, outcome?: Outcome): Aside => ({
  to,
  ...(outcome && { outcome }),
  event: {
    correlationId: id,
    kind: ALTERED_EVENT,
    actor: CARELINE,
    data: { state: to, ...(stored !== undefined && { found: stored }) },
  },
  destinations: ['audit', 'card', 'requester'],
});
