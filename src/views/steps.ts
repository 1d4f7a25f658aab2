import { z } from 'zod';
import { postable } from '../fields/postable.ts';
import type { EventRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { joined, type Mrkdwn, md, upTo } from './escape.ts';
import { day } from './format.ts';
import { looserLine } from './policy.ts';
import { reasonsOf } from './reasons.ts';
import { when, who } from './request.ts';

/** One event on one line: when, who, what, and what there is to say of it. Event data is masked already. */
export function stepLine(event: EventRecord, text: Text): Mrkdwn {
  const line = md`${when(event.at)} ${who(event.actor, text)} *${eventName(event, text)}*`;
  const said = saidOf(event.data, text);
  return said.length === 0 ? line : md`${line}: ${joined(said)}`;
}

export function eventName({ kind, data }: EventRecord, text: Text): string {
  const names: Readonly<Record<string, string>> = {
    ...text.requests.events,
    ...text.altered.events,
    ...text.beside.events,
    ...text.fence.events,
    ...text.stop.events,
    ...text.between.events,
    ...text.retention.events,
    ...text.keyed.events,
  };
  if (kind === 'accepted' && data.riskReview === true) return text.requests.risk.heldEvent;
  if (kind === 'policy_looser') return text.policy.looserEvent;
  return names[kind] ?? text.requests.events.other;
}

/** The parts of an event's data that a person reads, in a fixed order. */
function saidOf(data: EventRecord['data'], text: Text): Mrkdwn[] {
  const { card, effectSeen, risk, incomplete } = text.requests;
  const reasons = reasonsOf(text);
  const reading: Readonly<Record<'opened' | 'from', Readonly<Record<string, string>>>> = text.reading;
  const said: Mrkdwn[] = [];
  const put = (value: unknown, masked: (value: string) => string, show: (value: string) => Mrkdwn) => {
    if ((typeof value === 'string' && value !== '') || typeof value === 'number')
      said.push(show(masked(String(value))));
  };
  const add = (value: unknown, show: (value: string) => Mrkdwn) => put(value, unlessCode, show);
  const addFree = (value: unknown, show: (value: string) => Mrkdwn) => put(value, postable, show);
  add(data.opened, (value) => md`${reading.opened[value] ?? value}`);
  add(data.from, (value) => md`${reading.from[value] ?? value}`);
  add(data.command, (value) => md`\`${value}\``);
  add(data.name, (value) => md`\`${value}\``);
  add(data.request, (value) => md`\`${value}\``);
  add(data.operation, (value) => md`\`${value}\``);
  put(saidIn(data.says, text), String, (value) => md`${value}`);
  put(data.target, maskedParts, (value) => md`${value}`);
  if (typeof data.page === 'number') said.push(md`${text.reading.page(data.page)}`);
  if (typeof data.times === 'number') said.push(md`${text.reading.refusals.times(data.times)}`);
  add(data.why, (value) => md`${reasons[value] ?? value}`);
  addFree(data.reason, (value) => md`“${upTo(value, Number.POSITIVE_INFINITY)}”`);
  const rejections: Readonly<Record<string, string>> = text.buttons.rejecting.reasons;
  add(data.rejection, (value) => md`${rejections[value] ?? value}`);
  if (data.settled === true) said.push(md`${text.decisions.settled}`);
  addFree(data.comment, (value) => md`“${upTo(value, Number.POSITIVE_INFINITY)}”`);
  add(data.undoes, (value) => md`${text.decisions.link.undoes} \`${value}\``);
  add(data.again, (value) => md`${text.decisions.link.again} \`${value}\``);
  add(data.repeats, (value) => md`${text.decisions.link.repeats} \`${value}\``);
  add(data.status, (value) => md`HTTP ${value}`);
  addFree(data.code, (value) => md`${value}`);
  addFree(data.message, (value) => md`${value}`);
  if (data.riskReview === true && data.riskDecision === undefined) said.push(md`${risk.review}`);
  addFree(data.riskDecision, (value) => md`${risk.decision(value)}`);
  if (data.incomplete === true) said.push(md`${incomplete}`);
  add(data.tracingId, (value) => md`${card.tracing} \`${value}\``);
  add(data.seq, (value) => md`${value}`);
  add(data.hash, (value) => md`\`${value}\``);
  const gone = purgedIn.safeParse(data).data;
  if (gone) said.push(md`${text.retention.count(gone.purged, day(gone.before, { text }))}`);
  for (const each of looserIn(data)) said.push(looserLine(each, text));
  if (data.seen === true) said.push(md`${effectSeen}`);
  return said;
}

/** The sentence of what was asked for, in the reader's language. Each value in it was masked when it was made. */
function saidIn(says: unknown, { language }: Text): unknown {
  return typeof says === 'object' && says !== null ? Reflect.get(says, language) : undefined;
}

const looser = z.object({
  operation: z.string(),
  key: z.enum(['risk', 'approvals', 'reason']),
  from: z.string(),
  to: z.string(),
  when: z.string(),
});

/** How many requests were purged, and before when they had ended. */
const purgedIn = z.object({ purged: z.number(), before: z.string() });

/** What the policy asked less for at start. */
const looserIn = (data: EventRecord['data']) => z.array(looser).safeParse(data.looser).data ?? [];

/** A word or a number that a program made, to be copied: names of operations, ids of requests and of traces. */
const unlessCode = (value: string): string => (/^[\w.-]*$/u.test(value) ? value : postable(value));

/** `Subscription 8821034`, `5000009`: ids of subscriptions and accounts are not personal, and tell two requests apart. */
const NAMED_ID = /^(?:\p{L}[\p{L} ]{0,60} [\w-]{1,40}|\d{1,19})$/u;

/** A target is masked when it is made; whatever is more than the name and the id of a thing is masked once more. */
const maskedParts = (target: string): string =>
  target
    .split(' · ')
    .map((part) => (NAMED_ID.test(part) ? part : postable(part)))
    .join(' · ');
