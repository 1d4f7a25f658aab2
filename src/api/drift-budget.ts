/** How much work an answer may make: reading one must not hold up everybody else. */
import { z } from 'zod';

/** More places than this at which an answer breaks its page: it is of another form, and none of it is to be trusted. */
export const MOST_ISSUES = 1_000;

/** An answer of more values is checked in pieces first: a schema tells of all that is wrong, or of nothing. */
const LARGE = 5_000;
const PIECE = 200;

/** More values than any answer the API pages describe, by far. */
const MOST_VALUES = 150_000;

/** Whether a JSON text holds more values than are read. Signs within strings count too, and do no harm. */
export function holdsTooMuch(json: string): boolean {
  let values = 0;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at);
    if (sign === COMMA || sign === BRACKET || sign === BRACE) values += 1;
    if (values > MOST_VALUES) return true;
  }
  return false;
}
const COMMA = 0x2c;
const BRACKET = 0x5b;
const BRACE = 0x7b;

/** Whether a value is so large that each time it is parsed is felt. */
export const isLarge = (value: unknown): boolean => sizeUpTo(value, LARGE) > LARGE;

/** Whether a large value breaks its schema at more places than are worth mending; stops as soon as that is known. */
export function isHopeless(schema: z.ZodType, value: unknown): boolean {
  return issuesUpTo(schema, value, MOST_ISSUES + 1) > MOST_ISSUES;
}

function issuesUpTo(schema: z.ZodType, value: unknown, most: number): number {
  const inner = unwrapped(schema);
  const parts = sizeUpTo(value, PIECE) > PIECE ? partsOf(inner, value) : undefined;
  if (parts === undefined) return schema.safeParse(value).error?.issues.length ?? 0;
  let found = 0;
  for (const [part, inside] of parts) {
    found += issuesUpTo(part, inside, most - found);
    if (found >= most) break;
  }
  return found;
}

/** What a list or an object is made of, each with its own schema; nothing where only the whole can be parsed. */
function* partsOfList(element: z.ZodType, values: readonly unknown[]): Generator<[z.ZodType, unknown]> {
  for (const value of values) yield [element, value];
}

function partsOf(schema: z.ZodType, value: unknown): Iterable<[z.ZodType, unknown]> | undefined {
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const { element } = schema;
    return element instanceof z.ZodType ? partsOfList(element, value) : undefined;
  }
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(schema.shape).flatMap(([key, part]): [z.ZodType, unknown][] =>
      part instanceof z.ZodType ? [[part, Reflect.get(value, key)]] : [],
    );
  }
  return undefined;
}

function unwrapped(schema: z.ZodType): z.ZodType {
  const inner =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly
      ? schema.unwrap()
      : schema instanceof z.ZodLazy
        ? schema.unwrap()
        : schema;
  return inner instanceof z.ZodType && inner !== schema ? unwrapped(inner) : schema;
}

/** How many values there are in one; beyond `most` it is enough to know that there are more. */
function sizeUpTo(value: unknown, most: number): number {
  const open: unknown[] = [value];
  for (let size = 0; size < open.length; size += 1) {
    if (open.length > most) return open.length;
    const one = open[size];
    if (typeof one === 'object' && one !== null) for (const inside of Object.values(one)) open.push(inside);
  }
  return open.length;
}
