import type { Operation } from '../../api/operation.ts';
import {
  type PolicyDefaults,
  type PolicyEntries,
  type PolicyEntry,
  type Rule,
  resourceKey,
  ruleOf,
  saidOf,
} from '../policy.ts';
import { type Condition, conditionText } from './condition.ts';
import { WRITTEN } from './effect.ts';

/** One of the ways in which an operation may be run here: of all inputs, or of those that fit its rule. */
export interface Way {
  readonly operation: Operation;
  readonly rule: Omit<Rule, 'version'>;
  /** The inputs it is for; nothing where it is for all others. */
  readonly when: readonly Condition[];
  /** Where the file says a key; nothing where it does not. */
  pathOf(key: keyof PolicyEntry): readonly PropertyKey[] | undefined;
}

export const whenText = (when: readonly Condition[]): string => when.map(conditionText).join(' and ');

/** Every way there is of running the operations of which a policy says something. */
export function waysOf(
  entries: PolicyEntries,
  operations: readonly Operation[],
  defaults: PolicyDefaults,
): readonly Way[] {
  return operations.flatMap((operation) => {
    const { id } = operation;
    const own = entries.operations.get(id);
    const heading = entries.resources.get(resourceKey(operation));
    if (own === undefined && heading === undefined) return [];
    const said = saidOf(entries, operation);
    const places: readonly (readonly [PolicyEntry | undefined, readonly PropertyKey[]])[] = [
      [own, ['operations', id]],
      [heading, ['resources', resourceKey(operation)]],
    ];
    const way = (then: PolicyEntry, when: readonly Condition[], first: typeof places): Way => ({
      operation,
      rule: ruleOf(operation, { ...said, ...then }, defaults),
      when,
      pathOf(key) {
        const [, path] = [...first, ...places].find(([entry]) => entry?.[key] !== undefined) ?? [];
        return path && [...path, WRITTEN[key]];
      },
    });
    return [
      way({}, [], []),
      ...(said.rules ?? []).map((rule, index) =>
        way(rule, rule.when, [[rule, ['operations', id, 'rules', index]]]),
      ),
    ];
  });
}
