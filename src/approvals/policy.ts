import { createHash } from 'node:crypto';
import type { Operation, Risk } from '../api/operation.ts';
import type { Terms } from '../store/store.ts';
import type { OfficeHours } from './hours.ts';
import { type Condition, verdictOn } from './policy/condition.ts';
import { raisedBy } from './policy/raise.ts';

/** How those who may decide hear of a new request: they are mentioned, written to one by one, or neither. */
export const NOTIFY = ['mention', 'dm', 'none'] as const;
export type Notify = (typeof NOTIFY)[number];

/** What may be said of an operation, of all that stand under a heading, or of some inputs of an operation. */
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
  /** Lists of groups: one member of each must approve, and one person stands for one list alone. */
  readonly allOf?: readonly (readonly string[])[];
  /** Whether who decides must say why. */
  readonly commentRequired?: boolean;
  /** When it may be approved. */
  readonly hours?: OfficeHours;
  /** Whom to ask as well when nobody has decided after so long. */
  readonly escalation?: Escalation;
  readonly notify?: Notify;
}

/** What is said of the inputs that fit. */
export interface ByValue extends PolicyEntry {
  /** All of them must hold. */
  readonly when: readonly Condition[];
}

/** What is said of an operation: of all inputs, and of some before that. */
export interface OperationEntry extends PolicyEntry {
  /** The first that fits wins, key by key. */
  readonly rules?: readonly ByValue[];
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
  readonly operations: ReadonlyMap<string, OperationEntry>;
  /** By `<api>/<heading as the API page prints it>`. */
  readonly resources: ReadonlyMap<string, PolicyEntry>;
}

/**
 * What holds for an operation with an input. Of an input that is not whole yet, or not known, the strictest of
 * what could hold.
 */
export type PolicyFor = (operation: Operation, input?: unknown) => Rule;

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

type Terse = Omit<Rule, 'version'>;

/**
 * What holds for each operation and input: the first of its rules that fits, else its own entry, else that of its
 * heading, else its definition.
 */
export function createPolicy(entries: PolicyEntries, defaults: PolicyDefaults): PolicyFor {
  return (operation, input) => {
    const said = saidOf(entries, operation);
    const rule = fitting(operation, said.rules ?? [], input)
      .map((each) => ruleOf(operation, { ...said, ...each }, defaults, input))
      .reduce(stricter);
    const version = createHash('sha256').update(JSON.stringify(rule)).digest('hex').slice(0, VERSION_LENGTH);
    return { ...rule, version };
  };
}

/** What a policy says of an operation, key by key. */
export const saidOf = ({ operations, resources }: PolicyEntries, operation: Operation): OperationEntry => ({
  ...resources.get(resourceKey(operation)),
  ...operations.get(operation.id),
});

/** What may hold of the rules: the first that fits, all before it of which nobody knows, or what is said of all. */
function fitting(operation: Operation, rules: readonly ByValue[], input: unknown): readonly PolicyEntry[] {
  const maybe: PolicyEntry[] = [];
  for (const rule of rules) {
    const verdicts = rule.when.map((condition) => verdictOn(operation, condition, input));
    if (verdicts.includes('no')) continue;
    if (!verdicts.includes('unknown')) return [rule, ...maybe];
    maybe.push(rule);
  }
  return [{}, ...maybe];
}

/** The rule of one entry. `input` may raise the default risk. */
export function ruleOf(
  operation: Operation,
  said: PolicyEntry,
  defaults: PolicyDefaults,
  input?: unknown,
): Terse {
  const risk = said.risk ?? raisedBy(operation, input);
  const { allOf = [] } = said;
  return {
    risk,
    ttlSeconds: said.ttlSeconds ?? defaults.ttlSeconds,
    // Whoever changes something says why, also where nobody else decides on it.
    reasonRequired: said.reasonRequired ?? (risk !== 'read' || operation.reveals === true),
    approvals: Math.max(said.approvals ?? operation.approvals ?? 1, allOf.length),
    groups: allOf.length > 0 ? [...new Set(allOf.flat())] : (said.groups ?? defaults.approvers),
    allOf,
    commentRequired: said.commentRequired ?? false,
    hours: said.hours,
    escalation: said.escalation,
    notify: said.notify ?? (risk === 'destructive' ? 'mention' : 'none'),
  };
}

const RISKS: readonly Risk[] = ['read', 'write', 'destructive'];
/** Where of two risks the first is the lower. */
export const isLower = (one: Risk, other: Risk): boolean => RISKS.indexOf(one) < RISKS.indexOf(other);

/** Where two rules may hold: the higher risk with its groups, and the most that either asks. */
function stricter(one: Terse, other: Terse): Terse {
  const [base, less] = isStricter(other, one) ? [other, one] : [one, other];
  if (base.risk !== less.risk) return { ...base, reasonRequired: base.reasonRequired || less.reasonRequired };
  return {
    ...base,
    ttlSeconds: Math.min(base.ttlSeconds, less.ttlSeconds),
    reasonRequired: base.reasonRequired || less.reasonRequired,
    commentRequired: base.commentRequired || less.commentRequired,
    hours: base.hours ?? less.hours,
    ...together(base, less),
  };
}

/** Where the groups of two rules differ, one of each must approve. */
function together(one: Terse, other: Terse): Pick<Terse, 'approvals' | 'groups' | 'allOf'> {
  const lists = distinct([...listsOf(one), ...listsOf(other)]);
  const allOf = lists.length > 1 ? lists : [];
  return {
    approvals: Math.max(one.approvals, other.approvals, allOf.length),
    groups: [...new Set(lists.flat())],
    allOf,
  };
}

const listsOf = ({ allOf, groups }: Terse) => (allOf.length > 0 ? allOf : [groups]);

/** Each list once, in whatever order its groups stand. */
export const distinct = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] => [
  ...new Map(lists.map((ids) => [ids.toSorted().join(), ids])).values(),
];

function isStricter(one: Terse, other: Terse): boolean {
  if (one.risk !== other.risk) return isLower(other.risk, one.risk);
  return one.approvals > other.approvals;
}

/** What a request keeps of the rules it was filed under. */
export const termsOf = ({ version, approvals, groups, allOf, commentRequired }: Rule): Terms => ({
  version,
  approvals,
  groups,
  commentRequired,
  ...(allOf.length > 0 && { allOf }),
});
