/** The policy file among the variables: read, and held against what holds where it says nothing. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { operations } from '../api/registry.ts';
import { NO_FILE, PolicyError, type PolicyFile, readPolicy } from '../approvals/policy/file.ts';
import type { Finding } from '../approvals/policy/finding.ts';
import { checkRelations } from '../approvals/policy/relations.ts';
import type { PolicyDefaults } from '../approvals/policy.ts';

export const policyFile = z
  .string()
  .optional()
  .transform((path, context) => {
    if (path === undefined) return NO_FILE;
    try {
      return readPolicy(readFileSync(path, 'utf8'), operations);
    } catch (error) {
      const problems = error instanceof PolicyError ? error.problems : ['cannot be read'];
      for (const problem of problems) context.addIssue(`${path}: ${problem}`);
      return z.NEVER;
    }
  });

interface Settings {
  readonly POLICY_FILE: PolicyFile;
  readonly APPROVAL_TTL_MINUTES: number;
  readonly APPROVER_GROUP: readonly string[];
}

/** What the keys of the policy make of each other, and of what holds where nothing is said. */
export const policyRelations = (settings: Settings): readonly Finding[] =>
  checkRelations(settings.POLICY_FILE, operations, {
    ttlSeconds: settings.APPROVAL_TTL_MINUTES * 60,
    approvers: settings.APPROVER_GROUP,
  });

/** The policy with all that is worth a look. */
export const policyOf = (settings: Settings): PolicyFile => ({
  ...settings.POLICY_FILE,
  warnings: [...settings.POLICY_FILE.warnings, ...policyRelations(settings)],
});

/** What holds where the policy says nothing. */
export const policyDefaults = (config: {
  readonly approvalTtlMinutes: number;
  readonly groups: { readonly approver: readonly string[] };
}): PolicyDefaults => ({
  ttlSeconds: config.approvalTtlMinutes * 60,
  approvers: config.groups.approver,
});
