import type { PostedHead } from '../../audit/head.ts';
import { type Verified, verifyLog } from '../../audit/verify.ts';
import type { LogReader } from '../../store/store.ts';
import { eventsOf, type Write } from '../log-pages.ts';
import type { Settings } from '../settings.ts';
import { type Channel, findingOf, headsIn, readChannel } from './channel.ts';

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
