/** Every place where a person reads how a request stands, and the words by which an outcome is known there. */

import { expect } from 'vitest';
import { recordOf } from '../../src/auditor/export/record.ts';
import { checkView } from '../../src/sandbox/slack/blocks.ts';
import type { Outcome, State } from '../../src/store/store.ts';
import { type Language, texts } from '../../src/text/text.ts';
import { approvalCard, type MessageView } from '../../src/views/approval-card.ts';
import { auditRoot, auditStep, digestMessage } from '../../src/views/audit-message.ts';
import { TO_ALL } from '../../src/views/decision.ts';
import { homeView } from '../../src/views/home.ts';
import { approvalsView } from '../../src/views/lists/requests.ts';
import { requestDetails } from '../../src/views/request-details.ts';
import { type News, requesterCard, requesterNews } from '../../src/views/requester-message.ts';
import { timelineView } from '../../src/views/timeline/timeline.ts';
import { textOf } from '../support/reading.ts';
import { eventOf, ID, modelIn } from './request-models.ts';

export const LANGUAGES: readonly Language[] = ['en', 'es'];
/** "Done" as a person reads it: of an outcome, not within "not done yet". */
export const DONE = { en: /\bDone\b|✅|has done it/, es: /\bHech[oa]\b|✅|lo ha hecho/ } as const;
/** The same, and what the log calls it. */
export const SUCCEEDED = { en: /\bDone\b|\bdone\b/, es: /\b[Hh]echa\b/ } as const;
export const REVIEW = { en: /risk review/i, es: /revisión de riesgo/i } as const;
const read = (message: MessageView): string => `${message.text}\n${textOf(message.blocks)}`;

/** All that says how a request stands, by the place where it is read. */
export function placesOf(
  state: State,
  outcome: Outcome | undefined,
  language: Language,
): Record<string, string> {
  const text = texts[language];
  const model = modelIn(state, outcome);
  const event = eventOf(state, { ...outcome });
  const none = { models: [], from: 0, total: 0, by: [] };
  const waiting = { ...none, name: 'waiting', models: [model], total: 1 } as const;
  const unsettled = { ...none, name: 'unsettled' } as const;
  const mine = { ...none, name: 'mine' } as const;
  const lists = { waiting, unsettled, mine, stop: undefined };
  const details = {
    model,
    events: [event],
    mayDecide: false,
    own: false,
    offers: TO_ALL,
    reader: 'person',
    answer: [],
  } as const;
  const modals = {
    details: requestDetails(details, text),
    approvals: approvalsView(lists, text),
    timeline: timelineView(ID, [event], text),
  };
  for (const view of Object.values(modals)) {
    const checked = checkView(structuredClone(view), () => ID);
    expect(checked.ok ? [] : checked.messages).toEqual([]);
  }
  return {
    card: read(approvalCard(model, text)),
    'direct message': read(requesterCard(model, event, text)),
    news: isNews(state) ? read(requesterNews(model, state, text)) : '',
    Home: textOf(homeView({ lists, looks: true, asks: true, environment: 'demo' }, text).blocks),
    audit: read(auditRoot(event, text)),
    thread: read(auditStep(event, text)),
    digest: read(digestMessage([event], text)),
    export: recordOf(event, 'csv') + recordOf(event, 'jsonl'),
    ...Object.fromEntries(Object.entries(modals).map(([name, { blocks }]) => [name, textOf(blocks)])),
  };
}

export const held = (riskDecision: string, status = 201): Outcome => ({
  status,
  riskReview: true,
  riskDecision,
});

const isNews = (state: State): state is State & News =>
  ['rejected', 'expired', 'accepted', 'succeeded', 'failed', 'unknown', 'already_so'].includes(state);
