import fc from 'fast-check';
import { describe, it } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { createSeal } from '../../src/store/seal.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { KEYS, openBench } from './bench.ts';
import { life, live } from './model.ts';

/** `MODEL_RUNS` asks for more: 100,000 are run by hand now and then. */
const RUNS = Number(process.env.MODEL_RUNS ?? 1_000);
const RUNS_ON_POSTGRES = Math.min(100, Math.ceil(RUNS / 10));

const emptyPlace = sharedPostgres();

describe('the life of a request, against a model', () => {
  it(`holds in ${RUNS} random interleavings on SQLite`, async () => {
    await fc.assert(
      fc.asyncProperty(life, async (steps) => {
        const bench = openBench();
        await live(bench, steps);
        await bench.approvals.store.close();
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);

  it.skipIf(emptyPlace === undefined)(
    `holds in ${RUNS_ON_POSTGRES} on PostgreSQL`,
    async () => {
      await fc.assert(
        fc.asyncProperty(life, async (steps) => {
          const place = await emptyPlace?.();
          if (place === undefined) return;
          const store = await openPostgres(place.url, createSeal(KEYS), () => undefined);
          await live(openBench(store, place.advance), steps);
          await store.close();
        }),
        { numRuns: RUNS_ON_POSTGRES },
      );
    },
    300_000,
  );
});
