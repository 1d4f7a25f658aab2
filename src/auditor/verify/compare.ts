/** The audit channel held against the log, both ways. */
import { WORDING } from '../../audit/posted.ts';
import type { EventRecord } from '../../store/store.ts';
import { type Text, texts } from '../../text/text.ts';
import { saidOf } from '../../views/steps.ts';
import { type Channel, normal, postedAt, readable, type Telling } from './channel.ts';

/** What waits longer than this while others are posted is held up by somebody. */
const LATE_MS = 600_000;

/** What the log says beside its events. */
export interface Beside {
  /** Which events the outbox says are still to be posted. */
  readonly unposted: ReadonlySet<number>;
  /** The last event that was there before the channel was read: later ones may not be in what was read. */
  readonly readUpTo: number;
  readonly now: Date;
}

/** What is found while the log goes by, event by event; `rest` is what the channel holds beyond it. */
export interface Comparison {
  see(event: EventRecord): readonly string[];
  rest(): { readonly findings: readonly string[]; readonly lost: number };
  readonly checked: () => number;
  /** Of how many the words are of another version, and were not compared. */
  readonly unworded: () => number;
}

export function compareWith(channel: Channel, { unposted, readUpTo, now }: Beside): Comparison {
  const seen = new Set<number>();
  const gaps: { readonly after: number; readonly before: number }[] = [];
  const newest = [...channel.bySeq.keys()].reduce((a, b) => Math.max(a, b), 0);
  let last = 0;
  let checked = 0;
  let unworded = 0;
  return {
    see(event) {
      const { seq } = event;
      if (seq > last + 1) gaps.push({ after: last, before: seq });
      last = seq;
      seen.add(seq);
      const tellings = channel.bySeq.get(seq) ?? [];
      if (tellings.length > 0) {
        checked += 1;
        if (!tellings.some(isOfOurWords)) unworded += 1;
        return tellings.flatMap((telling) => wrongWith(event, telling, tellings));
      }
      if (unposted.has(seq)) {
        return newest > seq && now.getTime() - event.at.getTime() > LATE_MS ? [late(event)] : [];
      }
      if (event.at < channel.since || seq > readUpTo) return [];
      checked += 1;
      return [`The message of ${named(event)} is not there any more.`];
    },
    rest() {
      const beyond = [...channel.bySeq.keys()].filter((seq) => !seen.has(seq)).sort((a, b) => a - b);
      const isLost = (seq: number) => gaps.some(({ after, before }) => seq > after && seq < before);
      return {
        lost: beyond.filter(isLost).length,
        findings: [
          ...beyond
            .filter((seq) => !isLost(seq))
            .map((seq) => `Event ${seq} was posted (key ${seq}.audit) and is not in the log.`),
          ...channel.unmarked.map(
            (at) => `A message of ${at.toISOString()} stands under Careline's name and tells of no event.`,
          ),
        ],
      };
    },
    checked: () => checked,
    unworded: () => unworded,
  };
}

const named = ({ seq, correlationId }: EventRecord): string => `event ${seq} (${correlationId})`;

const late = (event: EventRecord): string =>
  `The outbox says that ${named(event)} is not posted yet, after more than ten minutes and with later ones posted.`;

function wrongWith(event: EventRecord, telling: Telling, all: readonly Telling[]): string[] {
  const said = sayingWrong(event, telling, all.some(isOfOurWords));
  if (said === undefined) return [];
  const which = all.length > 1 ? `One of ${all.length} messages` : 'The message';
  return [`${which} of ${named(event)}, of ${postedAt(telling.message).toISOString()}, ${said}.`];
}

/** What is wrong with a message of an event; `undefined` when nothing is. */
function sayingWrong(
  event: EventRecord,
  { message, event: told }: Telling,
  isWorded: boolean,
): string | undefined {
  if (told !== undefined && (told.seq !== event.seq || told.hash !== event.hash))
    return 'was posted for another event than stands there now';
  if (message.edited !== undefined) return 'does not say what was posted';
  // Words of another making are not known any more: an event of that time is compared by its place and its hash.
  if (!isWorded) return undefined;
  const says = unspaced(readable(message));
  // The words are those of the channel's language, which may have been the other one.
  return Object.values(texts).some((text) => isSaid(event, says, text))
    ? undefined
    : 'does not say what was posted';
}

const isOfOurWords = ({ event }: Telling): boolean => event?.wording === WORDING;

/** A long sentence is broken into several blocks, anywhere. */
const unspaced = (words: string): string => words.replace(/\s/g, '');

function isSaid(event: EventRecord, says: string, text: Text): boolean {
  const { line, small } = saidOf(event, text);
  return [line, small].every((part) => part === undefined || says.includes(unspaced(normal(part.text))));
}
