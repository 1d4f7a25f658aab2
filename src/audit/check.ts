import type { Store } from '../store/store.ts';
import { type Place, START, verifyLog } from './verify.ts';

/** How far the chain was walked, and what was found. */
export interface Checked {
  /** The last event that was found whole, and when. */
  readonly upTo: number;
  readonly at: Date;
  /** The event at which the chain breaks. */
  readonly brokenAt?: number;
}

/** Walks the chain beside everything else: one walk at a time, for all who ask. */
export interface LogCheck {
  /** Sees that a walk is under way; it resolves when that has ended. */
  walk(): Promise<void>;
  /** What is known by now. */
  now(): Checked;
}

/** A walk goes on where the last one ended; once a day all of it is read again, for what was whole may be changed. */
const AGAIN_MS = 86_400_000;

export function createLogCheck(store: Pick<Store, 'events' | 'follows'>, now: () => Date): LogCheck {
  let place: Place = START;
  let begun = now();
  let known: Checked = { upTo: 0, at: begun };
  let walking: Promise<void> | undefined;

  async function walk(): Promise<void> {
    if (now().getTime() - begun.getTime() >= AGAIN_MS || known.brokenAt !== undefined) {
      place = START;
      begun = now();
    }
    const verified = await verifyLog(store, [], place, (reached) => {
      place = reached;
      if (known.brokenAt === undefined) known = { upTo: Math.max(known.upTo, reached.seq), at: now() };
    });
    known = verified.intact
      ? { upTo: verified.last, at: now() }
      : { upTo: place.seq, at: now(), brokenAt: verified.brokenAt };
  }

  return {
    walk() {
      walking ??= walk().finally(() => {
        walking = undefined;
      });
      return walking;
    },
    now: () => known,
  };
}
