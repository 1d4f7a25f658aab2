/** Answers of the back office, shown page by page. */
import { z } from 'zod';
import { answerTree } from '../api/answer-tree.ts';
import { filterIgnored, isAgainstFilter } from '../api/customers-v2/filter.ts';
import { notesOf } from '../api/notes.ts';
import type { AnyInput, Operation } from '../api/operation.ts';
import { type AnswerModel, answerView, holdsBank } from '../views/answer/view.ts';
import { type ActionEvent, type Desk, defineAction, type Handler, Refusal, type Shown } from './handler.ts';
import { showHere, viewOf } from './lookup/place.ts';
import { ownPieces } from './own-answers.ts';

const ANSWER = 'answer';
const roles = ['agent', 'approver', 'auditor'] as const;

const answered = z.object({
  operationId: z.string(),
  status: z.number(),
  data: z.unknown(),
  drifted: z.boolean(),
  /** An entry says itself that the filter was not heeded. */
  unfiltered: z.boolean().default(false),
  page: z.int().min(0),
  reveal: z.boolean(),
});
type Answered = z.output<typeof answered>;

/** What the back office said to an operation. */
export interface Saying {
  readonly operation: Operation;
  readonly input: AnyInput;
  readonly status: number;
  /** As it came: what breaks its page is shown too. */
  readonly data: unknown;
  /** Where the answer broke its page. */
  readonly drift: readonly unknown[];
}

/** Puts an answer into an open modal. */
export async function showAnswer(
  desk: Desk,
  shown: Shown,
  { operation, input, status, data, drift }: Saying,
): Promise<void> {
  const first = {
    operationId: operation.id,
    status,
    data,
    drifted: drift.length > 0,
    unfiltered: isAgainstFilter(input, data),
    page: 0,
    reveal: false,
  };
  await desk.screen.update(shown, await viewFor(desk, operation, first));
}

export function answerHandlers(operationById: (id: string) => Operation | undefined): readonly Handler[] {
  const again = (actionId: string, change: (answer: Answered, desk: Desk) => Promise<Answered> | Answered) =>
    defineAction({
      actionId,
      roles,
      async run({ metadata }: ActionEvent, desk) {
        const answer = await desk.memory.load(ANSWER, metadata, answered);
        const operation = operationById(answer.operationId);
        if (operation === undefined) throw new Refusal(desk.text.requests.refused.stale);
        await showHere(desk, await viewFor(desk, operation, await change(answer, desk)));
      },
    });

  return [
    again('answer.previous', (answer) => ({ ...answer, page: Math.max(0, answer.page - 1) })),
    again('answer.next', (answer) => ({ ...answer, page: answer.page + 1 })),
    again('answer.reveal', async (answer, desk) => {
      if (!mayReveal(desk))
        throw new Refusal(desk.text.requests.refused.noRole(['approver', 'auditor']), 'no_role');
      await desk.note('revealed', { operation: answer.operationId });
      return { ...answer, reveal: true };
    }),
  ];
}

async function viewFor(desk: Desk, operation: Operation, answer: Answered) {
  const { status, data, drifted, unfiltered, page, reveal } = answer;
  const root = answerTree(operation, status, data);
  const own = ownPieces(operation.id, data, viewOf(desk));
  const model: AnswerModel = {
    title: operation.title,
    operationId: operation.id,
    said: [...notesOf(operation), ...(unfiltered ? [filterIgnored] : [])],
    reads: operation.risk === 'read',
    status,
    root,
    ...(own && own.length > 0 && { pieces: own }),
    drifted,
    page,
    reveal,
    mayReveal: holdsBank(root) && mayReveal(desk),
  };
  return answerView(model, await desk.memory.save(ANSWER, answer), viewOf(desk));
}

const mayReveal = ({ person }: Desk): boolean =>
  person.roles.includes('approver') || person.roles.includes('auditor');
