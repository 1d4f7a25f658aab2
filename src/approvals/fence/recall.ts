/** What became of a request, by what the audit channel was told of it. */
import type { PostedEvent } from '../../audit/posted.ts';
import { type Open, RECALLED, type Recalled } from '../../store/fence.ts';
import type { State } from '../../store/store.ts';
import { machine } from '../machine.ts';
import { CARELINE } from '../move.ts';

/** Where each event of the table leads. */
const LEADS_TO: ReadonlyMap<string, State> = new Map(
  Object.values(machine).map(({ event, to }) => [event ?? to, to]),
);
/** Whose event says who decided. */
const DECIDING: ReadonlySet<string> = new Set(
  [machine.approve, machine.confirm, machine.reject].map(({ event, to }) => event ?? to),
);
/** A call may have been sent, and nobody was told how it ended: that is not known, and never sent again by itself. */
const MAYBE_SENT: ReadonlySet<State> = new Set(['approved', 'executing']);
const READ_BACK: ReadonlySet<State> = new Set(['accepted', 'unknown']);

/**
 * What a request is taken to be, by the events of it that were lost; `undefined` where it stays as it is. In the order of
 * the log the last one stands.
 */
export function recall({ id, state }: Open, lost: readonly PostedEvent[]): Recalled | undefined {
  const told = lost.filter(({ kind }) => LEADS_TO.has(kind)).toSorted((a, b) => a.seq - b.seq);
  const said = LEADS_TO.get(told.at(-1)?.kind ?? '') ?? state;
  const to = MAYBE_SENT.has(said) ? 'unknown' : said;
  if (to === state) return undefined;
  const decided = told.findLast(({ kind }) => DECIDING.has(kind));
  return {
    id,
    from: state,
    to,
    decidedBy: decided?.actor,
    decidedAt: decided && new Date(decided.at),
    check: READ_BACK.has(to),
    event: {
      correlationId: id,
      kind: RECALLED,
      actor: CARELINE,
      data: { state: to, ...(told.length > 0 && { events: told.map(({ seq, kind }) => `${seq} ${kind}`) }) },
    },
  };
}
