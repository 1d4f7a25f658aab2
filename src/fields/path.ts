/** The value at a path such as `body.reason` or `body.items.0.id`, or `undefined`. */
export function valueAt(input: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (isContainer(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined),
      input,
    );
}

/** A copy of `input` with the value at a path set; missing objects are made. */
export function withValue(input: unknown, path: string, value: unknown): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.');
  const base = isRecord(input) ? input : {};
  return { ...base, [key]: rest.length === 0 ? value : withValue(base[key], rest.join('.'), value) };
}

/** `over` laid over `base`, object by object; lists are whole. */
export function merged(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over === undefined ? base : over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(base[key], over[key])]));
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  isContainer(value) && !Array.isArray(value);
