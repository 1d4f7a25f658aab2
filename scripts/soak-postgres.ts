/**
 * `node scripts/soak-postgres.ts [requests] [restarts]`: restarts PostgreSQL again and again while requests are filed,
 * approved and executed, and looks at what was called how often. Prints its counts as JSON.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { approve } from '../src/approvals/decide.ts';
import { execute } from '../src/approvals/execute.ts';
import { fileRequest } from '../src/approvals/request.ts';
import { track } from '../src/approvals/track.ts';
import { verifyLog } from '../src/audit/verify.ts';
import { openPostgres } from '../src/store/postgres.ts';
import { createSeal } from '../src/store/seal.ts';
import { KEYS, lookingAt, openBench, wishOn } from '../test/approvals/bench.ts';
import { startPostgres } from '../test/support/postgres.ts';

const [wanted = 1_000, restarts = 50] = process.argv.slice(2).map(Number);
const AT_ONCE = 8;

const postgres = await startPostgres();
if (postgres === undefined) throw new Error('PostgreSQL cannot be started here');
const place = await postgres.empty();
const store = await openPostgres(place.url, createSeal(KEYS), () => undefined);
const bench = openBench(store);
let told = 0;
let restarted = 0;
let filed = 0;

/** Tries until it is answered: a person whose click met a restart clicks again. */
async function untilDone(work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch {
      told += 1;
      await pause(50);
    }
  }
}

async function onePerson(): Promise<void> {
  while (filed < wanted || restarted < restarts) {
    filed += 1;
    const id = randomUUID();
    await untilDone(() => fileRequest(bench.approvals, wishOn(bench, id)));
    await untilDone(async () => approve(bench.approvals, id, await lookingAt(bench, id, 'U0SARA')));
    await untilDone(() => execute(bench.approvals, id));
  }
}

async function restartAgainAndAgain(): Promise<void> {
  while (restarted < restarts) {
    await pause(300);
    await postgres?.restart();
    restarted += 1;
    process.stderr.write(`\r${restarted} restarts, ${filed} requests`);
  }
}

const started = Date.now();
await Promise.all([...Array.from({ length: AT_ONCE }, onePerson), restartAgainAndAgain()]);
// What a lost answer left behind is found by the tracker, as it is in a running Careline.
await track({ ...bench.approvals, unknownAfterSeconds: 0 });
const times = new Map<string, number>();
for (const id of bench.sent) times.set(id, (times.get(id) ?? 0) + 1);
const rows = await place.run('SELECT state, count(*)::int AS requests FROM requests GROUP BY state');
const verified = await verifyLog(store);
process.stdout.write(
  `${JSON.stringify({
    requests: filed,
    restarts: restarted,
    calls: bench.sent.length,
    sentTwice: [...times.values()].filter((count) => count > 1).length,
    answeredWithAnError: told,
    states: rows,
    chain: verified.intact ? `whole, ${verified.events} events` : verified,
    seconds: Math.round((Date.now() - started) / 1000),
  })}\n`,
);
await store.close();
await postgres.stop();
