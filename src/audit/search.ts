/** The log searched: by whom it is about, who acted, when, by which operation and how it ended, in any combination. */
import { setImmediate as turn } from 'node:timers/promises';
import { today } from '../fields/day.ts';
import type { EventRecord, Store } from '../store/store.ts';
import type { Subject, SubjectKeys } from './subjects.ts';

/** What is looked for. All that is given has to hold of one matter: of the events under one correlation ID. */
export interface Wanted {
  /** Of whom or what: any of these. */
  readonly subjects?: readonly Subject[];
  /** Who acted, as Slack calls them. */
  readonly person?: string;
  /** On which day of Spain, as `2026-11-25`: the person acted then, or it ended so then. */
  readonly day?: string;
  /** By its id. */
  readonly operation?: string;
  /** The kind of the event by which it ended. */
  readonly outcome?: string;
}

type Test = (event: EventRecord) => boolean;

/** Few enough that nobody waits for a page. */
const PAGE = 500;

/** The correlation IDs under which all of it stands, the newest first. */
export async function findMatters(
  log: Pick<Store, 'events'>,
  keys: Pick<SubjectKeys, 'keysToFind'> | undefined,
  wanted: Wanted,
): Promise<readonly string[]> {
  const tests = testsOf(wanted, keys);
  const found = new Map<string, { readonly passed: Set<number>; last: number }>();
  for (let after = 0; ; ) {
    const page = await log.events(after, PAGE);
    for (const event of page) {
      const passed = tests.flatMap((test, index) => (test(event) ? [index] : []));
      const matter = found.get(event.correlationId);
      if (matter === undefined) {
        if (passed.length > 0) found.set(event.correlationId, { passed: new Set(passed), last: event.seq });
        continue;
      }
      for (const index of passed) matter.passed.add(index);
      matter.last = event.seq;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.seq;
    await turn();
  }
  return [...found]
    .filter(([, { passed }]) => passed.size === tests.length)
    .toSorted(([, a], [, b]) => b.last - a.last)
    .map(([id]) => id);
}

/** One test for each thing that has to be seen; who acted and when are of one event. */
function testsOf(
  { subjects, person, day, operation, outcome }: Wanted,
  keys: Pick<SubjectKeys, 'keysToFind'> | undefined,
): readonly Test[] {
  const tests: Test[] = [];
  const onDay: Test = day === undefined ? () => true : ({ at }) => isOn(at, day);
  if (subjects !== undefined && keys !== undefined) {
    const sought = new Set<unknown>(subjects.flatMap((subject) => keys.keysToFind(subject)));
    tests.push(({ data }) => Array.isArray(data.keys) && data.keys.some((key) => sought.has(key)));
  }
  if (outcome !== undefined) tests.push((event) => event.kind === outcome && onDay(event));
  if (person !== undefined) tests.push((event) => event.actor === person && onDay(event));
  if (day !== undefined && outcome === undefined && person === undefined) tests.push(onDay);
  if (operation !== undefined) tests.push(({ data }) => data.operation === operation);
  return tests;
}

const MS_A_DAY = 86_400_000;

/** The clock of Spain is asked only where it can matter. */
function isOn(at: Date, day: string): boolean {
  const since = at.getTime() - Date.parse(`${day}T00:00:00Z`);
  return since > -MS_A_DAY && since < 2 * MS_A_DAY && today(at) === day;
}
