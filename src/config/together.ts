/** What holds between variables: contradictions, and what is allowed but worth a warning. */
import { APIS } from '../api/operation.ts';
import { databaseRisk, isInClear } from './addresses.ts';
import { policyRelations } from './policy.ts';
import { type ApiVariables, SLACK_API, type Variables, variablePrefix } from './variables.ts';

/** One sentence for each pair of variables that cannot both be meant. */
export function contradictions(variables: Variables): string[] {
  const groups = [variables.APPROVER_GROUP, variables.AGENT_GROUP] as const;
  const wrong: readonly (readonly [boolean, string])[] = [
    [
      variables.UNKNOWN_AFTER_SECONDS <= variables.CALL_DEADLINE_SECONDS,
      'UNKNOWN_AFTER_SECONDS: must exceed CALL_DEADLINE_SECONDS, or a running call is given up',
    ],
    [
      variables.SIM_BLOCK_THEFT_ID === variables.SIM_BLOCK_LOSS_ID,
      'SIM_BLOCK_LOSS_ID: must differ from SIM_BLOCK_THEFT_ID',
    ],
    [
      variables.AUDIT_CHANNEL === variables.APPROVALS_CHANNEL,
      'AUDIT_CHANNEL: must differ from APPROVALS_CHANNEL, or who approves keeps the record of it',
    ],
    [
      isWithin(...groups) || isWithin(groups[1], groups[0]),
      'APPROVER_GROUP: must have a group that is not in AGENT_GROUP, and the other way round: whoever asks could approve',
    ],
    [
      variables.ENCRYPTION_KEY_OLD !== undefined &&
        Buffer.from(variables.ENCRYPTION_KEY_OLD).equals(variables.ENCRYPTION_KEY),
      'ENCRYPTION_KEY_OLD: must differ from ENCRYPTION_KEY',
    ],
    [
      variables.SLACK_SIGNING_SECRET_OLD === variables.SLACK_SIGNING_SECRET,
      'SLACK_SIGNING_SECRET_OLD: must differ from SLACK_SIGNING_SECRET',
    ],
  ];
  return [
    ...wrong.flatMap(([isSo, words]) => (isSo ? [words] : [])),
    ...policyRelations(variables).flatMap(({ fatal, words }) => (fatal ? [`POLICY_FILE: ${words.en}`] : [])),
  ];
}

const isWithin = (some: readonly string[], all: readonly string[]): boolean =>
  some.every((id) => all.includes(id));

/** What an operator has allowed and should know of at each start. */
export function warningsOf(variables: Variables, apis: ApiVariables): string[] {
  const addresses: Readonly<Record<string, unknown>> = {
    SLACK_API_URL: variables.SLACK_API_URL,
    PUBLIC_URL: variables.PUBLIC_URL,
    ...Object.fromEntries(APIS.map((api) => `${variablePrefix(api)}_URL`).map((name) => [name, apis[name]])),
  };
  const clear = Object.entries(addresses).flatMap(([name, url]) =>
    typeof url === 'string' && isInClear(url)
      ? [`${name}: keys and customers’ data travel in clear (ALLOW_PLAIN_HTTP)`]
      : [],
  );
  const database = databaseRisk(variables.DATABASE_URL);
  const others: readonly (readonly [boolean, string])[] = [
    [database !== undefined, `DATABASE_URL: ${database}`],
    [
      new URL(variables.SLACK_API_URL).protocol === 'https:' && variables.SLACK_API_URL !== SLACK_API,
      'SLACK_API_URL: is not Slack’s own: the bot token goes there',
    ],
    [
      variables.SLACK_SIGNING_SECRET_OLD !== undefined,
      'SLACK_SIGNING_SECRET_OLD: what the former secret has signed is taken; take it out once Slack signs with the new one',
    ],
    [
      shared(variables.APPROVER_GROUP, variables.AGENT_GROUP),
      'APPROVER_GROUP: has a group in common with AGENT_GROUP: its members ask and approve (never their own requests)',
    ],
    [
      shared(variables.AUDITOR_GROUP, [...variables.AGENT_GROUP, ...variables.APPROVER_GROUP]),
      'AUDITOR_GROUP: has a group in common with AGENT_GROUP or APPROVER_GROUP: its members audit themselves',
    ],
  ];
  return [...clear, ...others.flatMap(([isSo, words]) => (isSo ? [words] : []))];
}

const shared = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((id) => others.includes(id));
