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
const PAGE = 'page';
const roles = ['agent', 'approver', 'auditor'] as const;

const answered = z.object({
  operationId: z.string(),
  status: z.number(),
  data: z.unknown(),
  drifted: z.boolean(),
  /** An entry says itself that the filter was not heeded. */
  unfiltered: z.boolean().default(false),
});
type Answered = z.output<typeof answered>;

/** What a modal shows of an answer. The answer itself may be megabytes: it is kept once, under a token of its own. */
const paged = z.object({ answer: z.string(), page: z.int().min(0), reveal: z.boolean() });
type Paged = z.output<typeof paged>;

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
  };
  const at = { answer: await desk.memory.save(ANSWER, first), page: 0, reveal: false };
  await desk.screen.update(shown, await viewFor(desk, operation, first, at));
}

export function answerHandlers(operationById: (id: string) => Operation | undefined): readonly Handler[] {
  const again = (
    actionId: string,
    change: (at: Paged, answer: Answered, desk: Desk, operation: Operation) => Promise<Paged> | Paged,
  ) =>
    defineAction({
      actionId,
      roles,
      async run({ metadata }: ActionEvent, desk) {
        const at = await desk.memory.load(PAGE, metadata, paged);
        const answer = await desk.memory.load(ANSWER, at.answer, answered);
        const operation = operationById(answer.operationId);
        if (operation === undefined) throw new Refusal(desk.text.requests.refused.stale);
        await showHere(
          desk,
          await viewFor(desk, operation, answer, await change(at, answer, desk, operation)),
        );
      },
    });

  return [
    again('answer.previous', (at) => ({ ...at, page: Math.max(0, at.page - 1) })),
    again('answer.next', (at) => ({ ...at, page: at.page + 1 })),
    again('answer.reveal', async (at, answer, desk, { title }) => {
      if (!mayReveal(desk))
        throw new Refusal(desk.text.requests.refused.noRole(['approver', 'auditor']), 'no_role');
      await desk.note('revealed', { operation: answer.operationId, title });
      return { ...at, reveal: true };
    }),
  ];
}

async function viewFor(desk: Desk, operation: Operation, answer: Answered, at: Paged) {
  const { status, data, drifted, unfiltered } = answer;
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
    page: at.page,
    reveal: at.reveal,
    mayReveal: holdsBank(root) && mayReveal(desk),
  };
  return answerView(model, await desk.memory.save(PAGE, at), viewOf(desk));
}

const mayReveal = ({ person }: Desk): boolean =>
  person.roles.includes('approver') || person.roles.includes('auditor');
