import { isDeepStrictEqual } from 'node:util';
import type { Fact, RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { checkInput } from './input.ts';
import { machine } from './machine.ts';
import { CARELINE, eventOf } from './move.ts';
import { recorded } from './offers.ts';

/**
 * Reads the state that would change once more. When it is not the one the request was filed on, the request is
 * held: it shows both states, approvals so far are void, and it has to be approved as it is now. Returns the
 * request as it was changed, or `undefined` when nothing has drifted. Throws `ApiError` when the state cannot
 * be read.
 */
export async function holdIfDrifted(
  approvals: Approvals,
  request: RequestRecord,
): Promise<RequestRecord | undefined> {
  const { store, reader, digest } = approvals;
  const operation = approvals.operationById(request.operationId);
  const checked = operation && checkInput(operation, request.input);
  // What does not fit its operation any more is refused when it is executed.
  if (!operation?.before || !checked?.ok) return undefined;
  const before = await operation.before(checked.input, reader(request.id));
  const { touches = [] } = before;
  const marks = digest.marks(request.id);
  if (marks.some((mark) => isSame(request, recorded(before, mark), touches))) return undefined;
  const facts = recorded(before, marks[0]);
  const newDigest = digest.of({ ...request, facts, touches });
  const held = await store.hold({
    id: request.id,
    digest: request.digest,
    newDigest,
    facts,
    touches,
    event: eventOf(request.id, 'hold', CARELINE, { was: request.facts, changes: facts, digest: newDigest }),
    destinations: machine.hold.tell,
  });
  return held ?? (await store.request(request.id)) ?? request;
}

/**
 * Compared as the store gives it back: what is absent there is absent. Shortened values are compared by their marks,
 * which requests of before there were any do not have.
 */
function isSame({ facts, touches }: RequestRecord, now: readonly Fact[], feel: readonly string[]): boolean {
  const marked = facts.some(({ mark }) => mark !== undefined);
  const comparable = marked ? now : now.map(({ mark: _, ...fact }) => fact);
  return isDeepStrictEqual(JSON.parse(JSON.stringify([comparable, feel])), [facts, touches]);
}
