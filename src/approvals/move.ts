import type { NewEvent, RequestRecord, Store, Transition, TransitionChange } from '../store/store.ts';
import { machine, type Step } from './machine.ts';

/** Who does a step, what it changes, and what the log says of it (masked). */
export interface Move {
  readonly actor: string;
  readonly change?: TransitionChange;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly provided?: Transition['provided'];
}

/** The actor of what no person did. */
export const CARELINE = 'careline';

/**
 * Takes one step of the table: the state and its event commit together. Returns the changed request, or
 * `undefined` when the request is not in a state the step starts from: somebody else was first.
 */
export function move(
  store: Store,
  id: string,
  step: Step,
  { actor, change, data = {}, provided }: Move,
): Promise<RequestRecord | undefined> {
  const rule = machine[step];
  return store.transition({
    id,
    from: rule.from,
    to: rule.to,
    ...(change && { change }),
    ...(provided && { provided }),
    ...(rule.unexpired !== undefined && { unexpired: rule.unexpired }),
    ...(rule.sends && { sends: true }),
    event: eventOf(id, step, actor, data),
    destinations: rule.tell,
  });
}

/** What the log says of a step. */
export function eventOf(id: string, step: Step, actor: string, data: NewEvent['data'] = {}): NewEvent {
  const { event, to } = machine[step];
  return { correlationId: id, kind: event ?? to, actor, data };
}
