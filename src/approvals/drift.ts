import { isDeepStrictEqual } from 'node:util';
import { fieldsOf, valueAt } from '../api/fields.ts';
import type { AnyInput, Before, Operation } from '../api/operation.ts';
import type { OnScreen } from '../fields/on-screen.ts';
import { postedChange } from '../fields/posted-change.ts';
import type { Fact, Outcome, RequestRecord, State } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { checkInput } from './input.ts';
import { machine } from './machine.ts';
import { CARELINE, eventOf, move } from './move.ts';
import { nothingToDo, recorded } from './offers.ts';
import { aimOf } from './subjects.ts';

/** States from which a look at the target may take a request. */
type Looked = Extract<State, 'pending' | 'approved'>;
const HOLD = { pending: 'hold', approved: 'recall' } as const;

/**
 * Reads the state that would change once more. When it is as was asked for already, the request is closed. When it
 * is not the one the request was filed on, the request is held: it shows both states, approvals so far are void, and
 * it has to be approved as it is now. Returns the request as it was changed, or `undefined` when it may go on.
 * Throws `ApiError` when the state cannot be read.
 */
export async function lookAgain(
  approvals: Approvals,
  request: RequestRecord,
  from: Looked,
): Promise<RequestRecord | undefined> {
  const { store, reader } = approvals;
  const operation = approvals.operationById(request.operationId);
  const checked = operation && checkInput(operation, request.input);
  // What does not fit its operation any more is refused when it is executed.
  if (!operation?.before || !checked?.ok) return undefined;
  const before = await operation.before(checked.input, reader(request.id));
  const changed = nothingToDo(operation, checked.input, before)
    ? await close(approvals, request, operation, checked.input)
    : await hold(approvals, request, before, from);
  if (changed === 'as_it_was') return undefined;
  return changed ?? (await store.request(request.id)) ?? request;
}

async function hold(
  { store, digest }: Approvals,
  request: RequestRecord,
  before: Before,
  from: Looked,
): Promise<RequestRecord | 'as_it_was' | undefined> {
  const { touches = [] } = before;
  const marks = digest.marks(request.id);
  if (marks.some((mark) => isSame(request, recorded(before, mark), touches))) return 'as_it_was';
  const facts = recorded(before, marks[0]);
  const newDigest = digest.of({ ...request, facts, touches });
  const step = HOLD[from];
  const people = approversOf(request);
  return store.hold({
    id: request.id,
    from,
    digest: request.digest,
    newDigest,
    facts,
    touches,
    event: eventOf(request.id, step, CARELINE, {
      was: request.facts.map(postedChange),
      changes: facts.map(postedChange),
      digest: newDigest,
      people,
    }),
    destinations: machine[step].tell,
  });
}

async function close(
  approvals: Approvals,
  request: RequestRecord,
  operation: Operation,
  input: AnyInput,
): Promise<RequestRecord | undefined> {
  const since = await doneSince(approvals, operation, input, request.onScreen);
  const outcome: Outcome = { kind: 'already_so', ...(since && { since: since.toISOString() }) };
  const data = { ...outcome, people: approversOf(request) };
  return move(approvals.store, request.id, 'close', { actor: CARELINE, change: { outcome }, data });
}

/** How many requests done on the same target are looked through for the one that made it so. */
const LOOKED_THROUGH = 10;

/** When a request of ours did the same. */
async function doneSince(
  { store, subjectKeys }: Approvals,
  operation: Operation,
  input: AnyInput,
  onScreen: OnScreen,
): Promise<Date | undefined> {
  const aims = subjectKeys.keysToFind(aimOf(operation, input, onScreen));
  const done = await store.doneOn(aims, LOOKED_THROUGH);
  return done.find((each) => asksTheSame(operation, each.input, input))?.claimedAt;
}

/** Whether two inputs ask for the same, whatever the why. */
function asksTheSame(operation: Operation, one: unknown, other: unknown): boolean {
  const sent = (input: unknown) =>
    fieldsOf(operation, input)
      .filter(({ isReason }) => !isReason)
      .map(({ path }) => [path, valueAt(input, path)]);
  return isDeepStrictEqual(sent(one), sent(other));
}

/** Those whose approvals counted so far. */
export const approversOf = ({ approvals }: RequestRecord): readonly string[] =>
  approvals.map(({ userId }) => userId);

/**
 * Compared as the store gives it back: what is absent there is absent. Shortened values are compared by their marks,
 * which requests of before there were any do not have; who wrote a value is not what it is.
 */
function isSame({ facts, touches }: RequestRecord, now: readonly Fact[], feel: readonly string[]): boolean {
  const marked = facts.some(({ mark }) => mark !== undefined);
  const bare = ({ written: _, mark, ...fact }: Fact) => (marked ? { ...fact, mark } : fact);
  const comparable = (some: readonly Fact[]) => JSON.parse(JSON.stringify(some.map(bare)));
  return isDeepStrictEqual([comparable(now), feel], [comparable(facts), touches]);
}
