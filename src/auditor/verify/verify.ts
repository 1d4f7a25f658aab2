import type { PostedHead } from '../../audit/head.ts';
import { type Verified, verifyLog } from '../../audit/verify.ts';
import type { LogReader } from '../../store/audited.ts';
import { type Chain, isBehind } from '../../store/chain.ts';
import { createSeal } from '../../store/seal.ts';
import { eventsOf, type Write } from '../log-pages.ts';
import type { Settings } from '../settings.ts';
import { type Channel, channelOf, headsIn } from './channel.ts';
import { type Comparison, compareWith } from './compare.ts';
import { type Read, readChannel } from './read-channel.ts';
import { replayRequests } from './replay.ts';

/** What is held against what. */
export interface Evidence {
  readonly log: LogReader;
  /** How hashes are made; `undefined` without the key. */
  readonly chain: Chain | undefined;
  /** What is read of the audit channel, when it is; `undefined` where it cannot be. */
  readonly read: (() => Promise<Read>) | undefined;
  readonly heads: readonly PostedHead[];
  readonly now: () => Date;
}

/** `unproved`: nothing is wrong as far as can be told without the key, and that is not all. */
export type Verdict = 'well' | 'wrong' | 'unproved';

/**
 * Holds the chain, the posted heads, the requests, the outbox and, where Slack can be read, the audit channel against
 * each other. Throws `StoreUnusable` where the key is another, or the log's is gone.
 */
export async function verify(
  log: LogReader,
  { slack, keys }: Settings,
  heads: readonly PostedHead[],
  write: Write,
): Promise<Verdict> {
  const read = slack && (() => readChannel(slack));
  const chain = keys && (await log.chain(createSeal(keys)));
  return holdTogether({ log, chain, read, heads, now: () => new Date() }, write);
}

/** The same, of whatever evidence there is. */
export async function holdTogether(
  { log, chain, read, heads, now }: Evidence,
  write: Write,
): Promise<Verdict> {
  // First what was there already, then the channel, then the log as of one moment: what is posted in between is in the
  // log, and what is logged in between need not be in what was read.
  const waited = await log.unposted();
  const readUpTo = await lastOf(log);
  const channel = read && channelOf(await read());
  await log.hold();
  const posted = [...heads, ...(channel ? headsIn(channel) : [])];
  const follows = chain?.follows ?? isBehind;
  const verified = await verifyLog({ events: log.events, follows }, posted);
  write(`${chainText(verified, heads.length, channel, chain !== undefined)}\n`);
  if (!verified.intact && verified.why === 'altered') return 'wrong';
  const unposted = new Set([...waited, ...(await log.unposted())]);
  const findings = await findingsOf(log, channel, { unposted, readUpTo, now: now() }, write);
  if (!verified.intact || findings > 0) return 'wrong';
  if (chain !== undefined) return 'well';
  write('That each event says what was written is open: this ends with 3, not with 0.\n');
  return 'unproved';
}

async function lastOf(log: LogReader): Promise<number> {
  let last = 0;
  try {
    for await (const { seq } of eventsOf(log)) last = seq;
  } catch {
    // The walk that follows says what cannot be read.
  }
  return last;
}

const KEYLESS =
  'ENCRYPTION_KEY is not set: only the heads were checked, and that each event names the hash before it.';

function chainText(
  verified: Verified,
  heads: number,
  channel: Channel | undefined,
  isKeyed: boolean,
): string {
  const messages = channel ? [...channel.bySeq.values()].flat().filter(({ event }) => event).length : 0;
  if (verified.intact) {
    const posted = channel ? `${heads} given heads and ${messages} posted ones` : `${heads} given heads`;
    const found = isKeyed ? 'The chain is whole' : `${KEYLESS} They fit`;
    return `${found}: ${verified.events} events, ${posted} on it. Head: ${verified.last}:${verified.head}`;
  }
  const { brokenAt, events, why } = verified;
  const whole = `The first ${events} events are whole.`;
  if (why === 'cut')
    return `BROKEN: a head was posted for event ${brokenAt}, and the log ends before it. ${whole}`;
  if (why === 'head') return `BROKEN: event ${brokenAt} is not the one whose hash was posted. ${whole}`;
  return `BROKEN at event ${brokenAt}: it is not what was written, or does not follow the one before it. ${whole}`;
}

/** Writes what is found, and how much was looked at; returns how much was found. */
async function findingsOf(
  log: LogReader,
  channel: Channel | undefined,
  beside: Parameters<typeof compareWith>[1],
  write: Write,
): Promise<number> {
  let found = 0;
  const tell = (findings: readonly string[]) => {
    found += findings.length;
    for (const each of findings) write(`${each}\n`);
  };
  const replay = replayRequests();
  const comparison = channel && compareWith(channel, beside);
  for await (const event of eventsOf(log)) {
    tell(replay.see(event));
    if (comparison) tell(comparison.see(event));
  }
  let requests = 0;
  for await (const row of requestsOf(log)) {
    requests += 1;
    tell(replay.hold(row));
  }
  tell(replay.rest());
  const rest = comparison?.rest();
  tell(rest?.findings ?? []);
  write(`The requests were held against the log: ${requests} requests.\n`);
  write(channelText(comparison, rest?.lost ?? 0));
  write(found === 0 ? 'Nothing was found.\n' : `Found: ${found}.\n`);
  return found;
}

function channelText(comparison: Comparison | undefined, lost: number): string {
  if (comparison === undefined) {
    return 'The audit channel was not read: SLACK_BOT_TOKEN or AUDIT_CHANNEL is not set.\n';
  }
  const gone = lost === 0 ? '' : ` ${lost} posted events were lost with the database before it was put back.`;
  const unworded = comparison.unworded();
  const older =
    unworded === 0
      ? ''
      : ` Of ${unworded} events they are of another version: compared by place and hash, not by their words.`;
  return `The audit channel was read: the messages of ${comparison.checked()} events.${older}${gone}\n`;
}

const PAGE = 1_000;

async function* requestsOf(log: LogReader) {
  let after = '';
  for (;;) {
    const page = await log.requests(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
  }
}
