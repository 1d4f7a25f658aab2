/**
 * `node scripts/soak-races.ts [races]`: approvers approve and reject, the requester cancels and time runs out, all at once,
 * on SQLite and through three connections pools on one PostgreSQL. Prints what was called how often, as JSON.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { approve, cancel, reject } from '../src/approvals/decide.ts';
import { execute } from '../src/approvals/execute.ts';
import { fileRequest } from '../src/approvals/request.ts';
import { track } from '../src/approvals/track.ts';
import { openPostgres } from '../src/store/postgres.ts';
import { createSeal } from '../src/store/seal.ts';
import { type Bench, KEYS, lookingAt, openBench, wishOn } from '../test/approvals/bench.ts';
import { startPostgres } from '../test/support/postgres.ts';

const races = Number(process.argv[2] ?? 1_000);
const JITTER_MS = 4;
const ENDS = ['approved', 'rejected', 'cancelled', 'expired'];

/** One request decided in six ways at once, by processes that share a store; what is wrong afterwards. */
async function race(benches: readonly Bench[]): Promise<string | undefined> {
  const [first] = benches;
  if (first === undefined) return 'no bench';
  const id = randomUUID();
  await fileRequest(first.approvals, wishOn(first, id));
  const look = await lookingAt(first, id, 'U0SARA');
  const omar = { ...look, userId: 'U0OMAR' };
  const at = (index: number) => (benches[index % benches.length] ?? first).approvals;
  const yes = async (index: number, who: typeof look) => {
    const decision = await approve(at(index), id, who);
    if (decision.kind === 'done') await execute(at(index), id);
    return decision;
  };
  const ways = [
    () => yes(0, look),
    () => yes(1, omar),
    () => reject(at(2), id, { ...omar, because: 'not_needed' }),
    () => cancel(at(1), id, 'U0ALEX'),
    () => yes(2, look),
    () => track(at(0)),
  ];
  const decisions = await Promise.all(
    ways.map(async (way) => {
      // People do not click in the same microsecond, and not in an order.
      await pause(Math.random() * JITTER_MS);
      return way();
    }),
  );
  const won = decisions.filter((decision) => decision?.kind === 'done').length;
  const sent = benches.flatMap((bench) => bench.sent).filter((each) => each === id).length;
  const kinds = (await first.approvals.store.eventsOf(id)).map(({ kind }) => kind);
  const ends = kinds.filter((kind) => ENDS.includes(kind));
  const should = ends[0] === 'approved' ? 1 : 0;
  return won === 1 && ends.length === 1 && sent === should
    ? undefined
    : `${id}: ${won} winners, ${ends.join()}, ${sent} calls`;
}

async function soak(name: string, benches: readonly Bench[]): Promise<object> {
  const findings: string[] = [];
  const started = Date.now();
  for (let done = 0; done < races; done += 1) findings.push(...[(await race(benches)) ?? []].flat());
  const calls = benches.flatMap((bench) => bench.sent).length;
  const seconds = Math.round((Date.now() - started) / 1000);
  return { name, races, calls, doubleCalls: findings.length, findings, seconds };
}

const results = [await soak('SQLite', [openBench()])];
const postgres = await startPostgres();
if (postgres !== undefined) {
  const place = await postgres.empty();
  const stores = await Promise.all(
    [1, 2, 3].map(() => openPostgres(place.url, createSeal(KEYS), () => undefined)),
  );
  // The digest's key is the same for all: they are replicas of one installation.
  results.push(
    await soak(
      'three pools on PostgreSQL',
      stores.map((store) => openBench(store)),
    ),
  );
  await Promise.all(stores.map((store) => store.close()));
  await postgres.stop();
}
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
