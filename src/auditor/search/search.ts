import { findMatters, type Wanted } from '../../audit/search.ts';
import { createSubjectKeys, type SubjectKeys } from '../../audit/subjects.ts';
import type { LogReader } from '../../store/audited.ts';
import type { Sought } from '../arguments.ts';
import { recordOf } from '../export/record.ts';
import { eventsOf, type Write } from '../log-pages.ts';
import { Misuse, type Settings } from '../settings.ts';

/** Writes everything under the correlation IDs under which what is looked for stands. */
export async function search(
  log: LogReader,
  { encryptionKey, formerKey }: Settings,
  sought: Sought,
  write: Write,
): Promise<void> {
  const ids = new Set(
    'correlation' in sought
      ? [sought.correlation.toLowerCase()]
      : await findMatters(log, keysFor(sought, encryptionKey, formerKey), sought),
  );
  let found = 0;
  for await (const event of eventsOf(log)) {
    if (!ids.has(event.correlationId)) continue;
    found += 1;
    write(recordOf(event, 'jsonl'));
  }
  if (found === 0) write('Nothing is in the log of it.\n');
}

/** Only whom it is about is kept as digests: all else is found without the key. */
function keysFor(
  { subjects }: Wanted,
  current: Uint8Array | undefined,
  former: Uint8Array | undefined,
): Pick<SubjectKeys, 'keysToFind'> | undefined {
  if (subjects === undefined) return undefined;
  if (current === undefined)
    throw new Misuse('ENCRYPTION_KEY is needed: subjects are kept as keyed digests.');
  return createSubjectKeys({ current, former: former === undefined ? [] : [former] });
}
