/** Where a request stands, in words: its state, and what risk review has said of it. Every view of a request asks here. */
import { postable } from '../fields/postable.ts';
import type { Outcome, RequestRecord, State } from '../store/store.ts';
import type { Text } from '../text/text.ts';

export interface Standing {
  readonly state: string;
  /** What it means for the person who asked. */
  readonly meaning: string;
}

type Answered = Pick<Outcome, 'kind' | 'riskReview' | 'riskDecision'> | undefined;

/** States in which what the back office has answered counts. */
const ANSWERED: ReadonlySet<State> = new Set(['accepted', 'unknown', 'succeeded', 'failed']);

/**
 * What the back office holds for risk review is never said to be done by it; a decision nobody knows is shown beside the
 * state, as it came.
 */
export function standingOf(state: State, outcome: Answered, text: Text): Standing {
  const { states, risk } = text.requests;
  const altered = alteredWords(state, outcome, text);
  if (altered !== undefined) return altered;
  const plain = { state: states[state], meaning: plainMeaning(state, outcome, text) };
  if (!ANSWERED.has(state)) return plain;
  const said = outcome?.riskReview ? { ...plain, ...heldWords(state, text) } : plain;
  const decision = outcome?.riskDecision;
  if (decision === undefined) return said;
  const meaning = outcome?.riskReview ? said.meaning : unlistedMeaning(state, said.meaning, text);
  return { state: `${said.state}, ${risk.decision(postable(decision))}`, meaning };
}

/** A row that somebody else has written tells nothing but that. */
function alteredWords(state: State, outcome: Answered, { requests, altered }: Text): Standing | undefined {
  const said = altered.state(requests.states[state]);
  if (outcome?.kind === 'altered') return { state: said, meaning: altered.unsent };
  return outcome?.kind === 'altered_since' ? { state: said, meaning: altered.since } : undefined;
}

/** The same of a request as it stands now: what is approved may not have been sent yet. */
export function standingNow({ state, outcome, checkAt }: RequestRecord, text: Text): Standing {
  const { delayed, delayedMeaning } = text.between;
  if (state === 'approved' && checkAt !== undefined) return { state: delayed, meaning: delayedMeaning };
  return standingOf(state, outcome, text);
}

/** "Nothing was changed" is not said of what had arrived before. */
const plainMeaning = (state: State, outcome: Answered, { requests }: Text): string =>
  state === 'failed' && outcome?.kind === 'duplicate' ? requests.duplicate : requests.meaning[state];

function heldWords(state: State, { requests: { risk } }: Text): Partial<Standing> {
  if (state === 'accepted') return { state: risk.held, meaning: risk.heldMeaning };
  if (state === 'unknown') return { state: risk.heldUnknown, meaning: risk.heldUnknownMeaning };
  return state === 'succeeded' ? { meaning: risk.heldSucceeded } : {};
}

function unlistedMeaning(state: State, meaning: string, { requests: { risk } }: Text): string {
  if (state === 'accepted') return risk.unlistedAccepted;
  return state === 'succeeded' ? risk.unlistedSucceeded : meaning;
}
