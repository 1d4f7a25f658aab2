import Keyv from 'keyv';

/** A Map that forgets its oldest entry when it is full: Keyv's own memory grows without bound. */
class BoundedMap extends Map<string, unknown> {
  readonly #limit: number;

  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  override set(key: string, value: unknown): this {
    if (this.size >= this.#limit && !this.has(key)) {
      const oldest = this.keys().next();
      if (!oldest.done) this.delete(oldest.value);
    }
    return super.set(key, value);
  }
}

/** A cache of at most `limit` entries, each for `ttlMs`. For what may be stale, never for state. */
export function createCache<T>(limit: number, ttlMs: number): Keyv<T> {
  return new Keyv<T>({ store: new BoundedMap(limit), ttl: ttlMs });
}
