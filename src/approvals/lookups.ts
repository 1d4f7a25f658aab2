import type { NewEvent, Store } from '../store/store.ts';

const LOOKS: ReadonlySet<string> = new Set(['looked_up', 'revealed']);
const HOUR_SECONDS = 3_600;

interface Limit {
  /** More than so many lookups of one person within an hour are told. */
  readonly most: number;
  readonly newId: () => string;
  readonly onError: (error: unknown) => void;
}

/**
 * A store in which somebody who looks up far more than a call would need is told of in the audit channel, once an
 * hour. Nobody is kept from looking: who serves a rush does so too, and who does not is asked by a person.
 */
export function tellingOfMany(store: Store, { most, newId, onError }: Limit): Store {
  async function look({ actor }: NewEvent): Promise<void> {
    const count = await store.looksOf(actor, HOUR_SECONDS);
    if (count <= most || !(await store.firstSeen(`many lookups of ${actor}`, HOUR_SECONDS))) return;
    const event = { correlationId: newId(), kind: 'many_lookups', actor, data: { most } };
    await store.record(event, ['audit']);
  }
  return {
    ...store,
    async record(event, destinations) {
      const recorded = await store.record(event, destinations);
      if (LOOKS.has(event.kind)) await look(event).catch(onError);
      return recorded;
    },
  };
}
