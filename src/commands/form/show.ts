/** The form of an operation as a person sees it: opened, gone through step by step, reviewed. */
import type { ModalView } from '@slack/types';
import { readsOf } from '../../api/catalogues.ts';
import { ApiError } from '../../api/errors.ts';
import { fieldsOf } from '../../api/fields.ts';
import { type FieldSpec, formOf } from '../../api/form-tree.ts';
import { notesOf } from '../../api/notes.ts';
import type { Operation } from '../../api/operation.ts';
import type { Approvals } from '../../approvals/approvals.ts';
import { besideChoices, idleChoices } from '../../approvals/offers.ts';
import type { Rule } from '../../approvals/policy.ts';
import { subjectsOf } from '../../approvals/subjects.ts';
import { valueAt } from '../../fields/path.ts';
import type { Text } from '../../text/text.ts';
import { inputValue } from '../../views/decided/values.ts';
import { md } from '../../views/escape.ts';
import { notFiledView, nothingWords } from '../../views/filed.ts';
import { formView, REASON_BLOCK } from '../../views/form/form.ts';
import type { FormItem } from '../../views/form/items.ts';
import { sentenceOf, targetOf } from '../../views/intent.ts';
import { loadingView } from '../../views/loading.ts';
import { problemView } from '../../views/problem.ts';
import { troubleOf } from '../../views/trouble.ts';
import { type Desk, type ReadingDesk, Refusal, type Shown } from '../handler.ts';
import { type Aim, intentOf } from '../intent.ts';
import { viewOf } from '../lookup/place.ts';
import { subjectsIn } from '../lookup/subject.ts';
import { type Look, needsApproval, type Opened } from '../reading.ts';
import { EMPTY_DRAFT, FORM, type FormMemory, type NewForm, onScreenOf } from './memory.ts';
import { fieldsIn, isLarge, stepsOf } from './plan.ts';

/** A form at work: what it is of, what has been entered, and how it is laid out. */
export interface FormState {
  readonly operation: Operation;
  readonly memory: FormMemory;
  readonly steps: readonly (readonly FormItem[])[];
  /** Whether all that was entered is shown once more before it is sent. */
  readonly reviewed: boolean;
}

/** Throws `Refusal` when the operation is no more. */
export function stateOf({ operationById, policyFor }: Approvals, memory: FormMemory, text: Text): FormState {
  const operation = operationById(memory.operationId);
  if (operation === undefined) throw new Refusal(text.requests.refused.stale);
  const nodes = formOf(operation);
  const { risk } = policyFor(operation, memory.input);
  return {
    operation,
    memory,
    steps: stepsOf(nodes, memory.draft, memory.input),
    reviewed: risk === 'write' || (risk === 'destructive' && isLarge(nodes, memory.input)),
  };
}

/** The items of the modal the person is at. */
export const itemsAt = ({ steps, memory }: FormState): readonly FormItem[] => steps[memory.step] ?? [];

/** What is shown while a form is being prepared. */
export function formLoading(desk: Desk, approvals: Approvals, form: NewForm): ModalView {
  const { operation } = stateOf(approvals, begun(form), desk.text);
  const what = targetOf(intentOf({ ...form, operation }), desk.text, 'person');
  return loadingView({ title: desk.text.requests.form.title, doing: '', what }, viewOf(desk));
}

/** What is looked at with the form of an operation, or with what comes of it. */
export function lookOf(
  opened: Opened,
  operation: Operation,
  form: Pick<Aim, 'input' | 'target'>,
  text: Text,
): Look {
  return {
    opened,
    operation: operation.id,
    title: operation.title,
    target: targetOf(intentOf({ ...form, operation }), text, 'channel'),
    about: [...subjectsIn(form.target), ...subjectsOf(operation, form.input)],
  };
}

/** The form of an operation on a modal of its own, with what reads the state before noted. */
export async function openForm(approvals: Approvals, desk: Desk, form: NewForm): Promise<void> {
  const { operation } = stateOf(approvals, begun(form), desk.text);
  const shown = await desk.screen.show(formLoading(desk, approvals, form));
  await fillForm(approvals, desk.reading(lookOf('form', operation, form, desk.text)), shown, form);
}

/** Puts the form of an operation into an open modal; what would change nothing is not offered. */
export async function fillForm(
  approvals: Approvals,
  desk: ReadingDesk,
  shown: Shown,
  form: NewForm,
): Promise<void> {
  const state = stateOf(approvals, begun(form), desk.text);
  const { operation, steps } = state;
  const fields = fieldsIn(steps);
  let withheld: FormMemory['withheld'];
  let beside: string | undefined;
  try {
    const open = [operation, form.input, fields, desk.read] as const;
    const [idle, stands] = await Promise.all([idleChoices(...open), besideChoices(...open)]);
    withheld = idle;
    beside = stands?.[desk.text.language];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.kind !== 'needs_approval') {
      await desk.screen.update(shown, problemView({ trouble: troubleOf(error) }, viewOf(desk)));
      return;
    }
    // The form stands without what may not be read: every choice is offered.
    withheld = {};
    beside = desk.text.reading.stateWithheld(error.operationId);
  }
  const nothingLeft = fields.some(
    ({ path, options }) => options.length > 0 && withheld[path]?.length === options.length,
  );
  if (nothingLeft) {
    const { title, words } = nothingWords(beside, desk.text);
    const lines = [md`${targetOf(intentOf({ ...form, operation }), desk.text, 'person')}`];
    await desk.screen.update(shown, notFiledView({ title, words, lines }, desk.text));
    return;
  }
  const withIdle = { ...state, memory: { ...state.memory, withheld } };
  const view = await stepView(approvals, desk, withIdle, beside === undefined ? [] : [beside]);
  await desk.screen.update(shown, view);
}

const begun = (form: NewForm): FormMemory => ({
  ...form,
  draft: form.draft ?? EMPTY_DRAFT,
  step: 0,
  withheld: {},
});

/** The modal of the step the person is at, remembered under a token of its own. */
export async function stepView(
  approvals: Approvals,
  desk: Desk,
  state: FormState,
  notes: readonly string[] = [],
): Promise<ModalView> {
  const { operation, memory, steps } = state;
  const { text, person } = desk;
  const { entered, names } = memory.draft;
  const { risk, reasonRequired } = ruleSoFar(approvals, state);
  const reason = entered[REASON_BLOCK];
  return formView(
    {
      heading: sentenceOf(intentOf({ ...memory, operation, target: onScreenOf(memory) }), text, 'person'),
      deprecated: operation.deprecated,
      said: notesOf(operation),
      fixed: [...targetLine(operation, memory, text), ...standingLines(operation, memory, text)],
      items: itemsAt(state),
      step: memory.step,
      steps: steps.length,
      notes: [...notes, ...withheldLists(approvals, state, text)],
      asksReason: asksReason(approvals, state) && memory.step === steps.length - 1,
      reasonOptional: !reasonRequired,
      reason: typeof reason === 'string' ? reason : undefined,
      risk,
      reviewed: state.reviewed,
      metadata: await desk.memory.save(FORM, { ...memory, under: memory.under ?? desk.correlationId }),
    },
    (path) => ({
      entered: entered[path],
      names,
      withheld: memory.withheld[path] ?? [],
      timeZone: person.timeZone,
      reasonOptional: !approverReads(approvals, state),
    }),
    text,
  );
}

/** Lists of this step that the policy wants approved, by the operation that is asked for instead. */
function withheldLists({ policyFor }: Approvals, state: FormState, text: Text): readonly string[] {
  const catalogues = fieldsIn([itemsAt(state)]).flatMap(({ label, catalogue }) =>
    catalogue === undefined ? [] : [{ label: label[text.language], reads: readsOf(catalogue) }],
  );
  return catalogues.flatMap(({ label, reads }) => {
    const unapproved = reads.find((operation) => needsApproval(policyFor, operation));
    return unapproved === undefined ? [] : [text.reading.listWithheld(label, unapproved.id)];
  });
}

/** Whether the API's own why must be filled in though the API may do without: somebody else decides by it. */
const approverReads = (approvals: Approvals, state: FormState): boolean =>
  ruleSoFar(approvals, state).risk === 'destructive';

/** What holds for the input as far as it stands: of what is still to be entered, the strictest. */
export const ruleSoFar = ({ policyFor }: Approvals, { operation, memory }: FormState): Rule =>
  policyFor(operation, memory.input);

/** The field in which the API takes the why, where it is sure to be filled in: the form does not ask once more. */
export function ownReason(approvals: Approvals, state: FormState): FieldSpec | undefined {
  const own = fieldsIn(state.steps).find(({ isReason }) => isReason);
  return own?.required || approverReads(approvals, state) ? own : undefined;
}

/** Whether the form asks for the why itself. */
function asksReason(approvals: Approvals, state: FormState): boolean {
  const { risk, reasonRequired } = ruleSoFar(approvals, state);
  return (risk !== 'read' || reasonRequired) && ownReason(approvals, state) === undefined;
}

/** For whom the change is, as far as it stands, in the block of that part of the path. */
function targetLine(operation: Operation, memory: FormMemory, text: Text) {
  const first = Object.keys(operation.params.shape).find(
    (name) => valueAt(memory.input, `params.${name}`) !== undefined,
  );
  if (first === undefined && Object.keys(memory.target).length === 0) return [];
  const shown = md`${text.requests.form.fixed}: *${targetOf(intentOf({ ...memory, operation }), text, 'person')}*`;
  return [{ path: first === undefined ? 'form.target' : `params.${first}`, shown }];
}

/** What stands already beside the target: a form that does not ask must still say. */
function standingLines(operation: Operation, { input }: FormMemory, text: Text) {
  return fieldsOf(operation, input)
    .filter(({ path }) => !path.startsWith('params.') && valueAt(input, path) !== undefined)
    .map((field) => ({
      path: field.path,
      shown: md`${field.label[text.language]}: *${inputValue(valueAt(input, field.path), field, text)}*`,
    }));
}
