import { ApiError } from '../../api/errors.ts';
import type { Part } from '../../views/models.ts';
import { troubleOf } from '../../views/trouble.ts';

/** How long an open card waits for its slowest part before it shows the others. */
const PATIENCE_MS = 1_000;

/** A part of a card that is being fetched: what is known of it now. */
export interface Slot<T> {
  readonly part: Part<T>;
}

/**
 * The parts of a card, fetched side by side. Each fails by itself; what is not the back office's failure is
 * ours and ends the lookup.
 */
export class Board {
  readonly #work: Promise<void>[] = [];
  readonly #unforeseen: unknown[] = [];
  #arrivals = 0;

  /** Begins fetching a part. */
  part<T>(work: () => Promise<T>): Slot<T> {
    const slot: { part: Part<T> } = { part: { state: 'loading' } };
    this.#work.push(
      work().then(
        (value) => {
          slot.part = { state: 'ok', value };
          this.#arrivals += 1;
        },
        (error: unknown) => {
          this.#arrivals += 1;
          if (error instanceof ApiError) slot.part = { state: 'failed', trouble: troubleOf(error) };
          else this.#unforeseen.push(error);
        },
      ),
    );
    return slot;
  }

  /**
   * Resolves when every part has arrived or failed. Until then it paints what has arrived meanwhile, as often
   * as `patience` (milliseconds) allows: a slow part holds back nothing.
   */
  async settled(paint: () => Promise<unknown>, patience = PATIENCE_MS): Promise<void> {
    const all = Promise.all(this.#work);
    let painted = 0;
    while (!(await within(all, patience))) {
      if (painted === this.#arrivals) continue;
      painted = this.#arrivals;
      await paint();
    }
    if (this.#unforeseen.length > 0) throw this.#unforeseen[0];
  }
}

/** True when the work is done within the time. It is never rejected: see `part`. */
async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const inTime = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}
