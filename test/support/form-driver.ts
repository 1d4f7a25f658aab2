/** A person who goes through the form of any operation, entering an input they have in mind. */

import { z } from 'zod';
import { NULL_VALUE } from '../../src/api/field-spec.ts';
import { valueAt } from '../../src/fields/path.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { viewText } from './reading.ts';
import { until } from './until.ts';

const element = z.looseObject({ type: z.string() });
const block = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: element.optional(),
  accessory: z.looseObject({ action_id: z.string().optional(), value: z.string().optional() }).optional(),
});
const modal = z.looseObject({ callback_id: z.string().optional(), blocks: z.array(block) });

export const REASON = 'The customer asked for it on the phone';

/** Goes through every step until no form is open any more; returns every input's block id that was met. */
export async function goThrough(
  seat: Seat,
  input: unknown,
  reason: string = REASON,
): Promise<readonly string[]> {
  const met = new Set<string>();
  for (let steps = 0; steps < 60; steps += 1) {
    const view = await settled(seat);
    if (view.callback_id === 'form.send') await submit(seat, {});
    else if (view.callback_id !== 'form.submit') return [...met];
    else if (!(await openParts(seat, view, input))) await fillStep(seat, view, { input, reason }, met);
  }
  throw new Error(`no end of ${viewText(seat.views().at(-1))}`);
}

/** Enters what the input has for this modal and sends it; a choice that redraws the modal comes first. */
async function fillStep(
  seat: Seat,
  view: z.output<typeof modal>,
  { input, reason }: { readonly input: unknown; readonly reason: string },
  met: Set<string>,
): Promise<void> {
  const entered = new Map<string, string | readonly string[]>();
  const completed: string[] = [];
  for (const { block_id: id = '', element: asked, dispatch_action: redraws } of inputsOf(view)) {
    met.add(id);
    const value = id === 'request.reason' ? reason : valueAt(input, id);
    if (value === undefined || asked === undefined) continue;
    const typed = typedAs(asked.type, value);
    if (redraws && stateOf(seat, id) !== typed) {
      await redraw(seat, () => seat.fill({ [id]: typed }));
      return;
    }
    entered.set(id, typed);
    if (asked.type.endsWith('external_select')) completed.push(id);
  }
  // What a list offers may depend on what stands beside it: that is entered first.
  await seat.fill(Object.fromEntries([...entered].filter(([id]) => !completed.includes(id))));
  for (const id of completed) await choose(seat, id, entered.get(id) ?? '');
  await submit(seat, Object.fromEntries(entered));
}

/** Looks into the list of a field; what it does not show at once is typed. */
async function choose(seat: Seat, id: string, wanted: string | readonly string[]): Promise<void> {
  const shown = await seat.suggest('value', '', id);
  for (const value of [wanted].flat()) {
    if (!shown.some((choice) => choice.value === value)) await seat.suggest('value', value, id);
  }
}

const inputsOf = ({ blocks }: z.output<typeof modal>) => blocks.filter(({ type }) => type === 'input');

/** Takes in the groups and adds the rows that the input has; true when something was clicked. */
async function openParts(seat: Seat, { blocks }: z.output<typeof modal>, input: unknown): Promise<boolean> {
  for (const { block_id: blockId = '', accessory } of blocks) {
    const { action_id: actionId, value } = accessory ?? {};
    if (actionId === undefined || value === undefined) continue;
    const wanted = valueAt(input, value);
    const rows = blocks.filter(({ block_id }) => block_id?.startsWith(`row.${value}.`)).length;
    const missing =
      (actionId === 'form.take_in' && wanted !== undefined) ||
      (actionId === 'form.add_row' && Array.isArray(wanted) && wanted.length > rows);
    if (!missing) continue;
    await redraw(seat, () => seat.clickView({ actionId, blockId }));
    return true;
  }
  return false;
}

/** What is shown in a radio or select now. */
function stateOf(seat: Seat, id: string): unknown {
  const state = seat.views().at(-1)?.state[id]?.value;
  return valueAt(state, 'selected_option.value');
}

function typedAs(type: string, value: unknown): string | readonly string[] {
  if (value === null) return NULL_VALUE;
  if (type === 'datetimepicker') return String(Date.parse(String(value)) / 1000);
  if (Array.isArray(value))
    return type.startsWith('multi') ? value.map(String) : value.map(String).join('\n');
  if (typeof value === 'object' && value !== null) {
    const lines = Object.entries(value).map(([name, inner]) => `${name}: ${String(inner)}`);
    return lines.length === 0 ? '{}' : lines.join('\n');
  }
  return String(value);
}

/** The top modal, once it shows more than that something is being done. */
async function settled(seat: Seat): Promise<z.output<typeof modal>> {
  const shown = await until('a modal to settle', () => {
    const top = seat.views().at(-1);
    return top && !viewText(top).includes('⏳') ? top : undefined;
  });
  return modal.parse(shown.view);
}

async function redraw(seat: Seat, act: () => Promise<unknown>): Promise<void> {
  const before = seat.views().at(-1)?.hash;
  await act();
  await until('the form to be drawn again', () => seat.views().at(-1)?.hash !== before);
}

async function submit(
  seat: Seat,
  entered: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  const before = seat.views().at(-1);
  const { failure } = await seat.submit(entered);
  if (failure !== undefined) throw new Error(failure);
  const errors = seat.views().at(-1)?.errors;
  if (errors && Object.keys(errors).length > 0) throw new Error(`refused: ${JSON.stringify(errors)}`);
  await until('the form to move on', () => seat.views().at(-1)?.hash !== before?.hash);
}
