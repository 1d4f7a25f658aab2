import { z } from 'zod';
import type { Meaning } from '../fields/meaning.ts';
import type { Api, Localized } from './operation.ts';
import { type FieldMeta, form, type Unprinted } from './schemas.ts';
import { termOf } from './words.ts';

/** One value an operation takes, as a form or a summary needs to know it. */
export interface FieldSpec {
  /** Whose words name what stands inside it. */
  readonly api: Api;
  /** Where it stands in the input, e.g. `body.reason`; also its `block_id`. */
  readonly path: string;
  readonly kind: FieldKind;
  readonly label: Localized;
  /** The groups it stands in, outermost first. */
  readonly trail: readonly Localized[];
  readonly hint?: Localized;
  /** A value that would be accepted. */
  readonly example?: string;
  readonly meaning?: Meaning;
  /** The path of the field that says of which kind a document is. */
  readonly kindIn?: string;
  readonly required: boolean;
  /** Whether a group or list it stands in may be left out as a whole. */
  readonly inOptional?: true;
  /** The values of a choice, or of a list of choices. */
  readonly options: readonly { readonly value: string; readonly label: Localized }[];
  readonly maxLength?: number;
  readonly catalogue?: string;
  /** What, filled in, lets a value in that the catalogue does not hold: the list helps, and closes nothing. */
  readonly unlistedWith?: { readonly path: string; readonly label: Localized };
  /** The API's own free-text "why". */
  readonly isReason: boolean;
  /** Left empty, it is sent as null: for the API that is a value. */
  readonly emptyIsNull?: true;
  /** Whether the values of a choice or a list are numbers on the wire. */
  readonly ofNumbers?: true;
  /** The API page calls it, or what it stands in, deprecated; its label says so. */
  readonly deprecated?: FieldMeta['deprecated'] & {};
  /** Why it is our reading; the form says so. */
  readonly unprinted?: Unprinted;
  /** Null can be chosen, under this name; the option that stands for it is `NULL_VALUE`. */
  readonly nullMeans?: Localized;
  /** A list may be sent that holds nothing. */
  readonly mayBeEmpty?: true;
}

/** `many` is a list of plain values; `pairs` names and values nobody has defined. */
export type FieldKind =
  | 'text'
  | 'long_text'
  | 'email'
  | 'choice'
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'date_time'
  | 'many'
  | 'pairs';

/** Where a field stands. */
export interface FieldPlace {
  readonly api: Api;
  readonly path: string;
  readonly required: boolean;
  readonly trail: readonly Localized[];
  /** Whether what it stands in may be left out. */
  readonly inOptional: boolean;
  readonly emptyIsNull?: true;
  readonly deprecated?: FieldMeta['deprecated'] & {};
  readonly unprinted?: Unprinted;
}

/** The last step of a path: the name on the wire. */
export const nameOf = (path: string): string => path.split('.').at(-1) ?? path;

/** A field as its schema and its words describe it. */
export function describeField(
  schema: unknown,
  { api, path, required, trail, inOptional, emptyIsNull, deprecated, unprinted }: FieldPlace,
  label: Localized,
  meta: FieldMeta | undefined,
): FieldSpec {
  const meaning = meta?.is ?? termOf(api, nameOf(path)).is;
  const listed = schema instanceof z.ZodArray ? schema.element : schema;
  const longest = listed === schema && isText(schema) ? schema.maxLength : null;
  return {
    api,
    path,
    kind: kindOf(schema, meta),
    label,
    trail,
    ...(meta?.hint && { hint: meta.hint }),
    ...(meta?.example !== undefined && { example: meta.example }),
    ...(meaning && { meaning }),
    required,
    ...(inOptional && { inOptional }),
    ...(emptyIsNull && { emptyIsNull }),
    ...(deprecated && { deprecated }),
    ...(unprinted && { unprinted }),
    ...(meta?.nullMeans && { nullMeans: meta.nullMeans }),
    ...(schema instanceof z.ZodArray && schema.safeParse([]).success && { mayBeEmpty: true }),
    options: [
      ...namesOf(listed, meta).map((value) => optionOf(value, meta?.options ? meta : own(listed))),
      ...(meta?.nullMeans ? [{ value: NULL_VALUE, label: meta.nullMeans }] : []),
    ],
    ...(longest !== null && { maxLength: longest }),
    ...(meta?.catalogue !== undefined && { catalogue: meta.catalogue }),
    ...(meta?.unlistedWith !== undefined && { unlistedWith: beside(api, path, meta.unlistedWith) }),
    ...(meta?.kindIn !== undefined && { kindIn: beside(api, path, meta.kindIn).path }),
    isReason: meta?.reason === true,
    ...(holdsNumbers(listed, listed !== schema) && { ofNumbers: true }),
  };
}

/** The field of that name in the same group. */
function beside(api: Api, path: string, name: string) {
  const { en, es } = termOf(api, name);
  return { path: `${path.slice(0, path.lastIndexOf('.'))}.${name}`, label: { en, es } };
}

/** Stands for null in a list of choices; nobody types it. */
export const NULL_VALUE = '\u2205';

/** The values of an enumeration, or those that are suggested for a text. */
const namesOf = (schema: unknown, meta: FieldMeta | undefined): readonly string[] =>
  isText(schema) ? Object.keys(meta?.options ?? {}) : valuesOf(schema);

function valuesOf(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  return schema instanceof z.ZodLiteral ? [...schema.values].map(String) : [];
}

function holdsNumbers(schema: unknown, inList: boolean): boolean {
  if (schema instanceof z.ZodLiteral) return [...schema.values].every((value) => typeof value === 'number');
  return inList && schema instanceof z.ZodNumber;
}

const own = (schema: unknown): FieldMeta | undefined =>
  schema instanceof z.ZodType ? form.get(schema) : undefined;

/** A value of a choice by its name. */
export function optionOf(value: string, meta: FieldMeta | undefined) {
  return { value, label: meta?.options?.[value] ?? { en: value, es: value } };
}

const isText = (schema: unknown): schema is z.ZodString =>
  schema instanceof z.ZodType && schema.def.type === 'string' && 'maxLength' in schema;

const FORMATS: Readonly<Record<string, FieldKind>> = { date: 'date', datetime: 'date_time', email: 'email' };

function kindOf(schema: unknown, meta: FieldMeta | undefined): FieldKind {
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return 'choice';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  if (schema instanceof z.ZodNumber) return schema.isInt ? 'integer' : 'decimal';
  if (schema instanceof z.ZodArray) return 'many';
  if (schema instanceof z.ZodRecord) return 'pairs';
  const format = isText(schema) ? FORMATS[schema.format ?? ''] : undefined;
  return format ?? (meta?.multiline ? 'long_text' : 'text');
}
