/** Environment -> typed configuration; what is missing or wrong is refused, by name. */
import type { Api } from '../api/operation.ts';
import type { PolicyFile } from '../approvals/policy/file.ts';
import type { Keys } from '../store/keys.ts';
import { plainHosts } from './addresses.ts';
import { policyOf } from './policy.ts';
import { ConfigError, givenIn, problemsOf } from './problems.ts';
import { contradictions, warningsOf } from './together.ts';
import {
  type ApiVariables,
  apiVariables,
  environment,
  type LOG_LEVELS,
  type Variables,
  variablePrefix,
} from './variables.ts';

export { ConfigError };

/** Everything Careline is told from outside, checked. Seconds are seconds; keys are never logged. */
export interface Config {
  readonly slack: {
    readonly botToken: string;
    /** The current one first; a former one while Slack may still sign with it. */
    readonly signingSecrets: readonly string[];
    /** Present: Socket Mode. */
    readonly appToken: string | undefined;
    readonly apiUrl: string;
  };
  readonly port: number;
  readonly host: string;
  /** Where operators ask instead; absent: on `port` too. */
  readonly operations: { readonly host: string; readonly port: number } | undefined;
  readonly apis: Readonly<Record<Api, ApiConfig>>;
  /** Where the partners API reaches `/callbacks/...`. */
  readonly publicUrl: string | undefined;
  /** `sqlite:<path>` or `postgres://…`. */
  readonly database: string;
  /** The owner's connection: where there is one, the app does not bring the schema up to its version. */
  readonly migrationUrl: string | undefined;
  readonly encryptionKeys: Keys;
  /** For how many days the data of requests that have ended is kept; absent: for as long as the database. */
  readonly retentionInputsDays: number | undefined;
  readonly approvalsChannel: string;
  readonly auditChannel: string;
  readonly groups: {
    readonly agent: readonly string[];
    readonly approver: readonly string[];
    readonly auditor: readonly string[];
  };
  readonly blockIds: { readonly theft: '1' | '2'; readonly loss: '1' | '2' };
  readonly language: 'en' | 'es';
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly approvalTtlMinutes: number;
  /** Where operations are run otherwise than their definitions say. */
  readonly policy: PolicyFile;
  readonly callDeadlineSeconds: number;
  readonly unknownAfterSeconds: number;
  /** What is allowed and worth saying at each start. */
  readonly warnings: readonly string[];
}

export interface ApiConfig {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiKeyHeader: string;
  /** The `{org_id}` of its paths. */
  readonly orgId: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Reads the environment. Empty variables count as absent. Throws `ConfigError` naming every variable that
 * is missing or malformed; values are never repeated, since they may be secrets.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = givenIn(variables);
  const plain = plainHosts.safeParse(given.ALLOW_PLAIN_HTTP).data ?? [];
  const main = environment(plain).safeParse(given);
  const apis = apiVariables(plain).safeParse(given);
  const problems = [...problemsOf(main, given), ...problemsOf(apis, given)];
  if (main.success) problems.push(...contradictions(main.data));
  if (problems.length > 0 || !main.success || !apis.success) throw new ConfigError(problems);
  return toConfig(main.data, apis.data);
}

function toConfig(variables: Variables, apis: ApiVariables): Config {
  const access = (api: Api) => apiConfig(api, apis, variables.ORG_ID);
  return {
    slack: {
      botToken: variables.SLACK_BOT_TOKEN,
      signingSecrets: [variables.SLACK_SIGNING_SECRET, variables.SLACK_SIGNING_SECRET_OLD].flatMap(
        (secret) => secret ?? [],
      ),
      appToken: variables.SLACK_APP_TOKEN,
      apiUrl: variables.SLACK_API_URL,
    },
    port: variables.PORT,
    host: variables.HOST,
    operations: variables.OPERATIONS_ADDRESS,
    apis: {
      partners: access('partners'),
      'customers-v2': { ...access('customers-v2'), headers: { 'x-auth-roles': 'API_KEY' } },
      'customers-v4': access('customers-v4'),
      barrings: access('barrings'),
    },
    publicUrl: variables.PUBLIC_URL,
    database: variables.DATABASE_URL,
    migrationUrl: variables.MIGRATION_URL,
    encryptionKeys: {
      current: variables.ENCRYPTION_KEY,
      former: variables.ENCRYPTION_KEY_OLD === undefined ? [] : [variables.ENCRYPTION_KEY_OLD],
    },
    retentionInputsDays: variables.RETENTION_INPUTS_DAYS,
    approvalsChannel: variables.APPROVALS_CHANNEL,
    auditChannel: variables.AUDIT_CHANNEL,
    groups: {
      agent: variables.AGENT_GROUP,
      approver: variables.APPROVER_GROUP,
      auditor: variables.AUDITOR_GROUP,
    },
    blockIds: { theft: variables.SIM_BLOCK_THEFT_ID, loss: variables.SIM_BLOCK_LOSS_ID },
    language: variables.LANGUAGE,
    logLevel: variables.LOG_LEVEL,
    approvalTtlMinutes: variables.APPROVAL_TTL_MINUTES,
    policy: policyOf(variables),
    callDeadlineSeconds: variables.CALL_DEADLINE_SECONDS,
    unknownAfterSeconds: variables.UNKNOWN_AFTER_SECONDS,
    warnings: warningsOf(variables, apis),
  };
}

function apiConfig(api: Api, variables: ApiVariables, orgId: string): ApiConfig {
  const prefix = variablePrefix(api);
  return {
    baseUrl: String(variables[`${prefix}_URL`]),
    apiKey: String(variables[`${prefix}_API_KEY`]),
    apiKeyHeader: String(variables[`${prefix}_API_KEY_HEADER`]),
    // The pages print one tenant for customers and another for barrings.
    orgId: String(variables[`${prefix}_ORG_ID`] ?? orgId),
  };
}
