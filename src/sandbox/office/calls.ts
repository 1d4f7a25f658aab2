import type { Call } from './types.ts';

/** How many calls are kept. */
const LIMIT = 2000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A call whose answer is still to come. */
export type OpenCall = Mutable<Call>;

/** The calls received, newest last, and who wants to know of them. */
export class Calls {
  readonly #calls: OpenCall[] = [];
  readonly #listeners = new Set<(call: Call) => void>();

  get list(): readonly Call[] {
    return this.#calls;
  }

  open(call: Omit<Call, 'status' | 'ms'>): OpenCall {
    const opened = { ...call, status: 0, ms: 0 };
    this.#calls.push(opened);
    if (this.#calls.length > LIMIT) this.#calls.shift();
    return opened;
  }

  /** Tells the listeners, once, when a call is answered or its connection is gone. */
  closed(call: Call): void {
    for (const listener of this.#listeners) listener(call);
  }

  listen(listener: (call: Call) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.#calls.length = 0;
  }
}
