import { z } from 'zod';
import { describeField, type FieldPlace, type FieldSpec, nameOf, optionOf } from './field-spec.ts';
import type { Localized, Operation } from './operation.ts';
import { type FieldMeta, form, markedLabel } from './schemas.ts';
import { termOf } from './words.ts';

export type { FieldKind, FieldSpec } from './field-spec.ts';

/** A form as its schemas nest it. `path` is where the node stands in the input. */
export type FormNode = FieldNode | GroupNode | RowsNode | AlternativesNode;

export interface FieldNode {
  readonly node: 'field';
  readonly path: string;
  readonly field: FieldSpec;
}

/** An object: its parts belong together. */
export interface GroupNode {
  readonly node: 'group';
  readonly path: string;
  readonly label: Localized;
  readonly required: boolean;
  readonly children: readonly FormNode[];
}

/** A list of objects: as many rows as a person adds. Keys are those of the form: they may have gaps. */
export interface RowsNode {
  readonly node: 'rows';
  readonly path: string;
  readonly label: Localized;
  readonly required: boolean;
  readonly fewest: number;
  readonly most: number;
  row(key: number): FormNode;
}

/** An object of several shapes: `choice` says which, and so what else is asked. */
export interface AlternativesNode {
  readonly node: 'alternatives';
  readonly path: string;
  readonly label: Localized;
  readonly required: boolean;
  readonly choice: FieldSpec;
  readonly shapes: ReadonlyMap<string, readonly FormNode[]>;
}

const PARTS = ['params', 'query', 'headers', 'body'] as const;

/** The form of an operation: one node for each part of its input. What Careline fills in is left out. */
export function formOf(operation: Operation): readonly FormNode[] {
  return PARTS.flatMap((part) => {
    const schema = operation[part];
    const unprinted = within(schema, (meta) => meta.unprinted);
    const place = { api: operation.api, path: part, required: true, trail: [], inOptional: false };
    return schema ? walk(schema, { ...place, ...(unprinted && { unprinted }) }) : [];
  });
}

interface Place extends FieldPlace {
  /** What an optional or nullable wrapper says of the schema inside. */
  readonly outer?: FieldMeta;
  /** For a row of a list, which has no name of its own. */
  readonly label?: Localized;
}

function walk(schema: unknown, place: Place): readonly FormNode[] {
  const meta = (schema instanceof z.ZodType ? form.get(schema) : undefined) ?? place.outer;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    // Where null has a name it is chosen by it, and never what is sent when nothing is entered.
    const named = within(schema, (each) => each.nullMeans) !== undefined;
    const emptyIsNull = schema instanceof z.ZodNullable && place.required && !named;
    return walk(schema.unwrap(), {
      ...place,
      required: place.required && named && schema instanceof z.ZodNullable,
      ...(emptyIsNull && { emptyIsNull }),
      ...(meta && { outer: meta }),
    });
  }
  if (meta?.callback !== undefined) return [];
  const { path, required } = place;
  const label = labelOf(place, meta);
  const trail = isPart(path) ? [] : [...place.trail, label];
  if (schema instanceof z.ZodDiscriminatedUnion) return [alternatives(schema, { ...place, trail }, meta)];
  if (schema instanceof z.ZodObject) {
    const children = members(schema.shape, { ...place, trail });
    return [{ node: 'group', path, label, required, children }];
  }
  if (schema instanceof z.ZodArray && isCompound(schema.element)) {
    return [rows(schema, schema.element, { ...place, trail: place.trail, label })];
  }
  return [{ node: 'field', path, field: describeField(schema, place, label, meta) }];
}

function members(shape: Readonly<Record<string, unknown>>, place: Place): readonly FormNode[] {
  const { api, path, trail } = place;
  const inOptional = place.inOptional || !place.required;
  return Object.entries(shape)
    .map(([key, inner]) => ({
      key,
      inner,
      deprecated: within(inner, (meta) => meta.deprecated) ?? place.deprecated,
      unprinted: within(inner, (meta) => meta.unprinted) ?? place.unprinted,
    }))
    .toSorted((a, b) => Number(a.deprecated !== undefined) - Number(b.deprecated !== undefined))
    .flatMap(({ key, inner, deprecated, unprinted }) =>
      walk(inner, {
        api,
        path: `${path}.${key}`,
        required: true,
        trail,
        inOptional,
        ...(deprecated && { deprecated }),
        ...(unprinted && { unprinted }),
      }),
    );
}

/** One thing that is said of a field, also by what only says that it may be left out. */
function within<T>(schema: unknown, said: (meta: FieldMeta) => T | undefined): T | undefined {
  const own = schema instanceof z.ZodType ? said(form.get(schema) ?? {}) : undefined;
  if (own !== undefined) return own;
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? within(schema.unwrap(), said)
    : undefined;
}

function rows(list: z.ZodArray, element: unknown, place: Place): RowsNode {
  const { api, path, required, trail, label = EMPTY } = place;
  const { minimum, maximum } = lengthsOf(list);
  return {
    node: 'rows',
    path,
    label,
    required,
    fewest: required ? minimum : 0,
    most: maximum,
    row(key) {
      const named = { en: `${label.en} ${key + 1}`, es: `${label.es} ${key + 1}` };
      const [node] = walk(element, {
        api,
        path: `${path}.${key}`,
        required: true,
        trail,
        inOptional: place.inOptional || !required,
        label: named,
        ...(place.deprecated && { deprecated: place.deprecated }),
        ...(place.unprinted && { unprinted: place.unprinted }),
      });
      if (node === undefined) throw new Error(`${path} is a list of nothing`);
      return node;
    },
  };
}

function alternatives(
  schema: z.ZodDiscriminatedUnion,
  place: Place,
  meta: FieldMeta | undefined,
): AlternativesNode {
  const key = schema.def.discriminator;
  const shapes = new Map<string, readonly FormNode[]>();
  for (const option of schema.options) {
    if (!(option instanceof z.ZodObject)) continue;
    const { [key]: literal, ...rest } = option.shape;
    for (const value of literal instanceof z.ZodLiteral ? literal.values : []) {
      shapes.set(String(value), members(rest, place));
    }
  }
  const path = `${place.path}.${key}`;
  const term = termOf(place.api, key);
  return {
    node: 'alternatives',
    path: place.path,
    label: labelOf(place, meta),
    required: place.required,
    choice: {
      api: place.api,
      path,
      kind: 'choice',
      label: { en: term.en, es: term.es },
      trail: place.trail,
      required: place.required,
      ...(place.inOptional && { inOptional: true }),
      options: [...shapes.keys()].map((value) => optionOf(value, meta)),
      ...(meta?.catalogue !== undefined && { catalogue: meta.catalogue }),
      isReason: false,
    },
    shapes,
  };
}

const EMPTY: Localized = { en: '', es: '' };
const isPart = (path: string): boolean => !path.includes('.');

function labelOf({ api, path, label }: Place, meta: FieldMeta | undefined): Localized {
  if (label) return label;
  if (isPart(path)) return EMPTY;
  return markedLabel(meta?.label ?? termOf(api, nameOf(path)), meta);
}

/** What a row of inputs is needed for, rather than one. */
function isCompound(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return isCompound(schema.unwrap());
  return (
    schema instanceof z.ZodObject ||
    schema instanceof z.ZodRecord ||
    schema instanceof z.ZodArray ||
    schema instanceof z.ZodDiscriminatedUnion
  );
}

/** No list of ours is longer than a person would fill in by hand. */
const MOST_ROWS = 20;

const lengthCheck = z.discriminatedUnion('check', [
  z.looseObject({ check: z.literal('min_length'), minimum: z.number() }),
  z.looseObject({ check: z.literal('max_length'), maximum: z.number() }),
  z.looseObject({ check: z.literal('length_equals'), length: z.number() }),
]);

function lengthsOf(list: z.ZodArray): { minimum: number; maximum: number } {
  const lengths = { minimum: 0, maximum: MOST_ROWS };
  for (const check of list.def.checks ?? []) {
    const { data } = lengthCheck.safeParse(check._zod.def);
    if (data?.check === 'min_length') lengths.minimum = data.minimum;
    if (data?.check === 'max_length') lengths.maximum = Math.min(data.maximum, MOST_ROWS);
    if (data?.check === 'length_equals') return { minimum: data.length, maximum: data.length };
  }
  return lengths;
}
