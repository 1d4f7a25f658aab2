/** Where a policy asks for less than the definition of an operation does. It may; it is said. */
import type { Operation } from '../../api/operation.ts';
import { isLower, type PolicyDefaults, type PolicyEntries, ruleOf } from '../policy.ts';
import { type Way, waysOf, whenText } from './said.ts';

export interface Looser {
  readonly operation: string;
  readonly key: 'risk' | 'approvals' | 'reason';
  readonly from: string;
  readonly to: string;
  /** The inputs it is for; empty for all. */
  readonly when: string;
}

export const looserThan = (
  entries: PolicyEntries,
  operations: readonly Operation[],
  defaults: PolicyDefaults,
): readonly Looser[] => waysOf(entries, operations, defaults).flatMap((way) => ofWay(way, defaults));

function ofWay({ operation, rule, when, pathOf }: Way, defaults: PolicyDefaults): Looser[] {
  const defined = ruleOf(operation, {}, defaults);
  const one = (key: Looser['key'], from: unknown, to: unknown): Looser => ({
    operation: operation.id,
    key,
    from: String(from),
    to: String(to),
    when: whenText(when),
  });
  const lowered = isLower(rule.risk, defined.risk);
  return [
    ...(lowered ? [one('risk', defined.risk, rule.risk)] : []),
    ...(!lowered && rule.approvals < defined.approvals
      ? [one('approvals', defined.approvals, rule.approvals)]
      : []),
    ...(defined.reasonRequired && !rule.reasonRequired && pathOf('reasonRequired') !== undefined
      ? [one('reason', 'required', 'optional')]
      : []),
  ];
}
