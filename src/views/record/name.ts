/** What an event is called: the verb of its sentence. */
import { lowered } from '../../fields/lowered.ts';
import type { EventRecord } from '../../store/store.ts';
import type { Text } from '../../text/text.ts';

/** What happened, within the sentence that begins with who did it; of a request with what was asked for. */
export function eventName({ kind, data }: EventRecord, text: Text): string {
  const names: Readonly<Record<string, string>> = {
    ...text.requests.events,
    ...text.altered.events,
    ...text.beside.events,
    ...text.fence.events,
    ...text.between.events,
    ...text.retention.events,
    ...text.keyed.events,
    ...text.stop.events,
    ...text.record.events,
  };
  if (kind === 'accepted' && data.riskReview === true) return text.requests.risk.heldEvent;
  if (kind === 'policy_looser') return text.policy.looserEvent;
  return special(kind, data, text) ?? names[kind] ?? text.requests.events.other;
}

/** Events whose name follows from what stands in them. */
function special(kind: string, data: EventRecord['data'], { record, ...text }: Text): string | undefined {
  const sentence = localizedIn(data.says, text.language);
  if (kind === 'many_lookups') return record.manyLookups(Number(data.most));
  if (kind === 'requested') return sentence && record.askedTo(lowered(sentence));
  if (kind === 'decision_refused' && typeof data.step === 'string') {
    const tried: Readonly<Record<string, string>> = record.tried;
    return tried[data.step];
  }
  if (kind !== 'succeeded' && kind !== 'failed') return undefined;
  if (data.settled === true) return record.settled[kind];
  if (data.via === 'callback') return record.reported[kind];
  if (kind === 'succeeded') return data.seen === true ? record.seen : undefined;
  return typeof data.kind === 'string' && data.kind in text.decisions.unsent ? record.unsent : undefined;
}

/** A text in the reader's language, where an event keeps it in both. */
export function localizedIn(kept: unknown, language: 'en' | 'es'): string | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const said: unknown = Reflect.get(kept, language);
  return typeof said === 'string' ? said : undefined;
}
