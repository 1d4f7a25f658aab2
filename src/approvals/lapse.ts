/** Whether those who approved may still do so: a role may go between the click and the call. */
import type { RequestRecord, State } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { approversOf } from './drift.ts';
import { mayNotDecide } from './entitled.ts';
import { machine } from './machine.ts';
import { CARELINE, eventOf } from './move.ts';
import { isUnanswered, UNANSWERED, type Unanswered } from './people.ts';

export type Lapse =
  /** All of them may. */
  | { readonly kind: 'none' }
  /** Nobody can say now. */
  | { readonly kind: 'unclear'; readonly why: Unanswered }
  /** Some may not: their approvals are struck out, and the request waits on; `undefined` when somebody was first. */
  | { readonly kind: 'struck'; readonly request: RequestRecord | undefined };

/** Asks again of all who approved so far, and strikes out whose approval lapsed. */
export async function strikeLapsed(
  approvals: Approvals,
  request: RequestRecord,
  from: Extract<State, 'pending' | 'approved'>,
): Promise<Lapse> {
  const { teamId } = request;
  const whys = await Promise.all(
    approversOf(request).map(async (userId) => ({
      userId,
      why: await mayNotDecide(approvals, request, { userId, teamId }),
    })),
  );
  // A group that cannot be read entitles nobody, until somebody mends it.
  const lost = whys.filter(({ why }) => why !== undefined && !isUnanswered(why));
  if (lost.length > 0) {
    const people = lost.map(({ userId }) => userId);
    const struck = await approvals.store.strike({
      id: request.id,
      from,
      digest: request.digest,
      people,
      event: eventOf(request.id, 'strike', CARELINE, { why: lost[0]?.why, people }),
      destinations: machine.strike.tell,
    });
    return { kind: 'struck', request: struck };
  }
  const why = UNANSWERED.find((each) => whys.some((one) => one.why === each));
  return why === undefined ? { kind: 'none' } : { kind: 'unclear', why };
}
