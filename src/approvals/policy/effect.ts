/** Whether what a policy says can have an effect, as far as the file alone shows. */
import type { Operation, Risk } from '../../api/operation.ts';
import { isLower, type PolicyEntries, type PolicyEntry, resourceKey, saidOf } from '../policy.ts';
import { faultOf } from './condition.ts';
import type { Findings } from './finding.ts';

const APPROVED: readonly Risk[] = ['destructive'];
const ANY: readonly Risk[] = ['read', 'write', 'destructive'];

/** The risks under which each key does something: what nobody else decides on has no approvers, hours or waiting. */
const EFFECTIVE: Readonly<Record<keyof PolicyEntry, readonly Risk[]>> = {
  risk: ANY,
  reasonRequired: ANY,
  ttlSeconds: APPROVED,
  approvals: APPROVED,
  groups: APPROVED,
  allOf: APPROVED,
  commentRequired: APPROVED,
  hours: APPROVED,
  escalation: APPROVED,
  notify: APPROVED,
};

/** As the file writes each key. */
export const WRITTEN: Readonly<Record<keyof PolicyEntry, string>> = {
  risk: 'risk',
  reasonRequired: 'reason',
  ttlSeconds: 'ttl',
  approvals: 'approvals',
  groups: 'groups',
  allOf: 'all_of',
  commentRequired: 'comment',
  hours: 'hours',
  escalation: 'escalate',
  notify: 'notify',
};

/** In the order of the documentation. */
const KEYS: readonly (keyof PolicyEntry)[] = [
  'risk',
  'ttlSeconds',
  'reasonRequired',
  'approvals',
  'groups',
  'allOf',
  'commentRequired',
  'hours',
  'escalation',
  'notify',
];

const keysOf = (said: PolicyEntry) => KEYS.filter((key) => said[key] !== undefined);

/** Looks at every entry: each condition, each risk, and each key under the risks it can meet. */
export function checkEntries(
  entries: PolicyEntries,
  operations: readonly Operation[],
  found: Findings,
): void {
  for (const operation of operations) {
    if (entries.operations.has(operation.id)) checkOperation(entries, operation, found);
  }
  for (const [heading, said] of entries.resources) {
    const under = operations.filter((operation) => resourceKey(operation) === heading);
    checkHeading(entries, heading, said, under, found);
  }
}

function checkOperation(entries: PolicyEntries, operation: Operation, found: Findings): void {
  const path = ['operations', operation.id];
  const own = entries.operations.get(operation.id) ?? {};
  const { risk = operation.risk, rules = [] } = saidOf(entries, operation);
  rules.forEach((rule, index) => {
    const at = [...path, 'rules', index];
    for (const condition of rule.when) {
      const fault = faultOf(operation, condition);
      if (fault !== undefined) found.error([...at, 'when'], fault);
    }
    checkRisk(operation, rule, at, found);
    checkKeys(rule, [rule.risk ?? risk], at, found);
    if (keysOf(rule).length === 0) found.error(at, 'says nothing: write what holds then');
  });
  checkRisk(operation, own, path, found);
  checkKeys(own, [risk, ...rules.map((rule) => rule.risk ?? risk)], path, found);
}

/** What changes something must not run as if it only looked. */
function checkRisk(
  { id, risk }: Operation,
  said: PolicyEntry,
  path: readonly PropertyKey[],
  found: Findings,
) {
  if (risk !== 'read' && said.risk === 'read') {
    found.error([...path, 'risk'], `${id} changes something: it can be write or destructive, not read`);
  }
}

function checkKeys(
  said: PolicyEntry,
  risks: readonly Risk[],
  path: readonly PropertyKey[],
  found: Findings,
): void {
  for (const key of keysOf(said)) {
    if (risks.some((risk) => EFFECTIVE[key].includes(risk))) continue;
    const [risk = 'write'] = risks;
    found.error([...path, WRITTEN[key]], withoutEffect(risk, said.risk !== undefined));
  }
}

function withoutEffect(risk: Risk, own: boolean): string {
  const happens =
    risk === 'read' ? 'what only looks something up is answered at once' : 'who asks confirms it alone';
  return own
    ? `contradicts risk: ${risk}, under which ${happens}; it needs risk: destructive`
    : `has no effect: the risk is ${risk}, and ${happens}; it needs risk: destructive`;
}

/** Of a heading, a key must do something for one operation at least; those it does nothing for are named. */
function checkHeading(
  entries: PolicyEntries,
  heading: string,
  said: PolicyEntry,
  under: readonly Operation[],
  found: Findings,
): void {
  const path = ['resources', heading];
  for (const operation of under) {
    if (entries.operations.get(operation.id)?.risk === undefined) checkRisk(operation, said, path, found);
  }
  for (const key of keysOf(said)) {
    const idle = under.filter((operation) => !mayMatter(entries, operation, key));
    if (idle.length === 0) continue;
    const named = idle.map((operation) => `${operation.id} (${riskIn(entries, operation)})`).join(', ');
    const at = [...path, WRITTEN[key]];
    if (idle.length === under.length) {
      found.error(at, `has no effect on ${named}; it needs risk: destructive`);
    } else {
      found.warning(at, { en: `has no effect on ${named}`, es: `no tiene efecto en ${named}` });
    }
  }
}

const riskIn = (entries: PolicyEntries, operation: Operation): Risk => {
  const { risk = operation.risk, rules = [] } = saidOf(entries, operation);
  return rules
    .map((rule) => rule.risk ?? risk)
    .reduce((highest, each) => (isLower(highest, each) ? each : highest), risk);
};

const mayMatter = (entries: PolicyEntries, operation: Operation, key: keyof PolicyEntry): boolean =>
  EFFECTIVE[key].includes(riskIn(entries, operation));
