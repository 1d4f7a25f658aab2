/** Places within an answer: what stands there, and taking it out. */
export type Path = readonly PropertyKey[];

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The path itself, or of what should hold it the nearest that is there. */
export function present(value: unknown, path: Path): Path {
  let reached = 0;
  let at = value;
  for (const key of path) {
    if (!isObject(at) || !Object.hasOwn(at, key)) break;
    at = Reflect.get(at, key);
    reached += 1;
  }
  return path.slice(0, reached);
}

export const valueAtPath = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (isObject(at) ? Reflect.get(at, key) : undefined), value);

/** Puts another value in the place of one. False where nothing holds it. */
export function setAt(value: unknown, path: Path, to: unknown): boolean {
  const holder = valueAtPath(value, path.slice(0, -1));
  const last = path.at(-1);
  return isObject(holder) && last !== undefined && Reflect.set(holder, last, to);
}

/** Takes out what stands at some places; `lost` is told each list an entry was taken from. */
export function remove(value: unknown, paths: readonly Path[], lost: (list: object) => void): void {
  for (const path of lastFirst(paths)) {
    const holder = valueAtPath(value, path.slice(0, -1));
    const last = path.at(-1);
    if (!isObject(holder) || last === undefined) continue;
    if (Array.isArray(holder)) {
      holder.splice(Number(last), 1);
      lost(holder);
    } else Reflect.deleteProperty(holder, last);
  }
}

/** Without doubles, and later items of a list before earlier ones: removing one moves those behind it. */
function lastFirst(paths: readonly Path[]): Path[] {
  const distinct = new Map(paths.map((path) => [JSON.stringify(path.map(String)), path]));
  return [...distinct.values()].sort((a, b) => compare(b, a));
}

function compare(a: Path, b: Path): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [left, right] = [a[index], b[index]];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return a.length - b.length;
}

/** Keys come from the answer and could be data where it uses them so: only names are shown. */
export function showPath(path: Path): string {
  return path.reduce<string>((shown, key) => {
    if (typeof key === 'number') return `${shown}[]`;
    const name = /^[A-Za-z_][\w-]{0,40}$/.test(String(key)) && !/\d{4}/.test(String(key)) ? String(key) : '*';
    return shown === '' ? name : `${shown}.${name}`;
  }, '');
}
