/**
 * `node scripts/soak-kills.ts [rounds at each point] [rounds at random moments]`: kills a Careline at each named point of
 * a request's life and at random moments, and looks from outside at what must hold. Prints its counts as JSON.
 */
import { openOutpost } from '../test/chaos/careline-process.ts';
import { broken, liveThrough, POINTS, type Point } from '../test/chaos/round.ts';

const [eachPoint = 25, atRandom = 0] = process.argv.slice(2).map(Number);

/** So many rounds share a database: the seeded account has forty lines, of which the 12th and the 20th cannot be blocked. */
const ROUNDS_A_DATABASE = 36;
const UNFIT = [11, 19];

const rounds: (Point | 'random')[] = [
  ...Array.from({ length: eachPoint }, () => POINTS).flat(),
  ...Array.from({ length: atRandom }, () => 'random' as const),
];
const findings: string[] = [];
const started = Date.now();
let done = 0;

for (let first = 0; first < rounds.length; first += ROUNDS_A_DATABASE) {
  const outpost = await openOutpost();
  const lines = outpost.office.known.business.subscriptionIds.filter((_, index) => !UNFIT.includes(index));
  for (const [index, point] of rounds.slice(first, first + ROUNDS_A_DATABASE).entries()) {
    try {
      await liveThrough(outpost, point, lines[index] ?? '');
      findings.push(...broken(outpost).map((finding) => `${point}: ${finding}`));
    } catch (error) {
      findings.push(`${point}: ${error instanceof Error ? error.message : String(error)}`);
      process.stderr.write(`\n${findings.at(-1)}\n`);
    }
    done += 1;
    process.stderr.write(`\r${done} of ${rounds.length}, ${findings.length} findings`);
  }
  await outpost.close();
}

const seconds = Math.round((Date.now() - started) / 1000);
process.stdout.write(
  `${JSON.stringify({ kills: done, points: POINTS.length, eachPoint, atRandom, findings, seconds })}\n`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
