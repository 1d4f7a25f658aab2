import { z } from 'zod';
import { type Meaning, sensitivityOf } from '../fields/meaning.ts';
import type { Api, Localized, Operation } from './operation.ts';
import { type FieldMeta, form, markedLabel } from './schemas.ts';
import { termOf } from './words.ts';

/** An answer as its schema describes it, in words: what a view shows without knowing the operation. */
export type AnswerNode = AnswerValue | AnswerGroup | AnswerList;

export interface AnswerValue {
  readonly node: 'value';
  readonly name: string;
  readonly label: Localized;
  readonly value: string | number | boolean;
  readonly meaning?: Meaning;
  /** What an enumeration calls the value. */
  readonly named?: Localized;
}

export interface AnswerGroup {
  readonly node: 'group';
  readonly name: string;
  readonly label: Localized;
  readonly parts: readonly AnswerNode[];
}

export interface AnswerList {
  readonly node: 'list';
  readonly name: string;
  readonly label: Localized;
  readonly items: readonly AnswerNode[];
  /** How many more there are of which nothing can be read. */
  readonly unread: number;
}

/**
 * Walks an answer, as it came, with the schema of its status. What is null or absent is left out, entries of a list
 * are counted then; fields the schema does not know are kept under their own names, and what is of another type than
 * the schema says is shown all the same, as guarded as what should have stood there.
 */
export function answerTree(operation: Operation, status: number, data: unknown): AnswerNode | undefined {
  return walk(operation.responses[status], data, { api: operation.api, name: '' });
}

interface Place {
  readonly api: Api;
  readonly name: string;
  readonly outer?: FieldMeta;
  /** What guards everything inside, whatever it is called. */
  readonly guard?: Meaning;
}

function walk(schema: unknown, data: unknown, place: Place): AnswerNode | undefined {
  const meta = (schema instanceof z.ZodType ? form.get(schema) : undefined) ?? place.outer;
  const inner = unwrapped(schema, data);
  if (inner !== schema) return walk(inner, data, { ...place, ...(meta && { outer: meta }) });
  if (data === null || data === undefined) return undefined;
  const { name, api } = place;
  const guard = place.guard ?? guardOf(meta?.is ?? meaningOf(place));
  const within = { api, ...(guard && { guard }) };
  const label = labelOf(place, meta);
  if (Array.isArray(data)) {
    const element = schema instanceof z.ZodArray ? schema.element : schema;
    const items = data
      .map((item) => walk(element, item, { ...within, name, ...(meta && { outer: meta }) }))
      .filter((item) => item !== undefined);
    return { node: 'list', name, label, items, unread: data.length - items.length };
  }
  if (typeof data === 'object') {
    const shape = shapeOf(schema, data);
    const parts = Object.entries(data)
      .map(([key, value]) => walk(shape[key], value, { ...within, name: key }))
      .filter((part) => part !== undefined);
    return { node: 'group', name, label, parts };
  }
  const meaning = guard ?? guardWithin(schema, api) ?? meta?.is ?? meaningOf(place);
  return valueNode(data, { name, label, meta, meaning });
}

interface Described {
  readonly name: string;
  readonly label: Localized;
  readonly meta: FieldMeta | undefined;
  readonly meaning: Meaning | undefined;
}

function valueNode(data: unknown, { name, label, meta, meaning }: Described): AnswerNode {
  const value = typeof data === 'number' || typeof data === 'boolean' ? data : String(data);
  const named = meta?.options?.[String(value)];
  return { node: 'value', name, label, value, ...(meaning && { meaning }), ...(named && { named }) };
}

const meaningOf = ({ api, name }: Pick<Place, 'api' | 'name'>): Meaning | undefined =>
  name === '' ? undefined : termOf(api, name).is;

/** The meaning of what is not for everybody's eyes who serve the customer. */
const guardOf = (meaning: Meaning | undefined): Meaning | undefined =>
  ['bank', 'never'].includes(sensitivityOf(meaning)) ? meaning : undefined;

/** What guards a value that stands where an object should: it may be any part of it. */
function guardWithin(schema: unknown, api: Api): Meaning | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return guardWithin(schema.unwrap(), api);
  }
  if (schema instanceof z.ZodArray) return guardWithin(schema.element, api);
  const shapes = schema instanceof z.ZodUnion ? schema.options : [schema];
  return shapes
    .filter((shape) => shape instanceof z.ZodObject)
    .flatMap(({ shape }) => Object.entries(shape))
    .map(([name, inner]) => guardOf(declared(inner) ?? meaningOf({ api, name })) ?? guardWithin(inner, api))
    .find((guard) => guard !== undefined);
}

/** The meaning a schema itself says, through what only says that the value may be missing. */
function declared(schema: unknown): Meaning | undefined {
  const own = schema instanceof z.ZodType ? form.get(schema)?.is : undefined;
  if (own !== undefined) return own;
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? declared(schema.unwrap())
    : undefined;
}

/** The schema inside what only says that a value may be missing, or how it is read. */
function unwrapped(schema: unknown, data: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return schema.unwrap();
  // One thing where a list of them should be.
  if (schema instanceof z.ZodArray && !Array.isArray(data)) return schema.element;
  return schema instanceof z.ZodPipe ? schema.in : schema;
}

function shapeOf(schema: unknown, data: object): Readonly<Record<string, unknown>> {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodUnion) {
    const misfits = (option: z.ZodObject) => option.safeParse(data).error?.issues.length ?? 0;
    const [closest] = schema.options
      .filter((option) => option instanceof z.ZodObject)
      .sort((a, b) => misfits(a) - misfits(b));
    return closest?.shape ?? {};
  }
  return {};
}

function labelOf({ api, name }: Place, meta: FieldMeta | undefined): Localized {
  if (meta?.label) return markedLabel(meta.label, meta);
  if (name === '') return { en: '', es: '' };
  return markedLabel(termOf(api, name), meta);
}
