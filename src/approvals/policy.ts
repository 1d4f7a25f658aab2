import { createHash } from 'node:crypto';
import type { Operation, Risk } from '../api/operation.ts';
import type { Terms } from '../store/store.ts';
import type { OfficeHours } from './hours.ts';

/** What may be said of an operation, or of all that stand under a heading. */
export interface PolicyEntry {
  readonly risk?: Risk;
  /** How long a request waits for its decision. */
  readonly ttlSeconds?: number;
  /** Whether a person must say why. */
  readonly reasonRequired?: boolean;
  /** How many different people must approve. */
  readonly approvals?: number;
  /** Slack user groups whose members decide. */
  readonly groups?: readonly string[];
  /** Whether who decides must say why. */
  readonly commentRequired?: boolean;
  /** When it may be approved. */
  readonly hours?: OfficeHours;
  /** Whom to ask as well when nobody has decided after so long. */
  readonly escalation?: Escalation;
}

export interface Escalation {
  readonly afterSeconds: number;
  readonly groups: readonly string[];
}

/** How an operation is run: at once, after the person's own confirmation, or after the approval of others. */
export type Rule = Required<Omit<PolicyEntry, 'hours' | 'escalation'>> & {
  readonly hours: OfficeHours | undefined;
  readonly escalation: Escalation | undefined;
  /** Names these very rules. */
  readonly version: string;
};

export interface PolicyEntries {
  /** By operation id. */
  readonly operations: ReadonlyMap<string, PolicyEntry>;
  /** By `<api>/<heading as the API page prints it>`. */
  readonly resources: ReadonlyMap<string, PolicyEntry>;
}

export type PolicyFor = (operation: Operation) => Rule;

export const NO_POLICY: PolicyEntries = { operations: new Map(), resources: new Map() };

/** The key of an operation's heading in a policy. */
export const resourceKey = ({ api, resource }: Operation): string => `${api}/${resource.en}`;

const VERSION_LENGTH = 12;

/** What holds where nothing is said. */
export interface PolicyDefaults {
  readonly ttlSeconds: number;
  /** The approvers' Slack user groups. */
  readonly approvers: readonly string[];
}

/** What holds for each operation: its own entry, else that of its heading, else its definition. */
export function createPolicy({ operations, resources }: PolicyEntries, defaults: PolicyDefaults): PolicyFor {
  return (operation) => {
    const said: PolicyEntry = { ...resources.get(resourceKey(operation)), ...operations.get(operation.id) };
    const risk = said.risk ?? operation.risk;
    const rule = {
      risk,
      ttlSeconds: said.ttlSeconds ?? defaults.ttlSeconds,
      // Whoever changes something says why, also where nobody else decides on it.
      reasonRequired: said.reasonRequired ?? (risk !== 'read' || operation.reveals === true),
      approvals: said.approvals ?? operation.approvals ?? 1,
      groups: said.groups ?? defaults.approvers,
      commentRequired: said.commentRequired ?? false,
      hours: said.hours,
      escalation: said.escalation,
    };
    const version = createHash('sha256').update(JSON.stringify(rule)).digest('hex').slice(0, VERSION_LENGTH);
    return { ...rule, version };
  };
}

/** What a request keeps of the rules it was filed under. */
export const termsOf = ({ version, approvals, groups, commentRequired }: Rule): Terms => ({
  version,
  approvals,
  groups,
  commentRequired,
});
