import type { PostedHead } from '../audit/head.ts';
import { createSubjectKeys, type Subject } from '../audit/subjects.ts';
import { type Verified, verifyLog } from '../audit/verify.ts';
import type { EventRecord, LogReader } from '../store/store.ts';
import { type Channel, findingOf, headsIn, readChannel } from './channel.ts';
import { type Format, headOf, recordOf } from './export.ts';
import { Misuse, type Settings } from './settings.ts';

const PAGE = 1_000;

/** Where a command writes; a line is not ended for it. */
export type Write = (text: string) => void;

/** Every event of the log, in order. */
async function* eventsOf(log: LogReader): AsyncGenerator<EventRecord> {
  let after = 0;
  for (;;) {
    const page = await log.events(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.seq;
  }
}

/**
 * Checks the chain, the heads that were posted, and, where Slack can be read, that every message of the audit channel
 * is there as it was posted. Returns whether all is well.
 */
export async function verify(
  log: LogReader,
  { slack }: Settings,
  heads: readonly PostedHead[],
  write: Write,
): Promise<boolean> {
  const channel = slack && (await readChannel(slack));
  const posted = [...heads, ...(channel ? headsIn(channel) : [])];
  const verified = await verifyLog(log, posted);
  write(`${chainText(verified, posted.length)}\n`);
  if (!verified.intact) return false;
  if (channel === undefined) {
    write('The audit channel was not read: SLACK_BOT_TOKEN or AUDIT_CHANNEL is not set.\n');
    return true;
  }
  return compare(log, channel, write);
}

function chainText(verified: Verified, heads: number): string {
  if (verified.intact) {
    const [last] = verified.head.length > 0 ? [`${verified.events}:${verified.head}`] : [];
    return `The chain is whole: ${verified.events} events, ${heads} posted heads on it. Head: ${last}`;
  }
  const { brokenAt, events, why } = verified;
  const whole = `The first ${events} events are whole.`;
  if (why === 'cut')
    return `BROKEN: a head was posted for event ${brokenAt}, and the log ends before it. ${whole}`;
  if (why === 'head') return `BROKEN: event ${brokenAt} is not the one whose hash was posted. ${whole}`;
  return `BROKEN at event ${brokenAt}: it is not what was written, or does not follow the one before it. ${whole}`;
}

async function compare(log: LogReader, channel: Channel, write: Write): Promise<boolean> {
  const unposted = await log.unposted();
  let checked = 0;
  let wrong = 0;
  for await (const event of eventsOf(log)) {
    if (unposted.has(event.seq)) continue;
    checked += 1;
    const finding = findingOf(event, channel);
    if (finding === undefined) continue;
    wrong += 1;
    const what = finding === 'missing' ? 'is not there any more' : 'does not say what was posted';
    write(`The message of event ${event.seq} (${event.correlationId}) ${what}.\n`);
  }
  const verdict = wrong === 0 ? 'as they were posted' : `${wrong} missing or edited`;
  write(`The audit channel was read: the messages of ${checked} events, ${verdict}.\n`);
  return wrong === 0;
}

/** Writes the events of a span of time; either end may be open. */
export async function exportEvents(
  log: LogReader,
  { format, from, to }: { readonly format: Format; readonly from?: Date; readonly to?: Date },
  write: Write,
): Promise<void> {
  write(headOf(format));
  for await (const event of eventsOf(log)) {
    if ((from && event.at < from) || (to && event.at >= to)) continue;
    write(recordOf(event, format));
  }
}

/** Whom or what to look for. */
export type Sought = Subject | { readonly kind: 'correlation'; readonly value: string };

/** Writes what the log holds of a subject, and everything under the correlation IDs it stands under. */
export async function search(
  log: LogReader,
  { encryptionKey, formerKey }: Settings,
  sought: Sought,
  write: Write,
): Promise<void> {
  const ids = new Set<string>();
  if (sought.kind === 'correlation') ids.add(sought.value.toLowerCase());
  else {
    if (encryptionKey === undefined)
      throw new Misuse('ENCRYPTION_KEY is needed: subjects are kept as keyed digests.');
    const former = formerKey === undefined ? [] : [formerKey];
    const keys = createSubjectKeys({ current: encryptionKey, former }).keysToFind(sought);
    for await (const { correlationId, data } of eventsOf(log)) {
      if (keysIn(data).some((key) => typeof key === 'string' && keys.includes(key))) ids.add(correlationId);
    }
  }
  let found = 0;
  for await (const event of eventsOf(log)) {
    if (!ids.has(event.correlationId)) continue;
    found += 1;
    write(recordOf(event, 'jsonl'));
  }
  if (found === 0) write('Nothing is in the log of it.\n');
}

const keysIn = ({ keys }: EventRecord['data']): readonly unknown[] => (Array.isArray(keys) ? keys : []);
