import { z } from 'zod';
import type { Meaning } from '../fields/meaning.ts';
import type { Api, Localized, Operation } from './operation.ts';
import { type FieldMeta, form } from './schemas.ts';
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
}

/**
 * Walks an answer with the schema of its status. What is null or absent is left out; fields the schema does
 * not know are kept under their own names.
 */
export function answerTree(operation: Operation, status: number, data: unknown): AnswerNode | undefined {
  return walk(operation.responses[status], data, { api: operation.api, name: '' });
}

interface Place {
  readonly api: Api;
  readonly name: string;
  readonly outer?: FieldMeta;
}

function walk(schema: unknown, data: unknown, place: Place): AnswerNode | undefined {
  const meta = (schema instanceof z.ZodType ? form.get(schema) : undefined) ?? place.outer;
  const inner = unwrapped(schema);
  if (inner !== schema) return walk(inner, data, { ...place, ...(meta && { outer: meta }) });
  if (data === null || data === undefined) return undefined;
  const { name, api } = place;
  const label = labelOf(place, meta);
  if (Array.isArray(data)) {
    const element = schema instanceof z.ZodArray ? schema.element : undefined;
    const items = data
      .map((item) => walk(element, item, { api, name, ...(meta && { outer: meta }) }))
      .filter((item) => item !== undefined);
    return { node: 'list', name, label, items };
  }
  if (typeof data === 'object') {
    const shape = shapeOf(schema, data);
    const parts = Object.entries(data)
      .map(([key, value]) => walk(shape[key], value, { api, name: key }))
      .filter((part) => part !== undefined);
    return { node: 'group', name, label, parts };
  }
  return valueNode(data, place, label, meta);
}

function valueNode(
  data: unknown,
  { api, name }: Place,
  label: Localized,
  meta: FieldMeta | undefined,
): AnswerNode {
  const value = typeof data === 'number' || typeof data === 'boolean' ? data : String(data);
  const meaning = meta?.is ?? (name === '' ? undefined : termOf(api, name).is);
  const named = meta?.options?.[String(value)];
  return { node: 'value', name, label, value, ...(meaning && { meaning }), ...(named && { named }) };
}

/** The schema inside what only says that a value may be missing, or how it is read. */
function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return schema.unwrap();
  return schema instanceof z.ZodPipe ? schema.in : schema;
}

function shapeOf(schema: unknown, data: object): Readonly<Record<string, unknown>> {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodUnion) {
    const fitting = schema.options.find(
      (option) => option instanceof z.ZodObject && option.safeParse(data).success,
    );
    return fitting instanceof z.ZodObject ? fitting.shape : {};
  }
  return {};
}

function labelOf({ api, name }: Place, meta: FieldMeta | undefined): Localized {
  if (meta?.label) return meta.label;
  if (name === '') return { en: '', es: '' };
  const { en, es } = termOf(api, name);
  return { en, es };
}
