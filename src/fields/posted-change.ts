import { postable } from './postable.ts';

type Value = string | boolean | readonly string[] | { readonly en: string; readonly es: string } | null;
interface Written {
  readonly now: Value;
  readonly after: Value;
  readonly written?: true;
}

/**
 * A change as a channel and the log may have it: what somebody typed, now or earlier, is masked as free text; words of ours
 * and of the back office stand as they are. It says itself where it does not show the values any more.
 */
export function postedChange<T extends Written>(change: T): T & { readonly masked?: true } {
  if (!change.written) return change;
  const now = posted(change.now);
  const after = posted(change.after);
  const isMasked = !isSame(now, change.now) || !isSame(after, change.after);
  return { ...change, now, after, ...(isMasked && { masked: true }) };
}

function posted(value: Value): Value {
  if (typeof value === 'string') return postable(value);
  return Array.isArray(value) ? value.map((each) => postable(each)) : value;
}

const isSame = (one: Value, other: Value): boolean => String(one) === String(other);
