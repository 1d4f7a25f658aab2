/** Whether those whom a policy names can decide, as Slack knows its user groups. */
import type { Localized, Operation } from '../../api/operation.ts';
import type { PolicyDefaults, PolicyEntry } from '../policy.ts';
import type { PolicyFile } from './file.ts';
import { type Finding, type Findings, findings } from './finding.ts';
import { type Way, waysOf } from './said.ts';

/** A user group as Slack knows it. */
export interface KnownGroup {
  readonly disabled: boolean;
  readonly members: readonly string[];
  /** What people call it. */
  readonly handle?: string;
}

export type KnownGroups = ReadonlyMap<string, KnownGroup>;

/**
 * Holds a policy against the groups there are. Fatal is what can never work: a group that Slack does not know, fewer
 * members than approvals.
 */
export function checkMembers(
  { entries, lineOf }: PolicyFile,
  operations: readonly Operation[],
  defaults: PolicyDefaults,
  known: KnownGroups,
): readonly Finding[] {
  const found = findings(lineOf);
  for (const way of waysOf(entries, operations, defaults)) {
    if (way.rule.risk !== 'destructive') continue;
    checkGroups(way, way.rule.allOf.length > 0 ? 'allOf' : 'groups', way.rule.groups, known, found);
    checkGroups(way, 'escalation', way.rule.escalation?.groups ?? [], known, found);
    checkEnough(way, known, found);
  }
  return found.all();
}

function checkGroups(
  { pathOf }: Way,
  key: keyof PolicyEntry,
  groups: readonly string[],
  known: KnownGroups,
  found: Findings,
): void {
  const path = pathOf(key);
  if (path === undefined) return;
  for (const id of groups) {
    const group = known.get(id);
    const fault = faultOf(id, group);
    if (group === undefined) found.error(path, UNKNOWN(id).en);
    else if (fault !== undefined) found.warning(path, fault);
  }
}

/** Who may ask is not kept from being one of those who decide: of them, one fewer may be left. */
function checkEnough({ rule, pathOf }: Way, known: KnownGroups, found: Findings): void {
  const path = pathOf('approvals') ?? pathOf('allOf') ?? pathOf('groups');
  if (path === undefined) return;
  const ids = [...rule.groups, ...(rule.escalation?.groups ?? [])];
  const groups = ids.flatMap((id) => known.get(id) ?? []);
  // Of one that is not known, the line is named already.
  if (groups.length < ids.length) return;
  const people = new Set(groups.flatMap(({ members }) => members)).size;
  const [named, needed] = [ids.join(', '), rule.approvals];
  if (people < needed) {
    found.error(path, `${people} people are in ${named}, ${needed} must approve: nothing can be approved`);
  } else if (people === needed) {
    found.warning(path, {
      en: `as many people are in ${named} as must approve (${needed}): what one of them asks for cannot be approved`,
      es: `en ${named} hay tantas personas como deben aprobar (${needed}): lo que pida una de ellas no se puede aprobar`,
    });
  }
}

const UNKNOWN = (id: string): Localized => ({
  en: `Slack knows no user group ${id}`,
  es: `Slack no conoce el grupo de usuarios ${id}`,
});

/** What is wrong with a group by itself. */
function faultOf(id: string, group: KnownGroup | undefined): Localized | undefined {
  if (group === undefined) return UNKNOWN(id);
  if (group.disabled) {
    return {
      en: `the user group ${id} is switched off in Slack`,
      es: `el grupo de usuarios ${id} está desactivado en Slack`,
    };
  }
  return group.members.length > 0
    ? undefined
    : { en: `nobody is in the user group ${id}`, es: `no hay nadie en el grupo de usuarios ${id}` };
}

/** What is to be said of the groups of the configuration, each by its variable. */
export function checkRoles(
  roles: Readonly<Record<string, readonly string[]>>,
  known: KnownGroups,
): readonly Localized[] {
  return Object.entries(roles).flatMap(([variable, ids]) =>
    ids.flatMap((id) => {
      const fault = faultOf(id, known.get(id));
      return fault ? [{ en: `${variable}: ${fault.en}`, es: `${variable}: ${fault.es}` }] : [];
    }),
  );
}
