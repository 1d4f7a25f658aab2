/** Cards of requests for one thing say of each other that they are open: each hears of what becomes of the others. */
import { isOver } from '../../store/history.ts';
import type { RequestRecord, State, Store } from '../../store/store.ts';
import { CARELINE } from '../move.ts';
import { type Aims, othersOpen } from './others.ts';

/** Of many for one thing, so many hear of another: the oldest, which are decided first. */
const MOST_TOLD = 3;

/** Whether it waits and runs no more, whatever is still to be found out. */
const hasEnded = (state: State): boolean => isOver(state) || state === 'unknown';

/**
 * A store in which a request that is filed or ends is noted on the others for the same thing, so that their cards are
 * shown anew. What was filed or has ended stands, whether or not the others could be told.
 */
export function tellingOthers(
  store: Store,
  { operationById, subjectKeys }: Omit<Aims, 'store'>,
  onError: (error: unknown) => void,
): Store {
  async function tell(request: RequestRecord, kind: 'another_open' | 'another_ended', actor: string) {
    // What needs no second person has no card, and waits for nobody.
    if (request.risk !== 'destructive') return;
    const others = await othersOpen({ store, operationById, subjectKeys }, request);
    const waiting = others.filter(({ state, risk }) => state === 'pending' && risk === 'destructive');
    for (const { id } of waiting.slice(0, MOST_TOLD)) {
      const event = { correlationId: id, kind, actor, data: { request: request.id } };
      await store.record(event, ['audit', 'card']);
    }
  }
  return {
    ...store,
    async file(request, event, destinations) {
      const filed = await store.file(request, event, destinations);
      if (filed.created) await tell(filed.request, 'another_open', request.requester).catch(onError);
      return filed;
    },
    async transition(transition) {
      const changed = await store.transition(transition);
      if (changed && hasEnded(changed.state)) await tell(changed, 'another_ended', CARELINE).catch(onError);
      return changed;
    },
  };
}
