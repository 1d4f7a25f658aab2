import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { APIS, type Api } from './api/operation.ts';
import { operations } from './api/registry.ts';
import { NO_POLICY, type PolicyEntries } from './approvals/policy.ts';
import { PolicyError, readPolicy } from './approvals/policy-file.ts';
import type { Keys } from './store/keys.ts';

/** Everything Careline is told from outside, checked. Seconds are seconds; keys are never logged. */
export interface Config {
  readonly slack: {
    readonly botToken: string;
    readonly signingSecret: string;
    /** Present: Socket Mode. */
    readonly appToken: string | undefined;
    readonly apiUrl: string;
  };
  readonly port: number;
  readonly host: string;
  readonly apis: Readonly<Record<Api, ApiConfig>>;
  /** Where the partners API reaches `/callbacks/...`. */
  readonly publicUrl: string | undefined;
  /** `sqlite:<path>` or `postgres://…`. */
  readonly database: string;
  readonly encryptionKeys: Keys;
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
  readonly policy: PolicyEntries;
  readonly callDeadlineSeconds: number;
  readonly unknownAfterSeconds: number;
}

export interface ApiConfig {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiKeyHeader: string;
  /** The `{org_id}` of its paths. */
  readonly orgId: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One message naming every variable that is missing or malformed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `Careline cannot start: ${problems.length} setting${problems.length === 1 ? ' is' : 's are'} missing or wrong.\n` +
        problems.map((problem) => `  - ${problem}`).join('\n') +
        '\nEach is described in .env.example.',
    );
    this.problems = problems;
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MINIMUM_KEY_BYTES = 32;

const httpUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an http(s) URL such as https://api.example.com',
});
const starting = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}\\S+$`), `must start with ${prefix}`);
const slackId = (letters: string, example: string) =>
  z.string().regex(new RegExp(`^[${letters}][A-Z0-9]{2,}$`), `must be a Slack id such as ${example}`);
const groups = z
  .string()
  .transform((text) => text.split(',').map((id) => id.trim()))
  .pipe(z.array(slackId('S', 'S0123ABCD')).min(1));
const whole = (minimum: number, fallback: string) =>
  z
    .string()
    .default(fallback)
    .pipe(z.string().regex(/^\d+$/, 'must be a whole number'))
    .transform(Number)
    .pipe(z.number().min(minimum, `must be at least ${minimum}`));
const filled = z.string().trim().min(1, 'must not be empty');
const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]+$/, 'must be a header name')
  .default('x-api-key');

const database = z
  .string()
  .default('sqlite:data/careline.db')
  .transform((url, context) => {
    if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length) return url;
    if (/^postgres(ql)?:\/\/[^/]+\/.+/.test(url)) return url;
    context.addIssue(
      'must be sqlite:<path>, e.g. sqlite:data/careline.db, or postgres://<user>@<host>/<database>',
    );
    return z.NEVER;
  });

const encryptionKey = z.string().transform((text, context) => {
  const key = Buffer.from(text, 'base64');
  if (key.length === MINIMUM_KEY_BYTES) return new Uint8Array(key);
  context.addIssue(
    `must be 32 bytes in base64 (make one with: openssl rand -base64 32); it is ${key.length}`,
  );
  return z.NEVER;
});

/** Tokens in it must not travel in clear: plain http only to this machine. */
const publicUrl = httpUrl
  .refine((text) => {
    const { protocol, hostname, search, hash } = new URL(text);
    const local = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
    return (protocol === 'https:' || local) && search === '' && hash === '';
  }, 'must be an https URL without query, such as https://careline.example.com')
  .transform((text) => text.replace(/\/+$/, ''));

const policyFile = z
  .string()
  .optional()
  .transform((path, context) => {
    if (path === undefined) return NO_POLICY;
    try {
      return readPolicy(readFileSync(path, 'utf8'), operations);
    } catch (error) {
      const problems = error instanceof PolicyError ? error.problems : ['cannot be read'];
      for (const problem of problems) context.addIssue(`${path}: ${problem}`);
      return z.NEVER;
    }
  });

/** `customers-v2` -> `CUSTOMERS_V2`: the prefix of an API's variables. */
export const variablePrefix = (api: Api): string => api.toUpperCase().replace('-', '_');

const apiVariables = Object.fromEntries(
  APIS.flatMap((api) => [
    [`${variablePrefix(api)}_URL`, httpUrl],
    [`${variablePrefix(api)}_API_KEY`, filled],
    [`${variablePrefix(api)}_API_KEY_HEADER`, headerName],
    [`${variablePrefix(api)}_ORG_ID`, filled.optional()],
  ]),
);

const environment = z.object({
  SLACK_BOT_TOKEN: starting('xoxb-'),
  SLACK_SIGNING_SECRET: filled,
  SLACK_APP_TOKEN: starting('xapp-').optional(),
  SLACK_API_URL: httpUrl.default('https://slack.com/api/'),
  PORT: whole(0, '3000').pipe(z.number().max(65_535, 'must be at most 65535')),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: publicUrl.optional(),
  ORG_ID: filled,
  DATABASE_URL: database,
  ENCRYPTION_KEY: encryptionKey,
  ENCRYPTION_KEY_OLD: encryptionKey.optional(),
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

/**
 * Reads the environment. Empty variables count as absent. Throws `ConfigError` naming every variable that
 * is missing or malformed; values are never repeated, since they may be secrets.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const main = environment.safeParse(given);
  const apis = z.object(apiVariables).safeParse(given);
  const problems = [...problemsOf(main, given), ...problemsOf(apis, given)];
  if (main.success) problems.push(...contradictions(main.data));
  if (problems.length > 0 || !main.success || !apis.success) throw new ConfigError(problems);
  return toConfig(main.data, apis.data);
}

function problemsOf(result: z.ZodSafeParseResult<unknown>, given: object): string[] {
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `${name}: ${name in given ? message : 'is missing'}`;
  });
}

type Variables = z.output<typeof environment>;

function contradictions(variables: Variables): string[] {
  const problems: string[] = [];
  if (variables.UNKNOWN_AFTER_SECONDS <= variables.CALL_DEADLINE_SECONDS) {
    problems.push('UNKNOWN_AFTER_SECONDS: must exceed CALL_DEADLINE_SECONDS, or a running call is given up');
  }
  if (variables.SIM_BLOCK_THEFT_ID === variables.SIM_BLOCK_LOSS_ID) {
    problems.push('SIM_BLOCK_LOSS_ID: must differ from SIM_BLOCK_THEFT_ID');
  }
  return problems;
}

function toConfig(variables: Variables, apis: Readonly<Record<string, unknown>>): Config {
  const access = (api: Api) => apiConfig(api, apis, variables.ORG_ID);
  return {
    slack: {
      botToken: variables.SLACK_BOT_TOKEN,
      signingSecret: variables.SLACK_SIGNING_SECRET,
      appToken: variables.SLACK_APP_TOKEN,
      apiUrl: variables.SLACK_API_URL,
    },
    port: variables.PORT,
    host: variables.HOST,
    apis: {
      partners: access('partners'),
      'customers-v2': { ...access('customers-v2'), headers: { 'x-auth-roles': 'API_KEY' } },
      'customers-v4': access('customers-v4'),
      barrings: access('barrings'),
    },
    publicUrl: variables.PUBLIC_URL,
    database: variables.DATABASE_URL,
    encryptionKeys: {
      current: variables.ENCRYPTION_KEY,
      former: variables.ENCRYPTION_KEY_OLD === undefined ? [] : [variables.ENCRYPTION_KEY_OLD],
    },
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
    policy: variables.POLICY_FILE,
    callDeadlineSeconds: variables.CALL_DEADLINE_SECONDS,
    unknownAfterSeconds: variables.UNKNOWN_AFTER_SECONDS,
  };
}

function apiConfig(api: Api, variables: Readonly<Record<string, unknown>>, orgId: string): ApiConfig {
  const prefix = variablePrefix(api);
  return {
    baseUrl: String(variables[`${prefix}_URL`]),
    apiKey: String(variables[`${prefix}_API_KEY`]),
    apiKeyHeader: String(variables[`${prefix}_API_KEY_HEADER`]),
    // The pages print one tenant for customers and another for barrings.
    orgId: String(variables[`${prefix}_ORG_ID`] ?? orgId),
  };
}
