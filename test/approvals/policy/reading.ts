/** A policy as Careline reads it at start. */
import { operationById, operations } from '../../../src/api/registry.ts';
import { PolicyError, type PolicyFile, readPolicy } from '../../../src/approvals/policy/file.ts';
import type { Finding } from '../../../src/approvals/policy/finding.ts';
import { checkMembers, type KnownGroup } from '../../../src/approvals/policy/members.ts';
import { checkRelations } from '../../../src/approvals/policy/relations.ts';
import { createPolicy, type PolicyDefaults, type Rule } from '../../../src/approvals/policy.ts';

export const DEFAULTS: PolicyDefaults = { ttlSeconds: 3_600, approvers: ['S0APPROVERS'] };

export const read = (text: string): PolicyFile => readPolicy(text, operations);

/** What is said of a policy: by the file alone, by its relations, and by the groups there are. */
export function said(
  text: string,
  groups?: Readonly<Record<string, readonly string[] | 'off'>>,
): { readonly errors: readonly string[]; readonly warnings: readonly string[] } {
  try {
    const file = read(text);
    const found: readonly Finding[] = [
      ...file.warnings,
      ...checkRelations(file, operations, DEFAULTS),
      ...(groups ? checkMembers(file, operations, DEFAULTS, known(groups)) : []),
    ];
    return {
      errors: found.filter(({ fatal }) => fatal).map(({ words }) => words.en),
      warnings: found.filter(({ fatal }) => !fatal).map(({ words }) => words.en),
    };
  } catch (error) {
    if (error instanceof PolicyError) return { errors: error.problems, warnings: [] };
    throw error;
  }
}

const known = (groups: Readonly<Record<string, readonly string[] | 'off'>>) =>
  new Map(
    Object.entries(groups).map(([id, members]): [string, KnownGroup] => [
      id,
      members === 'off' ? { disabled: true, members: [] } : { disabled: false, members },
    ]),
  );

/** What holds for an operation with an input. */
export function ruleIn(text: string, id: string, input?: unknown): Rule {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  return createPolicy(read(text).entries, DEFAULTS)(operation, input);
}
