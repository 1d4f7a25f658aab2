import { findMatters } from '../../audit/search.ts';
import { createSubjectKeys, type SubjectKeys } from '../../audit/subjects.ts';
import type { LogReader } from '../../store/audited.ts';
import { createSeal } from '../../store/seal.ts';
import type { Sought } from '../arguments.ts';
import { recordOf } from '../export/record.ts';
import { eventsOf, type Write } from '../log-pages.ts';
import { Misuse, type Settings } from '../settings.ts';

/**
 * Writes everything under the correlation IDs under which what is looked for stands. Throws `StoreUnusable` where the key
 * it needs is another.
 */
export async function search(
  log: LogReader,
  { keys }: Pick<Settings, 'keys'>,
  sought: Sought,
  write: Write,
): Promise<void> {
  const ids = new Set(await idsOf(log, keys, sought));
  let found = 0;
  for await (const event of eventsOf(log)) {
    if (!ids.has(event.correlationId)) continue;
    found += 1;
    write(recordOf(event, 'jsonl'));
  }
  if (found === 0) write('Nothing is in the log of it.\n');
}

async function idsOf(log: LogReader, keys: Settings['keys'], sought: Sought): Promise<readonly string[]> {
  if ('correlation' in sought) return [sought.correlation.toLowerCase()];
  // Only whom it is about is kept as digests: all else is found without the key.
  const subjectKeys = sought.subjects && (await subjectKeysOf(log, keys));
  return findMatters(log, subjectKeys, sought);
}

async function subjectKeysOf(log: LogReader, keys: Settings['keys']): Promise<SubjectKeys> {
  if (keys === undefined) throw new Misuse('ENCRYPTION_KEY is needed: subjects are kept as keyed digests.');
  // By another key nothing would be found, whatever is there.
  await log.chain(createSeal(keys));
  return createSubjectKeys(keys);
}
