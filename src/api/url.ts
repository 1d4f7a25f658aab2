import type { AnyInput } from './operation.ts';

/** A value that would leave its place in the path, or cannot be written in a URL. Names the brace, not the value. */
export class UnsafeValueError extends Error {
  override readonly name = 'UnsafeValueError';
}

/** Fills each brace of a path with exactly one URL segment. Throws `UnsafeValueError`. */
export function fillPath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_brace, name: string) => segment(name, values[name]));
}

function segment(name: string, value: unknown): string {
  const text = scalarText(value);
  if (text === undefined || escapes(text)) throw new UnsafeValueError(`${name} does not fit into a path`);
  return encodeURIComponent(text);
}

// Proxies decode once more than they should: a value is looked at as they would see it.
function escapes(text: string): boolean {
  let seen = text;
  for (let round = 0; round < 3; round += 1) {
    if (/^\.{0,2}$/.test(seen) || /[/\\\p{Cc}\p{Cs}]/u.test(seen)) return true;
    const decoded = seen.replace(/%(2[ef]|5c|25|0[0-9a-f]|1[0-9a-f])/gi, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (decoded === seen) return false;
    seen = decoded;
  }
  // Encoded three times over: nobody's identifier.
  return true;
}

/**
 * The query string's pairs: a list repeats its name, an object is written as JSON (the `query` parameter
 * of subscriptions is), what is absent is left out.
 */
export function queryPairs(query: AnyInput['query']): [string, string][] {
  return Object.entries(query ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((each) => each !== undefined && each !== null)
      .map((each): [string, string] => [name, scalarText(each) ?? JSON.stringify(each)]),
  );
}

function scalarText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
