import { fieldsOf } from '../api/fields.ts';
import type { Change, Operation } from '../api/operation.ts';
import { checkInput } from '../approvals/input.ts';
import type { OnScreen } from '../fields/on-screen.ts';
import { type Text, texts } from '../text/text.ts';
import { type Intent, sentenceOf } from '../views/intent.ts';

/** What an intent is made of. */
export interface Aim {
  readonly operation: Operation;
  readonly input: unknown;
  readonly target: OnScreen;
  readonly changes?: readonly Change[];
}

/** A change as the views name it. An input that does not fit, or not yet, is named by its operation's title. */
export function intentOf({ operation, input, target, changes = [] }: Aim): Intent {
  const sight = { ...target, changes };
  const checked = checkInput(operation, input);
  return {
    fields: fieldsOf(operation, input),
    input,
    onScreen: target,
    resource: operation.resource,
    // A title alone says nothing of the input.
    ...(checked.ok && operation.told && { told: operation.told }),
    says: (words) =>
      (checked.ok ? operation.says?.(checked.input, sight, words) : undefined) ?? operation.title,
    done: (words) => (checked.ok ? operation.done?.(checked.input, sight, words) : undefined),
    ...(operation.missing && { missing: operation.missing }),
  };
}

/** The sentence in both languages, masked: what the log keeps of what was said. */
export function saidOf(aim: Aim): { readonly en: string; readonly es: string } {
  const intent = intentOf(aim);
  const say = (text: Text) => sentenceOf(intent, text, 'channel');
  return { en: say(texts.en), es: say(texts.es) };
}
