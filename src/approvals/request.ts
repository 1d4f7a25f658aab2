import { isDeepStrictEqual } from 'node:util';
import { callbacksOf } from '../api/callbacks.ts';
import { ApiError } from '../api/errors.ts';
import type { Before, Localized, Operation } from '../api/operation.ts';
import type { Subject } from '../audit/subjects.ts';
import type { OnScreen } from '../fields/on-screen.ts';
import { postable } from '../fields/postable.ts';
import { postedChange } from '../fields/posted-change.ts';
import { StoreFenced } from '../store/fence.ts';
import { StoreStopped } from '../store/stop.ts';
import type { Fact, Link, RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { calledPeople } from './call.ts';
import { checkInput, type Issue } from './input.ts';
import { nothingToDo, recorded } from './offers.ts';
import { type Rule, termsOf } from './policy.ts';
import { aimOf, subjectsOf } from './subjects.ts';
import { inTurn } from './turn.ts';

/** What a person submits. */
export interface Wish {
  readonly operation: Operation;
  readonly input: unknown;
  readonly requester: string;
  readonly teamId: string;
  /** What stood on the person's screen, beside what is sent. */
  readonly onScreen: OnScreen;
  /** The sentence of what would happen, as a channel may read it: for the log, which keeps what was said. */
  says(changes: readonly Fact[]): Localized;
  readonly reason: string;
  /** The same for every submission of the same form. */
  readonly submissionKey: string;
  /** The correlation ID under which the person has worked so far. */
  readonly id: string;
  /** What the person was looking at, beside what the input names. */
  readonly about: readonly Subject[];
  /** The request it came from. */
  readonly link?: Link | undefined;
}

export type Filing =
  | { readonly kind: 'filed'; readonly request: RequestRecord }
  | { readonly kind: 'already_filed'; readonly request: RequestRecord }
  /** The state asked for is the state there is: nothing to approve. */
  | { readonly kind: 'nothing_to_do'; readonly before: Before }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }
  /** This person has as many open as are taken. */
  | { readonly kind: 'too_many'; readonly most: number; readonly open: readonly RequestRecord[] }
  /** The API would report the result to an address this installation does not have. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unreadable'; readonly error: ApiError };

/**
 * Files a request: checks the input, reads the state that would change, and commits the request with its
 * first event. Nothing is changed upstream.
 */
export async function fileRequest(approvals: Approvals, wish: Wish): Promise<Filing> {
  const { store, reader, policyFor, callbacks, digest, subjectKeys, mostOpen: most } = approvals;
  const { operation, id, onScreen } = wish;
  // The store would refuse it: the back office need not be asked for what nobody can file.
  if ((await store.fence()) !== undefined) throw new StoreFenced();
  const checked = checkInput(operation, wish.input);
  if (!checked.ok) return { kind: 'invalid', issues: checked.issues };
  if (!callbacks.reachable && callbacksOf(operation).length > 0) return { kind: 'unreachable' };

  const rule = policyFor(operation, checked.input);
  // What waits for others may wait for the release too; what its requester alone would send is refused.
  if (rule.risk === 'write' && (await store.stop()) !== undefined) throw new StoreStopped();

  let before: Before = { changes: [] };
  try {
    if (operation.before) before = await operation.before(checked.input, reader(wish.id));
  } catch (error) {
    if (error instanceof ApiError) return { kind: 'unreadable', error };
    throw error;
  }
  if (nothingToDo(operation, checked.input, before)) return { kind: 'nothing_to_do', before };

  const aim = aimOf(operation, checked.input, onScreen);
  const others = await store.openOn(subjectKeys.keysToFind(aim));
  // What they confirmed already, and waits to be sent, is not asked for twice.
  const waiting = others.find(
    (each) =>
      each.state === 'approved' &&
      each.requester === wish.requester &&
      each.risk === 'write' &&
      isDeepStrictEqual(each.input, JSON.parse(JSON.stringify(checked.input))),
  );
  if (waiting && rule.risk === 'write') return { kind: 'already_filed', request: waiting };
  const subjects = subjectKeys.keysOf([...wish.about, ...subjectsOf(operation, checked.input)]);
  const called = rule.risk === 'destructive' ? await calledPeople(approvals, rule, wish.requester) : [];
  const facts = recorded(before, digest.marks(id)[0]);
  const shown = {
    id,
    operationId: operation.id,
    onScreen,
    target: '',
    input: checked.input,
    facts,
    touches: before.touches ?? [],
    terms: termsOf(rule),
  };
  const name = digest.of(shown);
  return inTurn(wish.requester, async () => {
    const open = await store.openOf(wish.requester, most);
    if (open.length >= most && !open.some(({ id: known }) => known === id))
      return { kind: 'too_many', most, open };
    const { created, request } = await store.file(
      {
        ...shown,
        digest: name,
        aim: subjectKeys.keysOf([aim]).join(),
        subjects,
        submissionKey: wish.submissionKey,
        teamId: wish.teamId,
        requester: wish.requester,
        reason: wish.reason,
        risk: rule.risk,
        link: wish.link,
        lifetime: rule.ttlSeconds,
        ...waits(rule),
      },
      {
        correlationId: id,
        kind: 'requested',
        actor: wish.requester,
        data: {
          operation: operation.id,
          says: wish.says(facts),
          risk: rule.risk,
          reason: postable(wish.reason),
          changes: facts.map(postedChange),
          ...(before.touches && before.touches.length > 0 && { touches: before.touches }),
          digest: name,
          keys: subjects,
          ...(called.length > 0 && { people: called }),
          ...(wish.link && { [wish.link.kind]: wish.link.id }),
        },
      },
      ['audit', 'card', 'requester', ...(called.length > 0 ? (['people'] as const) : [])],
    );
    return created ? { kind: 'filed', request } : { kind: 'already_filed', request };
  });
}

/** Those who decide are reminded this long before a request expires; of one that is short, in its last quarter. */
const REMIND_BEFORE_SECONDS = 600;

/** When others have to be told of an undecided request; of one that is confirmed at once, never. */
function waits({ risk, ttlSeconds, escalation }: Rule) {
  if (risk !== 'destructive') return { remindIn: undefined, escalateIn: undefined };
  const { afterSeconds } = escalation ?? {};
  return {
    remindIn: ttlSeconds - Math.min(REMIND_BEFORE_SECONDS, ttlSeconds / 4),
    escalateIn: afterSeconds !== undefined && afterSeconds < ttlSeconds ? afterSeconds : undefined,
  };
}
