import { createSubjectKeys } from '../../audit/subjects.ts';
import type { LogReader } from '../../store/audited.ts';
import type { EventRecord } from '../../store/store.ts';
import type { Sought } from '../arguments.ts';
import { recordOf } from '../export/record.ts';
import { eventsOf, type Write } from '../log-pages.ts';
import { Misuse, type Settings } from '../settings.ts';

/** Writes what the log holds of a subject, and everything under the correlation IDs it stands under. */
export async function search(
  log: LogReader,
  { encryptionKey, formerKey }: Settings,
  sought: Sought,
  write: Write,
): Promise<void> {
  const ids = new Set<string>();
  if (sought.kind === 'correlation') ids.add(sought.value.toLowerCase());
  else {
    if (encryptionKey === undefined)
      throw new Misuse('ENCRYPTION_KEY is needed: subjects are kept as keyed digests.');
    const former = formerKey === undefined ? [] : [formerKey];
    const keys = createSubjectKeys({ current: encryptionKey, former }).keysToFind(sought);
    for await (const { correlationId, data } of eventsOf(log)) {
      if (keysIn(data).some((key) => typeof key === 'string' && keys.includes(key))) ids.add(correlationId);
    }
  }
  let found = 0;
  for await (const event of eventsOf(log)) {
    if (!ids.has(event.correlationId)) continue;
    found += 1;
    write(recordOf(event, 'jsonl'));
  }
  if (found === 0) write('Nothing is in the log of it.\n');
}

const keysIn = ({ keys }: EventRecord['data']): readonly unknown[] => (Array.isArray(keys) ? keys : []);
