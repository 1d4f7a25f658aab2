/** What a rule of the policy asks of an input: `body.amount.value_with_taxes <= 20`, `body.active = true`. */
import { type FieldKind, type FieldSpec, fieldsOf, valueAt } from '../../api/fields.ts';
import type { Operation } from '../../api/operation.ts';
import { readAmount } from '../../fields/amount.ts';

const COMPARISONS = ['<=', '>=', '!=', '=', '<', '>'] as const;
type Comparison = (typeof COMPARISONS)[number];

export interface Condition {
  /** Where the value stands in the input; of a list of entries without their numbers. */
  readonly path: string;
  readonly comparison: Comparison;
  /** As it was written. */
  readonly value: string;
}

/** Whether it holds; `unknown` where a value is missing, is none that can be compared, or where several differ. */
export type Verdict = 'yes' | 'no' | 'unknown';

const WRITTEN = /^(\S+?)\s*(<=|>=|!=|=|<|>)\s*(\S.*)$/s;

/** `undefined` when it is not written as `path comparison value`. */
export function parseCondition(text: string): Condition | undefined {
  const [, path, written, value] = WRITTEN.exec(text.trim()) ?? [];
  const comparison = COMPARISONS.find((each) => each === written);
  return path === undefined || comparison === undefined || value === undefined
    ? undefined
    : { path, comparison, value: value.trim() };
}

export const conditionText = ({ path, comparison, value }: Condition): string =>
  `${path} ${comparison} ${value}`;

/** Whether an input fits; an input that is not there yet fits nothing for certain. */
export function verdictOn(operation: Operation, { path, ...asked }: Condition, input: unknown): Verdict {
  if (input === undefined) return 'unknown';
  const verdicts = fieldsOf(operation, input)
    .filter((field) => unnumbered(field.path) === path)
    .flatMap((field) => valuesAt(input, field).map((value) => compared(value, field, asked)));
  const [first = 'unknown', ...others] = verdicts;
  return others.every((each) => each === first) ? first : 'unknown';
}

/** A list of plain values holds several; what is not there is one that nobody can compare. */
function valuesAt(input: unknown, { path }: FieldSpec): readonly unknown[] {
  const value = valueAt(input, path);
  return Array.isArray(value) ? value : [value];
}

type Asked = Omit<Condition, 'path'>;

function compared(value: unknown, field: FieldSpec, { comparison, value: written }: Asked): Verdict {
  if (value === undefined || value === null) return 'unknown';
  const order = isOrdered(field) ? orderOf(value, written, field) : sameness(value, written);
  if (order === undefined) return 'unknown';
  return HOLDS[comparison](order) ? 'yes' : 'no';
}

const HOLDS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function orderOf(value: unknown, written: string, { kind }: FieldSpec): number | undefined {
  if (kind === 'date') {
    if (typeof value !== 'string' || !ISO_DAY.test(value)) return undefined;
    return value < written ? -1 : Number(value > written);
  }
  const [one, other] = [readAmount(value), Number(written)];
  // Minus 500 is not "up to 20".
  return one === undefined || (one < 0 && other >= 0) ? undefined : Math.sign(one - other);
}

/** Words of the wire: of one that is written otherwise nobody knows that it is another. */
function sameness(value: unknown, written: string): number | undefined {
  if (typeof value === 'object') return undefined;
  const [one, other] = [String(value), written];
  if (one === other) return 0;
  return one.trim().toLowerCase() === other.toLowerCase() ? undefined : 1;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const PLAIN_NUMBER = /^-?\d{1,13}(\.\d{1,2})?$/;

const ORDERED: ReadonlySet<FieldKind> = new Set(['integer', 'decimal', 'date']);
const isOrdered = ({ kind, meaning }: FieldSpec): boolean =>
  ORDERED.has(kind) || (kind === 'text' && (meaning === 'money' || meaning === 'percentage'));

/** What is wrong with a condition on the inputs of an operation, in words; nothing where it can hold. */
export function faultOf(operation: Operation, { path, comparison, value }: Condition): string | undefined {
  const fields = fieldsOf(operation);
  const field = fields.find((each) => unnumbered(each.path) === path);
  if (field === undefined) {
    const known = [...new Set(fields.map((each) => unnumbered(each.path)))];
    return `the input of ${operation.id} holds no ${path}; it holds ${known.join(', ') || 'nothing'}`;
  }
  if (field.kind === 'pairs' || field.kind === 'date_time') return `${path} cannot be compared`;
  const ordered = isOrdered(field);
  if (!ordered && comparison !== '=' && comparison !== '!=') {
    return `${path} has no order: compare it by = or !=`;
  }
  if (field.kind === 'date') return ISO_DAY.test(value) ? undefined : `${path} is a day: write 2026-12-31`;
  if (ordered) {
    return PLAIN_NUMBER.test(value)
      ? undefined
      : `${path} is a number: write it as 20 or 20.50, not as ${value}`;
  }
  if (field.kind === 'boolean' && value !== 'true' && value !== 'false') {
    return `${path} is yes or no: write true or false`;
  }
  const choices = field.options.map((option) => option.value);
  const closed = field.kind === 'choice' || (field.kind === 'many' && choices.length > 0);
  return closed && field.catalogue === undefined && !choices.includes(value)
    ? `${path} is never ${value}: choose one of ${choices.join(', ')}`
    : undefined;
}

/** `body.items.0.price` -> `body.items.price`: the entries of a list are alike. */
const unnumbered = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, '');
