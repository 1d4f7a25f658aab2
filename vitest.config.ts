import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What drives whole Carelines, processes, a database or a browser; the rest is `npm run test:fast`. */
const WHOLE = [
  'test/chaos/**/*.test.ts',
  'test/e2e/**/*.test.ts',
  'test/faults/slack.test.ts',
  'test/auditor/commands.test.ts',
  'test/contract/from-slack.test.ts',
  'test/made-up/*.test.ts',
  'test/browser/story.test.ts',
  'test/store/postgres.test.ts',
  'test/store/converting/postgres.test.ts',
  'test/store/keyed/postgres.test.ts',
  'test/approvals/model.test.ts',
  'test/approvals/fence/fence.test.ts',
  'test/approvals/stop/stop.test.ts',
];

/** Files that wait for processes or real time: begun first, they do not make the others wait at the end. */
const LONG = /test\/(chaos|auditor|browser)\/|\/(model|replicas|rush|receiver-abuse|made-up)\.test\.ts$/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    reporters: [
      'default',
      './test/support/slowest-reporter.ts',
      ['json', { outputFile: 'data/test-results.json' }],
    ],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    sequence: { sequencer: LongFirst },
    // No test file leaves anything behind in its worker: the app keeps no state of a process beside what it is given.
    pool: 'threads',
    isolate: false,
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: WHOLE } },
      {
        extends: true,
        test: { name: 'whole', include: WHOLE, globalSetup: ['test/support/shared-postgres.ts'] },
      },
    ],
  },
});
