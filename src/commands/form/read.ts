/** What a person submits: taken into the draft, checked, and told what is wrong where it was entered. */

import type { FieldSpec } from '../../api/form-tree.ts';
import { formOf } from '../../api/form-tree.ts';
import type { AnyInput, Operation } from '../../api/operation.ts';
import { checkInput, type Issue } from '../../approvals/input.ts';
import { today } from '../../fields/day.ts';
import { parseMoney } from '../../fields/money.ts';
import { merged } from '../../fields/path.ts';
import type { Text } from '../../text/text.ts';
import { REASON_BLOCK, REASON_LIMIT } from '../../views/form/form.ts';
import { isOpenChoice } from '../../views/form/inputs.ts';
import type { FormItem } from '../../views/form/items.ts';
import { type Desk, Refusal, type Values } from '../handler.ts';
import { compile } from './draft.ts';
import type { Draft, FormMemory } from './memory.ts';

/** Takes what a modal holds into the draft; what it no longer holds is gone. */
export function taken(
  draft: Draft,
  items: readonly FormItem[],
  values: Values,
  names: Readonly<Record<string, string>>,
): Draft {
  const shown = new Set([...fieldPaths(items), REASON_BLOCK]);
  const kept = Object.entries(draft.entered).filter(([path]) => !(shown.has(path) && path in values));
  const entered = Object.entries(values).flatMap(([path, value]): [string, string | string[]][] =>
    value === undefined || !shown.has(path) ? [] : [[path, typeof value === 'string' ? value : [...value]]],
  );
  return {
    ...draft,
    entered: Object.fromEntries([...kept, ...entered]),
    names: { ...draft.names, ...names },
  };
}

/** Throws `Refusal` when a submission holds a field the modal did not have: no form of ours sends one. */
export function refuseStrangers(items: readonly FormItem[], values: Values, text: Text): void {
  const known = new Set([...fieldPaths(items), REASON_BLOCK]);
  if (Object.keys(values).some((path) => !known.has(path)))
    throw new Refusal(text.requests.refused.notOffered, 'not_offered');
}

export const fieldPaths = (items: readonly FormItem[]): readonly string[] =>
  items.flatMap((item) => (item.item === 'field' ? [item.field.path] : []));

/** What is wrong with a draft. */
export interface Wrong {
  /** Messages by block. */
  readonly errors: ReadonlyMap<string, string>;
  /** What no input stands for: a list that is too short. By the path of what is wrong. */
  readonly notes: ReadonlyMap<string, string>;
}

export type Reading =
  | { readonly ok: true; readonly input: AnyInput }
  | { readonly ok: false; readonly wrong: Wrong };

/** Puts draft and standing input together and checks them against the operation. */
export function readDraft(
  operation: Operation,
  memory: FormMemory,
  fields: readonly FieldSpec[],
  { text, now }: Pick<Desk, 'text' | 'now'>,
): Reading {
  const { input, blockOf } = compile(formOf(operation), memory.draft);
  const checked = checkInput(operation, merged({ params: {} }, merged(memory.input, input)));
  const errors = unborn(fields, memory.draft, { text, now });
  if (checked.ok && errors.size === 0) return { ok: true, input: checked.input };
  const notes = new Map<string, string>();
  for (const issue of checked.ok ? [] : checked.issues) {
    const block = blockAt(issue.path, blockOf);
    const field = fields.find(({ path }) => path === block);
    if (field) {
      if (!errors.has(field.path)) errors.set(field.path, wordsOf(issue, field, memory.draft, text));
    } else if (!notes.has(block))
      notes.set(block, issue.words?.[text.language] ?? text.requests.form.incomplete);
  }
  return { ok: false, wrong: { errors, notes } };
}

/** Days of birth that are still to come, by the day it is in Spain. */
function unborn(
  fields: readonly FieldSpec[],
  { entered }: Draft,
  { text, now }: Pick<Desk, 'text' | 'now'>,
): Map<string, string> {
  const born = fields.filter(({ meaning }) => meaning === 'birthdate').map(({ path }) => path);
  const late = born.filter((path) => String(entered[path] ?? '') > today(now()));
  return new Map(late.map((path) => [path, text.requests.refused.unborn]));
}

/** The why of the request, and what is wrong with it. `own` is the field in which the API takes it. */
export function readReason(
  { entered }: Draft,
  own: FieldSpec | undefined,
  required: boolean,
  text: Text,
): { readonly reason: string; readonly error?: { readonly block: string; readonly words: string } } {
  const { refused } = text.requests;
  const block = own?.path ?? REASON_BLOCK;
  const value = entered[block];
  const reason = typeof value === 'string' ? value.trim() : '';
  const limit = own?.maxLength ?? REASON_LIMIT;
  if (reason === '' && required) return { reason, error: { block, words: refused.required } };
  if (reason.length > limit) return { reason, error: { block, words: refused.tooLong(limit) } };
  return { reason };
}

/** The block a path was entered in: its own, or that of what it stands in. */
function blockAt(path: string, blockOf: ReadonlyMap<string, string>): string {
  const found = blockOf.get(path);
  if (found !== undefined) return found;
  const end = path.lastIndexOf('.');
  return end < 0 ? path : blockAt(path.slice(0, end), blockOf);
}

function wordsOf(issue: Issue, field: FieldSpec, { entered }: Draft, text: Text): string {
  const { form, refused } = text.requests;
  const value = entered[field.path];
  const typed = typeof value === 'string' ? value.trim() : (value ?? []).join(', ');
  const read = form.unusable(typed.length > 60 ? `${typed.slice(0, 60)}…` : typed);
  if (issue.words)
    return [...(field.kind === 'text' && typed !== '' ? [read] : []), issue.words[text.language]].join(' ');
  if (typed === '') return refused.required;
  if (field.options.length > 0 && !isOpenChoice(field)) return refused.notOffered;
  const money = field.meaning === 'money' && field.kind !== 'text' ? parseMoney(typed) : undefined;
  if (money?.ok === false) return refused.money[money.reason](money.read);
  const hint = field.hint?.[text.language];
  return [
    read,
    hint,
    field.kind === 'pairs' && form.pairPerLine,
    field.example !== undefined && form.forExample(field.example),
  ]
    .filter((part) => part)
    .join(' ');
}
