import type { Store } from '../store/store.ts';

/** The same store, saying so whenever something may have come into the outbox. */
export function waking(store: Store, wake: () => void): Store {
  const thenWake = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    wake();
    return result;
  };
  return {
    ...store,
    file: (...filing) => thenWake(store.file(...filing)),
    transition: (transition) => thenWake(store.transition(transition)),
    countApproval: (approval) => thenWake(store.countApproval(approval)),
    hold: (hold) => thenWake(store.hold(hold)),
    strike: (strike) => thenWake(store.strike(strike)),
    keepClick: (...keeping) => thenWake(store.keepClick(...keeping)),
    endClick: (...ending) => thenWake(store.endClick(...ending)),
    setAside: (...setting) => thenWake(store.setAside(...setting)),
    nudge: (...nudging) => thenWake(store.nudge(...nudging)),
    raiseFence: (posted) => thenWake(store.raiseFence(posted)),
    halt: (halt) => thenWake(store.halt(halt)),
    release: (halt) => thenWake(store.release(halt)),
    reconcile: (...taken) => thenWake(store.reconcile(...taken)),
    purge: (days) => thenWake(store.purge(days)),
    record: (...event) => thenWake(store.record(...event)),
  };
}
