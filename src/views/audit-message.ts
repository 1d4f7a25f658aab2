import type { EventRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import type { MessageView } from './approval-card.ts';
import { context, inSections, section } from './blocks.ts';
import { inert, md } from './escape.ts';
import { eventName } from './record/name.ts';
import { saidOf, stepLine } from './steps.ts';

/** The first event of a correlation ID, as the audit channel shows it; later ones follow in its thread. */
export function auditRoot(event: EventRecord, text: Text): MessageView {
  const { line, small } = saidOf(event, text);
  return {
    text: fallback(event, text),
    blocks: [
      ...inSections([line]),
      ...(small === undefined ? [] : [context(small)]),
      context(md`${text.requests.card.correlation} \`${event.correlationId}\``),
    ],
  };
}

/** A later event, in the thread. */
export function auditStep(event: EventRecord, text: Text): MessageView {
  const { line, small } = saidOf(event, text);
  return {
    text: fallback(event, text),
    blocks: [...inSections([line]), ...(small === undefined ? [] : [context(small)])],
  };
}

/** Many events at once, in order: each says under which correlation ID it stands. */
export function digestMessage(events: readonly EventRecord[], text: Text): MessageView {
  const lines = events.map((event) => md`${stepLine(event, text)} \`${event.correlationId}\``);
  return {
    text: inert(text.decisions.digest(events.length)),
    blocks: [section(md`*${text.decisions.digest(events.length)}*`), ...inSections(lines)],
  };
}

const fallback = (event: EventRecord, text: Text): string =>
  inert(`${eventName(event, text)} (${event.correlationId})`);
