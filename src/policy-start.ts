/** What a policy comes to when Careline starts: what Slack says of its groups, and where it asks for less. */
import type { WebClient } from '@slack/web-api';
import type { Localized } from './api/operation.ts';
import { operations } from './api/registry.ts';
import { type Looser, looserThan } from './approvals/policy/looser.ts';
import { checkMembers, checkRoles } from './approvals/policy/members.ts';
import { type Config, ConfigError } from './config/config.ts';
import { policyDefaults } from './config/policy.ts';
import type { Logger } from './log.ts';
import { askGroups } from './slack-groups.ts';
import { slackWord } from './slack-word.ts';
import type { Store } from './store/store.ts';

/** What is to be known of the policy while Careline runs. */
export interface PolicyNotes {
  readonly warnings: readonly Localized[];
  readonly looser: readonly Looser[];
  /** What people call the user groups, by their ids. */
  readonly groupNames: ReadonlyMap<string, string>;
}

export const POLICY_LOOSER = 'policy_looser';
/** What one message holds. */
const NAMED_AT_ONCE = 10;

/**
 * Checks the policy against Slack and logs what is worth a look. Throws `ConfigError` for what can never work; that
 * Slack does not answer stops nothing.
 */
export async function checkPolicy(config: Config, client: WebClient, logger: Logger): Promise<PolicyNotes> {
  const { warnings, errors, groupNames } = await policyFindings(config, client);
  if (errors.length > 0) throw new ConfigError(errors.map((words) => `POLICY_FILE: ${words}`));
  for (const { en } of warnings) logger.warn({ policy: en }, 'the policy is worth a look');
  const looser = looserThan(config.policy.entries, operations, policyDefaults(config));
  for (const each of looser) logger.warn(each, 'the policy is looser than the definition of an operation');
  return { warnings, looser, groupNames };
}

/** Says in the audit channel for which operations less is asked than by their definitions. */
export async function sayLooser(
  { looser }: PolicyNotes,
  store: Pick<Store, 'record'>,
  correlationId: string,
): Promise<void> {
  for (let start = 0; start < looser.length; start += NAMED_AT_ONCE) {
    const data = { looser: looser.slice(start, start + NAMED_AT_ONCE) };
    await store.record({ correlationId, kind: POLICY_LOOSER, actor: 'careline', data }, ['audit']);
  }
}

/** Everything that is to be said of the policy and its groups, as Slack knows them now. */
export async function policyFindings(
  config: Config,
  client: WebClient,
): Promise<Omit<PolicyNotes, 'looser'> & { readonly errors: readonly string[] }> {
  const own = config.policy.warnings.map(({ words }) => words);
  try {
    const known = await askGroups(client);
    const found = checkMembers(config.policy, operations, policyDefaults(config), known);
    const { agent, approver, auditor } = config.groups;
    const roles = { AGENT_GROUP: agent, APPROVER_GROUP: approver, AUDITOR_GROUP: auditor };
    return {
      groupNames: new Map([...known].flatMap(([id, { handle }]) => (handle ? [[id, `@${handle}`]] : []))),
      errors: found.filter(({ fatal }) => fatal).map(({ words }) => words.en),
      warnings: [
        ...own,
        ...found.filter(({ fatal }) => !fatal).map(({ words }) => words),
        ...checkRoles(roles, known),
      ],
    };
  } catch (error) {
    const why = slackWord(error) ?? 'no answer';
    return {
      groupNames: new Map(),
      errors: [],
      warnings: [
        ...own,
        {
          en: `Slack did not say which user groups there are (${why}): they are not checked`,
          es: `Slack no ha dicho qué grupos de usuarios hay (${why}): no se han comprobado`,
        },
      ],
    };
  }
}
