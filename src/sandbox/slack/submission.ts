/** What Slack's client checks before it submits a modal: the app never sees what fails here. */
import { type Slot, slotsOf } from './blocks.ts';
import type { StateValue } from './state.ts';
import type { StoredView } from './views.ts';

/** Why a modal cannot be submitted as it stands, by block_id. */
export function submissionProblems(stored: StoredView): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const slot of slotsOf(stored.view.blocks)) {
    const value = stored.form.get(slot);
    const problem = value && slot.input ? inputProblem(slot, value) : undefined;
    if (problem) problems[slot.blockId] = problem;
  }
  return problems;
}

function inputProblem(slot: Slot, state: StateValue): string | undefined {
  const { type: _type, timezone: _timezone, ...rest } = state;
  const value = Object.values(rest)[0];
  if (isEmpty(value)) return slot.input?.optional ? undefined : 'Please complete this required field.';
  return Array.isArray(value) ? tooMany(slot, value.length) : textProblem(slot, String(value));
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function tooMany({ element }: Slot, count: number): string | undefined {
  const most = 'max_selected_items' in element ? element.max_selected_items : undefined;
  return most !== undefined && count > most ? `Please choose no more than ${most}.` : undefined;
}

function textProblem({ element }: Slot, value: string): string | undefined {
  switch (element.type) {
    case 'plain_text_input': {
      const { min_length: min = 0, max_length: max = 3000 } = element;
      if (value.length < min) return `Please enter at least ${min} characters.`;
      return value.length > max ? `Please enter no more than ${max} characters.` : undefined;
    }
    case 'number_input':
      return numberProblem(value, element);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

interface Bounds {
  readonly is_decimal_allowed: boolean;
  readonly min_value?: string;
  readonly max_value?: string;
}

function numberProblem(value: string, bounds: Bounds): string | undefined {
  const shape = bounds.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!shape.test(value)) return 'Please enter a valid number.';
  const { min_value: min, max_value: max } = bounds;
  if (min !== undefined && Number(value) < Number(min)) return `Please enter a number of at least ${min}.`;
  if (max !== undefined && Number(value) > Number(max)) return `Please enter a number of at most ${max}.`;
  return undefined;
}
