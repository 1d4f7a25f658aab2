import { z } from 'zod';
import type { Localized, Operation } from './operation.ts';
import { type FieldMeta, form } from './schemas.ts';

/** One value an operation takes, as a form or a summary needs to know it. */
export interface FieldSpec {
  /** Where it stands in the input, e.g. `body.reason`; also its `block_id`. */
  readonly path: string;
  readonly kind: FieldKind;
  readonly label: Localized;
  readonly hint?: Localized;
  readonly required: boolean;
  /** The values of a choice. */
  readonly options: readonly { readonly value: string; readonly label: Localized }[];
  readonly maxLength?: number;
  readonly catalogue?: string;
  /** The API's own free-text "why". */
  readonly isReason: boolean;
}

/** `many` is a list of plain values; `unknown` has no input of its own in a form. */
export type FieldKind = 'text' | 'long_text' | 'choice' | 'boolean' | 'integer' | 'many' | 'unknown';

/** The fields of an operation's path, query and body, in the order of its schemas. */
export function fieldsOf({ params, query, body }: Operation): readonly FieldSpec[] {
  return [
    ...walk(params, 'params', true),
    ...(query ? walk(query, 'query', true) : []),
    ...(body ? walk(body, 'body', true) : []),
  ];
}

function walk(schema: unknown, path: string, required: boolean, outer?: FieldMeta): readonly FieldSpec[] {
  const meta = (schema instanceof z.ZodType && form.get(schema)) || outer;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return walk(schema.unwrap(), path, false, meta);
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) => walk(inner, `${path}.${key}`, required));
  }
  return [describe(schema, path, required, meta)];
}

function describe(schema: unknown, path: string, required: boolean, meta: FieldMeta | undefined): FieldSpec {
  const name = path.split('.').at(-1) ?? path;
  return {
    path,
    required,
    kind: kindOf(schema, meta),
    label: meta?.label ?? { en: name, es: name },
    ...(meta?.hint && { hint: meta.hint }),
    options: schema instanceof z.ZodEnum ? schema.options.map((value) => optionOf(String(value), meta)) : [],
    ...(schema instanceof z.ZodString && schema.maxLength !== null && { maxLength: schema.maxLength }),
    ...(meta?.catalogue && { catalogue: meta.catalogue }),
    isReason: meta?.reason === true,
  };
}

function optionOf(value: string, meta: FieldMeta | undefined) {
  return { value, label: meta?.options?.[value] ?? { en: value, es: value } };
}

function kindOf(schema: unknown, meta: FieldMeta | undefined): FieldKind {
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  if (schema instanceof z.ZodNumber) return 'integer';
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodString ? 'many' : 'unknown';
  if (schema instanceof z.ZodString) return meta?.multiline ? 'long_text' : 'text';
  return 'unknown';
}

/** The value at a path such as `body.reason`, or `undefined`. */
export function valueAt(input: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), input);
}

/** A copy of `input` with the value at a path set; missing parts are made. */
export function withValue(input: unknown, path: string, value: unknown): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.');
  const base = isRecord(input) ? input : {};
  return { ...base, [key]: rest.length === 0 ? value : withValue(base[key], rest.join('.'), value) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
