/** Approving a request, with a comment or without; and what is said to whoever's click does not count. */
import type { Approvals } from '../approvals/approvals.ts';
import type { Decision } from '../approvals/decision.ts';
import { foreclosed } from '../approvals/undecided.ts';
import { decideOrKeep } from '../approvals/waiting.ts';
import { postable } from '../fields/postable.ts';
import type { RequestRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { decidedOn, isWholeOnCard } from '../views/decided/decided-on.ts';
import { inWindow } from '../views/decided/place.ts';
import { APPROVE_FORM, approveView } from '../views/deciding/approve.ts';
import { COMMENT_BLOCK } from '../views/deciding/inputs.ts';
import { inert } from '../views/escape.ts';
import { preparingView } from '../views/filed.ts';
import { noticeView } from '../views/notice.ts';
import { problemText } from '../views/problem.ts';
import { who } from '../views/request.ts';
import { standingOf } from '../views/standing.ts';
import { detailsHandler, mayLook, readerOf, refreshDetails, requestAt, showOutcome } from './details.ts';
import { type Desk, defineAction, defineSubmission, type Handler, Refusal } from './handler.ts';
import { mayNotText } from './membership/words.ts';
import { modelOf, readSeen } from './request-model.ts';

export function decisionHandlers(approvals: Approvals): readonly Handler[] {
  // No role is asked for here: `approve` asks afresh, and says to whoever clicks why they may not.
  const approveAction = defineAction({
    actionId: 'request.approve',
    roles: [],
    async run({ value }, desk) {
      const { id } = readSeen(value);
      await seenWhole(approvals, id, desk);
      const decision = await approveAt(approvals, value, desk);
      if (decision.kind === 'comment_needed') return openComment(approvals, value, desk, true);
      const said = settled(decision, id, desk.text) ?? (await waits(approvals, decision, desk));
      await refreshDetails(approvals, id, desk);
      if (said !== undefined) await desk.screen.whisper(said);
    },
  });

  const commentAction = defineAction({
    actionId: 'request.comment',
    roles: [],
    async run({ value }, desk) {
      await seenWhole(approvals, readSeen(value).id, desk);
      await stillOpen(approvals, 'approve', value, desk);
      await openComment(approvals, value, desk, false);
    },
  });

  const commented = defineSubmission({
    callbackId: APPROVE_FORM,
    roles: [],
    async submit({ metadata, values }, desk) {
      const comment = values[COMMENT_BLOCK];
      const { required } = desk.text.requests.refused;
      if (typeof comment !== 'string' || comment.trim() === '')
        return { errors: { [COMMENT_BLOCK]: required } };
      return {
        view: preparingView(desk.text),
        async work(shown) {
          const { id } = readSeen(metadata);
          const said = settled(await approveAt(approvals, metadata, desk, comment.trim()), id, desk.text);
          if (said === undefined) await showOutcome(approvals, desk, shown, id);
          else await desk.screen.update(shown, noticeView(desk.text, said));
        },
      };
    },
  });

  return [approveAction, commentAction, commented, detailsHandler(approvals)];
}

/** Approves for the person at the desk; what is approved for the last time is executed. */
function approveAt(
  approvals: Approvals,
  value: string,
  { person }: Desk,
  comment?: string,
): Promise<Decision> {
  const { id, seen } = readSeen(value);
  return decideOrKeep(approvals, id, {
    verdict: 'approve',
    userId: person.id,
    teamId: person.teamId,
    seen,
    ...(comment !== undefined && { comment }),
  });
}

/** Who may not decide, or comes too late, is told before they write anything. Throws `Refusal`. */
export async function stillOpen(
  approvals: Approvals,
  step: 'approve' | 'reject',
  value: string,
  desk: Desk,
): Promise<void> {
  const { id, seen } = readSeen(value);
  await mayLook(approvals, id, desk);
  const { person, text } = desk;
  const ended = await foreclosed(approvals, id, step, { userId: person.id, teamId: person.teamId, seen });
  if (ended !== undefined) settled(ended, id, text);
}

async function openComment(approvals: Approvals, value: string, desk: Desk, missing: boolean): Promise<void> {
  const { id } = readSeen(value);
  await mayLook(approvals, id, desk);
  const request = await requestAt(approvals, id, desk);
  const model = { ...modelOf(approvals, request), seen: value };
  const place = inWindow(await readerOf(approvals, request, desk));
  await desk.screen.show(approveView(model, desk.text, { missing, place }));
}

/**
 * What a card cannot show whole is approved in the details only, and what they cannot show whole nowhere, whatever
 * button was posted.
 */
async function seenWhole(approvals: Approvals, id: string, desk: Desk): Promise<void> {
  const request = await approvals.store.request(id);
  if (request?.state !== 'pending') return;
  const model = modelOf(approvals, request);
  if (desk.screen.current === undefined) {
    if (!isWholeOnCard(model)) throw new Refusal(desk.text.requests.card.tooMuch, 'not_seen_whole', id);
    return;
  }
  const place = inWindow(await readerOf(approvals, request, desk));
  if (!decidedOn(model, desk.text, place).whole)
    throw new Refusal(desk.text.shown.tooMuchForSlack, 'not_seen_whole', id);
}

/**
 * What there is to say to who decided; throws the `Refusal` that says why their click does not count. What `decide` has
 * noted itself says no more here.
 */
export function settled(decision: Decision, id: string, text: Text): string | undefined {
  const { refused } = text.requests;
  const { decisions } = text;
  switch (decision.kind) {
    case 'done':
      return undefined;
    case 'counted':
      return decisions.counted(decision.request.approvals.length, decision.needed);
    case 'repeated':
      throw new Refusal(
        decisions.repeated(decision.request.approvals.length, decision.needed),
        'repeated',
        id,
      );
    case 'held':
      throw new Refusal(decisions.held);
    case 'comment_needed':
      throw new Refusal(decisions.comment.needed);
    case 'unreadable':
      throw new Refusal(
        `${decisions.unreadable} ${problemText(text, decision.error, id)}`,
        'target_unreadable',
        id,
      );
    case 'unknown_request':
      throw new Refusal(refused.unknownRequest, 'unknown_request', id);
    case 'refused':
      throw new Refusal(mayNotText(decision.why, text));
    case 'already_so':
      return text.between.alreadySo;
    case 'waiting':
      return text.between.waiting;
    case 'too_late':
      throw new Refusal(alreadyText(decision.request, text));
  }
}

/** What was approved and is not sent yet, because everything is stopped. */
async function waits({ store }: Approvals, decision: Decision, { text }: Desk): Promise<string | undefined> {
  if (decision.kind !== 'done' || decision.request.state !== 'approved') return undefined;
  return (await store.stop()) && text.stop.approvedWaits;
}

/** Who was first, and with what. */
export function alreadyText(request: RequestRecord, text: Text): string {
  if (request.altered) return standingOf(request.state, request.outcome, text).meaning;
  const first = request.state === 'cancelled' ? request.requester : request.decidedBy;
  const { alreadyDecided, risk } = text.requests;
  const { state, outcome } = request;
  const words = state === 'accepted' && outcome?.riskReview ? risk.heldAlready : alreadyDecided[state];
  const decision = outcome?.riskDecision;
  const said = words(who(first ?? '', text).text);
  return decision === undefined ? said : `${said} (${risk.decision(inert(postable(decision)))})`;
}
