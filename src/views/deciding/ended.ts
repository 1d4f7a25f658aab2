/** How a change ended, in words of the trade; what the back office said in codes stands beside it in small print. */
import type { Outcome, RequestRecord, State } from '../../store/store.ts';
import type { Text } from '../../text/text.ts';
import { joined, type Mrkdwn, md } from '../escape.ts';
import { type Audience, doneOf, sentenceOf } from '../intent.ts';
import { dayOfMoment } from '../purged.ts';
import { outcomeText, type RequestModel, unsentText } from '../request.ts';
import { standingNow, standingOf } from '../standing.ts';
import { atTime } from '../waiting.ts';

/** What a state means: of one that has ended, how it did, and when what was entered was purged. */
export function meaningOf(model: RequestModel, state: State, text: Text, audience: Audience): Mrkdwn {
  const { purgedAt } = model.request;
  const meaning = howItEnded(model, state, text, audience);
  if (purgedAt === undefined || state !== model.request.state) return meaning;
  return joined([meaning, md`${text.retention.purged(dayOfMoment(purgedAt, text))}`], '\n');
}

function howItEnded(model: RequestModel, state: State, text: Text, audience: Audience): Mrkdwn {
  const { request } = model;
  const standing =
    state === request.state ? standingNow(request, text) : standingOf(state, request.outcome, text);
  if (state === 'succeeded' && isPlain(request.outcome)) return doneText(model, text, audience);
  if (state !== 'failed') return md`${standing.meaning}`;
  const unsent = unsentText(request.outcome, text);
  if (unsent !== undefined && !isAltered(request.outcome)) return md`${unsent}`;
  const why = whyNot(model, text);
  return why === undefined ? md`${standing.meaning}` : md`${text.ended.notDone} ${why}`;
}

/** Its row is not what Careline wrote: the state says so itself. */
const isAltered = (outcome: Outcome | undefined): boolean => outcome?.kind?.startsWith('altered') === true;

/** Done, and nothing else is to be said of it: not settled by a person, nor held by risk review. */
const isPlain = (outcome: Outcome | undefined): outcome is Outcome =>
  outcome?.status !== undefined &&
  outcome.riskReview === undefined &&
  outcome.riskDecision === undefined &&
  outcome.kind === undefined &&
  outcome.code === undefined;

/** `The SIM of ••• ••• 678 is blocked since today at 10:41`; since when is known where it was done at once. */
function doneText(model: RequestModel, text: Text, audience: Audience): Mrkdwn {
  const { claimedAt, outcome } = model.request;
  const { done, since } = text.ended;
  const now = doneOf(model, text, audience);
  const at =
    claimedAt !== undefined && outcome?.status !== 202 ? md` ${since} ${atTime(claimedAt, text)}` : md``;
  return now === undefined ? md`${done}${at}: ${sentenceOf(model, text, audience)}` : md`${now}${at}`;
}

function whyNot({ request: { outcome }, missing }: RequestModel, text: Text): string | undefined {
  if (outcome?.kind === 'not_found' && missing !== undefined) return `${missing[text.language]}.`;
  const why: Readonly<Record<string, string>> = text.ended.why;
  return why[outcome?.kind ?? ''];
}

/** Whether what the back office answered has been said in full by how it ended. */
function isSaid({ state, outcome }: RequestRecord, text: Text): boolean {
  if (
    state === 'rejected' ||
    state === 'already_so' ||
    (unsentText(outcome, text) !== undefined && !isAltered(outcome))
  )
    return true;
  return state === 'succeeded' && outcome?.incomplete !== true && outcome?.code === undefined;
}

/** What the back office answered, status and code; nothing where that says no more than that it is done. */
export function answered(model: RequestModel, text: Text): Mrkdwn[] {
  const { outcome } = model.request;
  if (outcome === undefined || isSaid(model.request, text)) return [];
  return [md`${text.requests.card.answer}: ${outcomeText(model, outcome, text)}`];
}
