/** The form of a change: opened prefilled, completed as one types, submitted as a request. */

import { catalogueOf } from '../api/catalogues.ts';
import { ApiError } from '../api/errors.ts';
import { type FieldSpec, fieldsOf, valueAt, withValue } from '../api/fields.ts';
import type { Operation } from '../api/operation.ts';
import type { Approvals } from '../approvals/approvals.ts';
import { idleChoices } from '../approvals/offers.ts';
import { type Filing, fileRequest } from '../approvals/request.ts';
import { type Language, type Text, texts } from '../text/text.ts';
import { md } from '../views/escape.ts';
import { filedView, notFiledView, preparingView } from '../views/filed.ts';
import { formView } from '../views/form.ts';
import { loadingView } from '../views/loading.ts';
import { problemText, problemView } from '../views/problem.ts';
import { factLine, inputValue } from '../views/request.ts';
import { troubleOf } from '../views/trouble.ts';
import { readEntered } from './entered.ts';
import {
  type Desk,
  defineAction,
  defineSubmission,
  defineSuggestion,
  type Handler,
  Refusal,
  type Shown,
} from './handler.ts';
import { viewOf } from './lookup/place.ts';
import { modelOf } from './request-model.ts';
import { type FormMemory, formMemory, targetText } from './target.ts';

const FORM = 'form';
const roles = ['agent'] as const;
/** Slack shows no more options than this. */
const MOST_CHOICES = 100;

/** Puts the form of a change into an open modal; what would change nothing is not offered. */
export async function fillForm(
  approvals: Approvals,
  desk: Desk,
  shown: Shown,
  memory: FormMemory,
): Promise<void> {
  const operation = operationOf(approvals, memory, desk);
  const fields = openFields(operation, memory.input);
  const { requests } = desk.text;
  let withheld: Readonly<Record<string, readonly string[]>>;
  try {
    withheld = await idleChoices(operation, memory.input, fields, desk.read);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    await desk.screen.update(shown, problemView({ trouble: troubleOf(error) }, viewOf(desk)));
    return;
  }
  const nothingLeft = fields.some(
    ({ path, options }) => options.length > 0 && withheld[path]?.length === options.length,
  );
  if (nothingLeft) {
    const { nothingToDo: title, nothingToDoText: words } = requests.filed;
    const lines = [targetText(memory, desk.text, false)];
    await desk.screen.update(shown, notFiledView({ title, words, lines }, desk.text));
    return;
  }
  const fixed = [
    targetLine(operation, memory, desk.text),
    ...standingLines(operation, memory.input, desk.text),
  ];
  const metadata = await desk.memory.save(FORM, memory);
  const view = formView({ title: operation.title, fields, fixed, withheld, metadata }, desk.text);
  await desk.screen.update(shown, view);
}

/** What is shown while the form is being prepared. */
export function formLoading(desk: Desk, memory: FormMemory) {
  const { form } = desk.text.requests;
  return loadingView(
    { title: form.title, doing: '', what: targetText(memory, desk.text, false) },
    viewOf(desk),
  );
}

/** `language` is that of the channels: targets are kept in the words they are posted in. */
export function formHandlers(approvals: Approvals, language: Language): readonly Handler[] {
  const open = defineAction({
    actionId: 'form.open',
    roles,
    async run({ value }, desk) {
      const memory = await desk.memory.load(FORM, value, formMemory);
      const shown = await desk.screen.show(formLoading(desk, memory));
      await fillForm(approvals, desk, shown, memory);
    },
  });

  const submit = defineSubmission({
    callbackId: 'form.submit',
    roles,
    async submit({ metadata, values, viewId }, desk) {
      const memory = await desk.memory.load(FORM, metadata, formMemory);
      const operation = operationOf(approvals, memory, desk);
      const asked = openFields(operation, memory.input);
      const entered = readEntered(operation, memory.input, asked, values, desk.text);
      if (!entered.ok) return { errors: entered.errors };
      return {
        view: preparingView(desk.text),
        async work(shown) {
          await stillEntitled(approvals, desk);
          await offeredOnly(asked, memory.input, entered.input, desk);
          const filing = await fileRequest(approvals, {
            operation,
            input: entered.input,
            requester: desk.person.id,
            teamId: desk.person.teamId,
            target: targetText(memory, texts[language], true),
            reason: entered.reason,
            submissionKey: `${desk.person.teamId} ${viewId}`,
            id: desk.correlationId,
          });
          const seen = await desk.screen.update(shown, filingView(filing, operation, desk));
          // Who closed the window learns of a request by direct message; that there is none, only here.
          if (!seen && filing.kind !== 'filed') await desk.screen.whisper(notFiledWords(filing, desk));
        },
      };
    },
  });

  const complete = defineSuggestion({
    actionId: 'value',
    roles,
    async suggest({ blockId, typed, metadata, values }, desk) {
      const memory = await desk.memory.load(FORM, metadata, formMemory);
      const fields = openFields(operationOf(approvals, memory, desk), memory.input);
      const catalogue = fields.find(({ path }) => path === blockId)?.catalogue;
      if (catalogue === undefined) return [];
      const input = Object.entries(values).reduce<unknown>(
        (whole, [path, value]) => (value === undefined ? whole : withValue(whole, path, value)),
        memory.input,
      );
      const entries = await catalogueOf(catalogue)(input, desk.read).catch((error: unknown) => {
        // A list that cannot be read is empty: a message here would take the form away.
        if (error instanceof ApiError) return [];
        throw error;
      });
      return entries
        .filter(({ name }) => folded(name).includes(folded(typed)))
        .slice(0, MOST_CHOICES)
        .map(({ name, value }) => ({ text: name.slice(0, 75), value }));
    },
  });

  return [open, submit, complete];
}

const openFields = (operation: Operation, input: unknown): readonly FieldSpec[] =>
  fieldsOf(operation).filter(({ path }) => valueAt(input, path) === undefined);

function operationOf(approvals: Approvals, { operationId }: FormMemory, desk: Desk): Operation {
  const operation = approvals.operationById(operationId);
  if (operation === undefined) throw new Refusal(desk.text.requests.refused.stale);
  return operation;
}

/** For whom the change is, in the block of the first part of the path. */
function targetLine({ params }: Operation, memory: FormMemory, text: Text) {
  const shown = md`${text.requests.form.fixed}: *${targetText(memory, text, false)}*`;
  return { path: `params.${Object.keys(params.shape)[0] ?? 'none'}`, shown };
}

/** What stands already beside the target: a form that does not ask must still say. */
function standingLines(operation: Operation, input: unknown, text: Text) {
  return fieldsOf(operation)
    .filter(({ path }) => !path.startsWith('params.') && valueAt(input, path) !== undefined)
    .map((field) => ({
      path: field.path,
      shown: md`${field.label[text.language]}: *${inputValue(valueAt(input, field.path), field, text)}*`,
    }));
}

/** The role may have gone since the form was opened. */
async function stillEntitled({ directory }: Approvals, desk: Desk): Promise<void> {
  const { refused } = desk.text.requests;
  const why = await directory.mayRequest(desk.person.id, desk.person.teamId);
  if (why === 'not_agent') throw new Refusal(refused.noRole(roles), 'no_role');
  if (why !== undefined) throw new Refusal(refused[why], why);
}

/** A posted form may name what its list never held: only what the catalogue offers now is taken. */
async function offeredOnly(
  asked: readonly FieldSpec[],
  standing: unknown,
  input: unknown,
  desk: Desk,
): Promise<void> {
  for (const { path, catalogue } of asked) {
    if (catalogue === undefined) continue;
    const chosen = valueAt(input, path);
    const context = withValue(standing, 'body.action', valueAt(input, 'body.action'));
    const offered = new Set((await catalogueOf(catalogue)(context, desk.read)).map(({ value }) => value));
    if (Array.isArray(chosen) && !chosen.every((value) => offered.has(String(value)))) {
      throw new Refusal(desk.text.requests.refused.notOffered);
    }
  }
}

function filingView(filing: Filing, operation: Operation, desk: Desk) {
  const { text } = desk;
  const { filed } = text.requests;
  switch (filing.kind) {
    case 'filed':
      return filedView(modelOf(filing.request, operation), filing.others, text);
    case 'already_filed':
      return notFiledView({ title: filed.title, words: filed.already, lines: [filing.request.id] }, text);
    case 'nothing_to_do': {
      const lines = filing.before.changes.map((change) => factLine(change, text).text);
      return notFiledView({ title: filed.nothingToDo, words: filed.nothingToDoText, lines }, text);
    }
    case 'invalid': {
      const lines = filing.issues.map(({ path }) => path);
      return notFiledView({ title: filed.invalid, words: filed.invalidText, lines }, text);
    }
    case 'unreadable':
      return problemView({ trouble: troubleOf(filing.error) }, viewOf(desk));
  }
}

function notFiledWords(filing: Filing, { text, correlationId }: Desk): string {
  const { filed } = text.requests;
  if (filing.kind === 'already_filed') return filed.already;
  if (filing.kind === 'nothing_to_do') return filed.nothingToDoText;
  const why = filing.kind === 'unreadable' ? problemText(text, filing.error, correlationId) : filed.invalid;
  return `${filed.notSent} ${why}`;
}

/** Letters without case and accents: `Mascara` finds `Máscara`. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
