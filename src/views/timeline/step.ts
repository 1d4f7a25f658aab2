/** The steps of a time line: events, of which those that one person repeats in vain are one. */
import type { EventRecord } from '../../store/store.ts';
import type { Text } from '../../text/text.ts';
import { clip, Mrkdwn, md } from '../escape.ts';
import { when } from '../request.ts';
import { stepLine } from '../steps.ts';

/** One line of a time line. */
export interface Step {
  readonly event: EventRecord;
  /** How often it happened, and when last. */
  readonly times: number;
  readonly last: Date;
}

/** What changes nothing, and what anybody who sees a card can do as often as they like. */
const BESIDE: ReadonlySet<string> = new Set([
  'decision_refused',
  'access_refused',
  'details_opened',
  'card_deleted',
  'reminded',
  'escalated',
  'callback_late',
  'looked_up',
  'revealed',
]);

/** Whether it belongs to what became of a request: that is never the part that is cut. */
export const decides = ({ event }: Step): boolean => !BESIDE.has(event.kind);

/** Every event by itself. */
export const stepsOf = (events: readonly EventRecord[]): Step[] =>
  events.map((event) => ({ event, times: 1, last: event.at }));

/** What one person did again and again, beside what became of it, is one step with a count. */
export function condensed(events: readonly EventRecord[]): Step[] {
  const alike = Map.groupBy(events, (event) => {
    const { kind, actor, data, seq } = event;
    return BESIDE.has(kind) ? `${kind} ${actor} ${String(data.why)} ${String(data.step)}` : seq;
  });
  return [...alike.values()].flatMap((group) => {
    const [event] = group;
    return event ? [{ event, times: group.length, last: group.at(-1)?.at ?? event.at }] : [];
  });
}

/** A step with a page of text for a reason must not push the others away; it is whole in its message. */
const LONGEST = 4_000;

export function lineOf({ event, times, last }: Step, text: Text): Mrkdwn {
  const line = stepLine(event, text);
  const said = times === 1 ? line : md`${line} · *${text.record.times(times)}* ${when(last)}`;
  return new Mrkdwn(clip(said.text, LONGEST));
}
