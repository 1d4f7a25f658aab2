/** Events of the log as people read them: one sentence each, and the codes in small print. */
import { z } from 'zod';
import { postable } from '../fields/postable.ts';
import type { EventRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { joined, type Mrkdwn, md, upTo } from './escape.ts';
import { day } from './format.ts';
import { looserLine } from './policy.ts';
import { reasonsOf } from './reasons.ts';
import { changesIn } from './record/changes.ts';
import { eventName, localizedIn } from './record/name.ts';
import { when, who } from './request.ts';

/** What an event says: what a person reads, and what is copied into a search. */
export interface Said {
  readonly line: Mrkdwn;
  readonly small: Mrkdwn | undefined;
}

/** When, who, what, and what there is to say of it. Event data is masked already. */
export function saidOf(event: EventRecord, text: Text): Said {
  const line = md`${when(event.at)} ${who(event.actor, text)} *${upTo(eventName(event, text), LONGEST_SENTENCE)}*`;
  const more = moreOf(event, text);
  const small = codesOf(event.data, text);
  return {
    line: more.length === 0 ? line : md`${line}: ${joined(more)}`,
    small: small.length === 0 ? undefined : joined(small),
  };
}

/** A sentence with a list of services or names in it is still a sentence. */
const LONGEST_SENTENCE = 1_500;

/** The same where there is one line for it. */
export function stepLine(event: EventRecord, text: Text): Mrkdwn {
  const { line, small } = saidOf(event, text);
  return small === undefined ? line : md`${line} · ${small}`;
}

type Data = EventRecord['data'];
type Show = (value: string) => Mrkdwn;

/** Collects what of an event's data is there to be said: each value masked, and shown in its own way. */
function collecting() {
  const said: Mrkdwn[] = [];
  const put = (value: unknown, masked: (value: string) => string, show: Show) => {
    if ((typeof value === 'string' && value !== '') || typeof value === 'number')
      said.push(show(masked(String(value))));
  };
  return {
    said,
    put,
    add: (value: unknown, show: Show) => put(value, unlessCode, show),
    addFree: (value: unknown, show: Show) => put(value, postable, show),
  };
}

const whole = (value: string): Mrkdwn => upTo(value, Number.POSITIVE_INFINITY);

/** The parts of an event's data that a person reads, in a fixed order. */
function moreOf({ kind, data }: EventRecord, text: Text): Mrkdwn[] {
  const { effectSeen, risk, incomplete } = text.requests;
  const reasons = reasonsOf(text);
  const unsent: Readonly<Record<string, string>> = text.decisions.unsent;
  const reading: Readonly<Record<'opened' | 'from', Readonly<Record<string, string>>>> = text.reading;
  const { said, put, add, addFree } = collecting();
  add(data.opened, (value) => md`${reading.opened[value] ?? value}`);
  add(data.from, (value) => md`${reading.from[value] ?? value}`);
  add(data.command, (value) => md`\`${value}\``);
  // What was asked for stands in the sentence already; of a request of before there is its operation alone.
  if (!isSaid(kind, data)) put(localizedIn(data.says, text.language), String, (value) => md`${value}`);
  put(localizedIn(data.title, text.language), String, (value) => md`${value}`);
  if (isBare(data)) add(data.operation, (value) => md`\`${value}\``);
  put(data.target, maskedParts, (value) => md`${value}`);
  if (typeof data.person === 'string') said.push(who(data.person, text));
  if (typeof data.matters === 'number') said.push(md`${text.record.search.matters(data.matters)}`);
  said.push(...changesIn(data, text));
  if (typeof data.page === 'number') said.push(md`${text.reading.page(data.page)}`);
  if (typeof data.times === 'number') said.push(md`${text.reading.refusals.times(data.times)}`);
  add(data.why, (value) => md`${reasons[value] ?? value}`);
  addFree(data.reason, (value) => md`“${whole(value)}”`);
  const rejections: Readonly<Record<string, string>> = text.buttons.rejecting.reasons;
  add(data.rejection, (value) => md`${rejections[value] ?? value}`);
  addFree(data.comment, (value) => md`“${whole(value)}”`);
  if (typeof data.kind === 'string' && unsent[data.kind] !== undefined)
    said.push(md`${unsent[data.kind] ?? ''}`);
  addFree(data.message, (value) => md`${value}`);
  if (data.riskReview === true && data.riskDecision === undefined) said.push(md`${risk.review}`);
  addFree(data.riskDecision, (value) => md`${risk.decision(value)}`);
  if (data.incomplete === true) said.push(md`${incomplete}`);
  add(data.seq, (value) => md`${value}`);
  add(data.hash, (value) => md`\`${value}\``);
  const gone = purgedIn.safeParse(data).data;
  if (gone) said.push(md`${text.retention.count(gone.purged, day(gone.before, { text }))}`);
  for (const each of looserIn(data)) said.push(looserLine(each, text));
  if (data.seen === true && kind !== 'succeeded') said.push(md`${effectSeen}`);
  return said;
}

/** What machines and other systems are asked by. */
function codesOf(data: Data, text: Text): Mrkdwn[] {
  const { follows } = text.intent;
  const { said, add, addFree } = collecting();
  if (!isBare(data)) add(data.operation, (value) => md`\`${value}\``);
  add(data.name, (value) => md`\`${value}\``);
  add(data.request, (value) => md`\`${value}\``);
  add(data.undoes, (value) => md`${follows.undoes} \`${value}\``);
  add(data.again, (value) => md`${follows.again} \`${value}\``);
  add(data.repeats, (value) => md`${follows.repeats} \`${value}\``);
  add(data.status, (value) => md`HTTP ${value}`);
  addFree(data.code, (value) => md`${value}`);
  add(data.tracingId, (value) => md`${text.requests.card.tracing} \`${value}\``);
  return said;
}

/** Whether the event's own sentence says what was asked for. */
const isSaid = (kind: string, { says }: Data): boolean => kind === 'requested' && says !== undefined;

/** An operation of which only the id is kept: then that is what is read. */
const isBare = ({ says, title }: Data): boolean => says === undefined && title === undefined;

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
const looserIn = (data: Data) => z.array(looser).safeParse(data.looser).data ?? [];

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
