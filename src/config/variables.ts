/** Every variable Careline reads, and what it may be. */
import { z } from 'zod';
import { APIS, type Api } from '../api/operation.ts';
import { address, databaseUrl, plainHosts } from './addresses.ts';
import { policyFile } from './policy.ts';
import {
  days,
  encryptionKey,
  groups,
  headerText,
  hostAndPort,
  keptForEver,
  keyHeader,
  pathSegment,
  signingSecret,
  slackId,
  starting,
  whole,
} from './values.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const SLACK_API = 'https://slack.com/api/';

/** `customers-v2` -> `CUSTOMERS_V2`: the prefix of an API's variables. */
export const variablePrefix = (api: Api): string => api.toUpperCase().replace('-', '_');

/** The variables of the APIs; `plain` are the hosts that may be spoken to in clear. */
export const apiVariables = (plain: readonly string[]) =>
  z.object(
    Object.fromEntries(
      APIS.flatMap((api) => [
        [`${variablePrefix(api)}_URL`, address(plain)],
        [`${variablePrefix(api)}_API_KEY`, headerText],
        [`${variablePrefix(api)}_API_KEY_HEADER`, keyHeader],
        [`${variablePrefix(api)}_ORG_ID`, pathSegment.optional()],
      ]),
    ),
  );

/** All other variables. */
export const environment = (plain: readonly string[]) =>
  z.object({
    SLACK_BOT_TOKEN: starting('xoxb-'),
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_SIGNING_SECRET_OLD: signingSecret.optional(),
    SLACK_APP_TOKEN: starting('xapp-').optional(),
    SLACK_API_URL: address(plain).default(SLACK_API),
    PORT: whole(0, '3000').pipe(z.number().max(65_535, 'must be at most 65535')),
    HOST: z.string().default('0.0.0.0'),
    OPERATIONS_ADDRESS: hostAndPort.optional(),
    PUBLIC_URL: address(plain)
      .transform((text) => text.replace(/(?<!\/)\/+$/, ''))
      .optional(),
    ALLOW_PLAIN_HTTP: plainHosts,
    ORG_ID: pathSegment,
    DATABASE_URL: databaseUrl.default('sqlite:data/careline.db'),
    MIGRATION_URL: databaseUrl.optional(),
    ENCRYPTION_KEY: encryptionKey,
    ENCRYPTION_KEY_OLD: encryptionKey.optional(),
    RETENTION_INPUTS_DAYS: days.optional(),
    RETENTION_EVENTS_DAYS: keptForEver,
    APPROVALS_CHANNEL: slackId('CG', 'C0123ABCD'),
    AUDIT_CHANNEL: slackId('CG', 'C0123ABCD'),
    AGENT_GROUP: groups,
    APPROVER_GROUP: groups,
    AUDITOR_GROUP: groups,
    SIM_BLOCK_THEFT_ID: z.enum(['1', '2'], 'must be 1 or 2').default('1'),
    SIM_BLOCK_LOSS_ID: z.enum(['1', '2'], 'must be 1 or 2').default('2'),
    LANGUAGE: z.enum(['en', 'es'], 'must be en or es').default('en'),
    LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
    APPROVAL_TTL_MINUTES: whole(1, '60'),
    POLICY_FILE: policyFile,
    CALL_DEADLINE_SECONDS: whole(1, '15'),
    UNKNOWN_AFTER_SECONDS: whole(1, '60'),
  });

export type Variables = z.output<ReturnType<typeof environment>>;
export type ApiVariables = Readonly<Record<string, unknown>>;
