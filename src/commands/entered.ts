import { type FieldSpec, withValue } from '../api/fields.ts';
import type { Operation } from '../api/operation.ts';
import { checkInput } from '../approvals/input.ts';
import type { Text } from '../text/text.ts';
import { REASON_BLOCK, REASON_LIMIT } from '../views/form.ts';
import { Refusal, type Values } from './handler.ts';

export type Entered =
  | { readonly ok: true; readonly input: unknown; readonly reason: string }
  /** Messages by the block they belong under. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/**
 * Puts what a person entered into the input that stood already, and checks it. Throws `Refusal` when the
 * submission holds a field the form did not have: no form of ours sends one.
 */
export function readEntered(
  operation: Operation,
  standing: unknown,
  asked: readonly FieldSpec[],
  values: Values,
  text: Text,
): Entered {
  const { refused } = text.requests;
  const own = asked.find(({ isReason }) => isReason);
  const reasonBlock = own?.path ?? REASON_BLOCK;
  const known = new Set([...asked.map(({ path }) => path), reasonBlock]);
  if (Object.keys(values).some((path) => !known.has(path))) throw new Refusal(refused.notOffered);

  const errors: Record<string, string> = {};
  const reason = textOf(values[reasonBlock]);
  const limit = own?.maxLength ?? REASON_LIMIT;
  if (reason === '') errors[reasonBlock] = refused.required;
  if (reason.length > limit) errors[reasonBlock] = refused.tooLong(limit);

  let input = standing;
  for (const field of asked) {
    const value = typed(field, values[field.path]);
    if (value !== undefined) input = withValue(input, field.path, value);
    else if (field.required) errors[field.path] = refused.required;
  }
  const checked = checkInput(operation, input);
  if (!checked.ok) {
    for (const { path } of checked.issues) {
      const field = asked.find((each) => path === each.path || path.startsWith(`${each.path}.`));
      // What the person cannot mend under a field is our own mistake or a forged form.
      if (field === undefined) throw new Refusal(refused.stale);
      errors[field.path] ??= field.options.length > 0 ? refused.notOffered : text.requests.form.invalid;
    }
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, input, reason };
}

const textOf = (value: Values[string]): string => (typeof value === 'string' ? value.trim() : '');

/** The value as the operation's schema wants it; nothing entered is `undefined`. */
function typed({ kind }: FieldSpec, value: Values[string]): unknown {
  if (kind === 'many') {
    const list = typeof value === 'string' ? [value] : value;
    return list && list.length > 0 ? list : undefined;
  }
  const words = textOf(value);
  if (words === '') return undefined;
  if (kind === 'boolean') return words === 'true' ? true : words === 'false' ? false : words;
  if (kind === 'integer') return /^-?\d+$/.test(words) ? Number(words) : words;
  return words;
}
