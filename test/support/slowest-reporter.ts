import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

const HOW_MANY = 10;

/** Ends a run with the counts and the files that took longest. */
export default class SlowestReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const cases = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (...states: ReturnType<TestCase['result']>['state'][]) =>
      cases.filter((each) => states.includes(each.result().state)).length;
    // A file that could not be read at all has no tests to fail.
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const counts = `${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped', 'pending')} skipped`;
    const slowest = modules
      .map((module) => ({ name: relative(process.cwd(), module.moduleId), ms: module.diagnostic().duration }))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, HOW_MANY)
      .map(({ name, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`);
    process.stdout.write(`\n${counts}\nThe ${slowest.length} slowest files:\n${slowest.join('\n')}\n`);
  }
}
