/** A step of a form submitted: errors under their fields, the next step, or what the form was for. */
import type { AnyInput } from '../../api/operation.ts';
import type { Approvals } from '../../approvals/approvals.ts';
import type { Text } from '../../text/text.ts';
import { preparingView } from '../../views/filed.ts';
import {
  type Desk,
  defineSubmission,
  type Handler,
  Refusal,
  type SubmitEvent,
  type Submitted,
} from '../handler.ts';
import { answering, runRead } from './answer.ts';
import { file } from './file.ts';
import { FORM, formMemory } from './memory.ts';
import { fieldsIn } from './plan.ts';
import {
  fieldPaths,
  type Reading,
  readDraft,
  readReason,
  refuseStrangers,
  taken,
  type Wrong,
} from './read.ts';
import { review } from './review.ts';
import { overlong } from './room.ts';
import { type FormState, itemsAt, ownReason, ruleSoFar, stateOf, stepView } from './show.ts';

const roles = ['agent'] as const;

/** A form whose entries fit together. */
export interface Complete {
  readonly state: FormState;
  readonly input: AnyInput;
  readonly reason: string;
}

export function submitHandlers(approvals: Approvals): readonly Handler[] {
  const step = defineSubmission({
    callbackId: 'form.submit',
    roles,
    async submit(event, desk) {
      const before = await stateBefore(approvals, event, desk);
      const items = itemsAt(before);
      refuseStrangers(items, event.values, desk.text);
      const draft = taken(before.memory.draft, items, event.values, event.names);
      const state = stateOf(approvals, { ...before.memory, draft }, desk.text);
      const read = complete(approvals, state, desk);
      if ('complete' in read) return finished(approvals, read.complete, event, desk);
      const errors = errorsAmong(read.wrong, [...fieldPaths(items), ...read.reasonBlock]);
      if (Object.keys(errors).length > 0) return { errors };
      return { view: await nextView(approvals, desk, state, read.wrong), work: async () => undefined };
    },
  });

  const send = defineSubmission({
    callbackId: 'form.send',
    roles,
    async submit(event, desk) {
      const state = await stateBefore(approvals, event, desk);
      // A read is never reviewed: no form of ours sends one so.
      if (approvals.policyFor(state.operation, state.memory.input).risk === 'read')
        throw new Refusal(desk.text.requests.refused.stale, 'not_offered');
      const read = complete(approvals, state, desk);
      // What was reviewed is what is kept: only an operation that has changed since does not fit any more.
      if (!('complete' in read))
        return { view: await nextView(approvals, desk, state, read.wrong), work: async () => undefined };
      return {
        view: preparingView(desk.text),
        work: (shown) => file(approvals, desk, shown, { ...read.complete, viewId: event.viewId }),
      };
    },
  });

  return [step, send];
}

async function stateBefore(approvals: Approvals, { metadata }: SubmitEvent, desk: Desk): Promise<FormState> {
  return stateOf(approvals, await desk.memory.load(FORM, metadata, formMemory), desk.text);
}

type Read =
  | { readonly complete: Complete }
  | { readonly wrong: Wrong; readonly reasonBlock: readonly string[] };

/** The input and the why, or what is wrong with either. */
function complete(approvals: Approvals, state: FormState, desk: Desk): Read {
  const { operation, memory, steps } = state;
  const fields = fieldsIn(steps);
  const { risk, reasonRequired } = ruleSoFar(approvals, state);
  const own = ownReason(approvals, state);
  const asked = risk !== 'read' || reasonRequired;
  const why = asked
    ? readReason(memory.draft, own, reasonRequired || own !== undefined, desk.text)
    : { reason: '' };
  const read = withRoom(readDraft(operation, memory, fields, desk), state, why.reason, desk.text);
  if (read.ok && why.error === undefined)
    return { complete: { state, input: read.input, reason: why.reason } };
  const wrong = read.ok
    ? { errors: new Map<string, string>(), notes: new Map<string, string>() }
    : read.wrong;
  if (why.error === undefined) return { wrong, reasonBlock: [] };
  const errors = new Map([...wrong.errors, [why.error.block, why.error.words]]);
  const here = memory.step === steps.length - 1 ? [why.error.block] : [];
  return { wrong: { ...wrong, errors }, reasonBlock: here };
}

/** Of what can be read: whether who decides could read it too, to its last character. */
function withRoom(read: Reading, { operation, steps }: FormState, reason: string, text: Text): Reading {
  const long = read.ok ? overlong(operation, read.input, reason, fieldsIn(steps), text) : undefined;
  if (long === undefined) return read;
  return { ok: false, wrong: { errors: new Map([[long.path, text.shown.tooLong]]), notes: new Map() } };
}

const errorsAmong = ({ errors }: Wrong, shown: readonly string[]): Record<string, string> =>
  Object.fromEntries([...errors].filter(([block]) => shown.includes(block)));

/**
 * The next step, when nothing before it is wrong; otherwise the step where it is, with words on top. Lists
 * that are too short have no field of their own.
 */
function nextView(approvals: Approvals, desk: Desk, state: FormState, wrong: Wrong) {
  const { memory, steps } = state;
  const bad = steps.findIndex((items, index) => index <= memory.step && badItems(items, wrong).length > 0);
  if (bad >= 0) {
    const notes = badItems(steps[bad] ?? [], wrong);
    return stepView(approvals, desk, { ...state, memory: { ...memory, step: bad } }, notes);
  }
  const last = memory.step >= steps.length - 1;
  const notes = last ? [desk.text.requests.form.incomplete] : [];
  const step = last ? memory.step : memory.step + 1;
  return stepView(approvals, desk, { ...state, memory: { ...memory, step } }, notes);
}

/** What is wrong on a modal, in words: of fields with their name, of lists with theirs. */
function badItems(items: FormState['steps'][number], { errors, notes }: Wrong): readonly string[] {
  return items.flatMap((item) => {
    if (item.item === 'field') return errors.get(item.field.path) ?? [];
    return item.item === 'rows' || item.item === 'optional' ? (notes.get(item.path) ?? []) : [];
  });
}

/** A read is answered, a change of one modal is asked for, anything else is reviewed first. */
async function finished(
  approvals: Approvals,
  form: Complete,
  { viewId }: SubmitEvent,
  desk: Desk,
): Promise<Submitted> {
  const { risk } = approvals.policyFor(form.state.operation, form.input);
  if (risk === 'read') {
    return { view: answering(desk, form.state), work: (shown) => runRead(desk, shown, form) };
  }
  // What a value lets a person do alone is shown once more, like all that they do alone.
  if (!form.state.reviewed && risk !== 'write') {
    return {
      view: preparingView(desk.text),
      work: (shown) => file(approvals, desk, shown, { ...form, viewId }),
    };
  }
  return { view: preparingView(desk.text), work: (shown) => review(approvals, desk, shown, form) };
}
