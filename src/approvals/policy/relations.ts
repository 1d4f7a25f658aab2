/** Whether the keys that hold together for an operation can all have their effect. */
import type { Operation } from '../../api/operation.ts';
import { longestClosed } from '../hours.ts';
import type { PolicyDefaults } from '../policy.ts';
import type { PolicyFile } from './file.ts';
import { type Finding, type Findings, findings } from './finding.ts';
import { type Way, waysOf } from './said.ts';

/** Some day outside of the days on which clocks change. */
const A_DAY = new Date(Date.UTC(2026, 0, 14, 12));

/** Holds the keys of a policy against each other and against what holds where nothing is said. */
export function checkRelations(
  { entries, lineOf }: PolicyFile,
  operations: readonly Operation[],
  defaults: PolicyDefaults,
): readonly Finding[] {
  const found = findings(lineOf);
  for (const way of waysOf(entries, operations, defaults)) {
    if (way.rule.risk !== 'destructive') continue;
    checkAllOf(way, found);
    checkEscalation(way, lineOf, found);
    checkHours(way, found);
  }
  return found.all();
}

function checkAllOf({ pathOf }: Way, found: Findings): void {
  const path = pathOf('groups');
  if (pathOf('allOf') === undefined || path === undefined) return;
  found.error(path, 'has no effect: all_of says which groups decide');
}

function checkEscalation({ rule, pathOf }: Way, lineOf: PolicyFile['lineOf'], found: Findings): void {
  const { escalation, ttlSeconds, groups } = rule;
  const path = pathOf('escalation');
  if (escalation === undefined || path === undefined) return;
  if (escalation.afterSeconds >= ttlSeconds) {
    const ttl = pathOf('ttlSeconds');
    const where = ttl === undefined ? 'APPROVAL_TTL_MINUTES' : `line ${lineOf(ttl)}`;
    found.error(
      [...path, 'after'],
      `${spanText(escalation.afterSeconds)} is not shorter than the ttl of ${spanText(ttlSeconds)} (${where}): the request expires before anybody else is asked`,
    );
  }
  const same = escalation.groups.filter((group) => groups.includes(group));
  if (same.length > 0) {
    const named = same.join(', ');
    found.warning([...path, 'groups'], {
      en: `${named} may decide from the beginning: asking them later changes nothing`,
      es: `${named} pueden decidir desde el principio: preguntarles después no cambia nada`,
    });
  }
}

function checkHours({ rule: { hours, ttlSeconds }, pathOf }: Way, found: Findings): void {
  if (hours === undefined) return;
  const closed = longestClosed(hours, A_DAY);
  const path = pathOf('ttlSeconds') ?? pathOf('hours');
  if (path === undefined || closed <= ttlSeconds) return;
  const [shut, waits] = [spanText(closed), spanText(ttlSeconds)];
  found.warning(path, {
    en: `the hours are closed for up to ${shut}, and a request waits ${waits}: it can expire before anybody may approve it`,
    es: `el horario está cerrado hasta ${shut}, y una solicitud espera ${waits}: puede caducar antes de que nadie pueda aprobarla`,
  });
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `2d 12h`, `1h 30m`. */
export function spanText(seconds: number): string {
  const parts = [
    [Math.floor(seconds / DAY), 'd'],
    [Math.floor((seconds % DAY) / HOUR), 'h'],
    [Math.floor((seconds % HOUR) / MINUTE), 'm'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ');
}
