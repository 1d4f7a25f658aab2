/** Chance that repeats itself: the same seed, the same customers. */
export interface Random {
  /** An integer from 0 up to and without `below`. */
  below(limit: number): number;
  digits(count: number): string;
  pick<T>(values: readonly [T, ...T[]]): T;
  uuid(): string;
}

/** Mulberry32: 32 bits of state, plenty for names and numbers. */
export function random(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('');
  const hex = (count: number) => Array.from({ length: count }, () => below(16).toString(16)).join('');
  return {
    below,
    digits,
    pick: (values) => values[below(values.length)] ?? values[0],
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${(8 + below(4)).toString(16)}${hex(3)}-${hex(12)}`,
  };
}
