/** What is done again and again. */
import type { Approvals } from '../approvals/approvals.ts';
import { track } from '../approvals/track.ts';
import { dailyHead } from '../audit/head.ts';
import { purging } from '../audit/retention.ts';
import { watchCards } from '../feed/cards.ts';
import { startWorker, type Worker } from '../worker.ts';
import type { Posting } from './posting.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HEALTH_EVERY_MS = 5_000;

interface Looks {
  /** Holds the log against the audit channel. */
  compare(): Promise<void>;
  /** Whether Slack answers. */
  askSlack(): Promise<void>;
  /** Whether the database takes what is written. */
  tryDatabase(): Promise<void>;
}

/** `report` says what failed; the round after it is tried again. */
export function startWorkers(
  approvals: Approvals,
  { poster, places }: Posting,
  looks: Looks,
  retainedDays: number | undefined,
  report: (what: string) => (error: unknown) => void,
): readonly Worker[] {
  const { store, clock } = approvals;
  const every = (ms: number, what: string, work: () => Promise<void>) =>
    startWorker(work, ms, clock, report(what));
  return [
    every(SECOND_MS, 'tracking requests', () => track(approvals)),
    every(SECOND_MS, 'looking for cards', watchCards({ store, poster }, clock.now)),
    every(SECOND_MS, 'looking at the channels', places.look),
    every(SECOND_MS, 'posting the head of the log', dailyHead(store, clock.now)),
    every(SECOND_MS, 'looking whether the database writes', looks.tryDatabase),
    every(HEALTH_EVERY_MS, 'asking Slack', looks.askSlack),
    every(MINUTE_MS, 'reading the audit channel', looks.compare),
    ...(retainedDays === undefined
      ? []
      : [every(MINUTE_MS, 'purging old requests', purging(store, retainedDays))]),
  ];
}
