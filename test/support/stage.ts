/** A whole Careline on loopback: the local workspace, the local back office and the app, wired as in production. */
import { randomBytes, randomUUID } from 'node:crypto';
import { type Careline, startCareline } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/log.ts';
import type { Patience } from '../../src/receiver/server.ts';
import { freePort } from '../../src/sandbox/free-port.ts';
import { type Office, startOffice } from '../../src/sandbox/office/office.ts';
import {
  AGENTS_GROUP,
  APPROVALS_CHANNEL,
  APPROVERS_GROUP,
  AUDIT_CHANNEL,
  AUDITORS_GROUP,
} from '../../src/sandbox/slack/people.ts';
import type { LocalSlack } from '../../src/sandbox/slack/types.ts';
import { startLocalSlack } from '../../src/sandbox/slack/workspace.ts';
import { movableClock } from './clock.ts';
import { unnotedAtLast } from './noted.ts';

export interface Stage {
  readonly slack: LocalSlack;
  readonly office: Office;
  readonly careline: Careline;
  /** Everything that was logged, one line a record. */
  readonly logged: readonly string[];
  /** Everybody's time. */
  now(): Date;
  /** Moves everybody's clock on; what waits by it goes on at once. */
  advance(seconds: number): void;
  /** Stops the app and starts another one on the same database, or on what it has become meanwhile. */
  restart(meanwhile?: () => void): Promise<Careline>;
  /** Stops everything. Throws when a customer was read and no event says so. */
  close(): Promise<void>;
}

export interface StageOptions {
  readonly socketMode?: boolean;
  readonly database?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly effectDelayMs?: number;
  /** Whether the partners API can report back: the app then has a port of its own choosing. */
  readonly callbacks?: boolean;
  /** How long a client may take to send a request. */
  readonly patience?: Patience;
  /** What the workspace is like before the app starts. */
  prepare?(slack: LocalSlack): void;
}

/** Nobody waits for a channel: its rate is tested where it matters. */
const AT_ONCE = { burst: 10_000, perSecond: 10_000 };

export async function startStage(options: StageOptions = {}): Promise<Stage> {
  // One clock for all: a signature of an hour ago would be refused, and rightly.
  const clock = movableClock();
  const { now } = clock;
  const slack = await startLocalSlack({ now });
  options.prepare?.(slack);
  const office = await startOffice({
    clock,
    ...(options.effectDelayMs !== undefined && { effectDelayMs: options.effectDelayMs }),
  });
  const logged: string[] = [];
  const logger = createLogger('debug', { write: (line: string) => void logged.push(line) });
  const variables = {
    ...environmentFor(slack, office, options),
    ...(options.callbacks && (await reachable())),
    ...options.env,
  };

  async function start(): Promise<Careline> {
    // Read anew at each start: files may have changed.
    const careline = await startCareline(readConfig(variables), {
      logger,
      clock,
      newId: randomUUID,
      rate: AT_ONCE,
      ...(options.patience && { patience: options.patience }),
    });
    if (!options.socketMode) slack.requestUrl = `http://127.0.0.1:${careline.port}/slack/events`;
    return careline;
  }

  const current = { careline: await start() };
  const stage: Stage = {
    slack,
    office,
    logged,
    get careline() {
      return current.careline;
    },
    now,
    advance: clock.advance,
    async restart(meanwhile = () => undefined) {
      await current.careline.stop();
      meanwhile();
      current.careline = await start();
      return current.careline;
    },
    async close() {
      const missing = await unnotedAtLast(stage);
      await current.careline.stop();
      await slack.close();
      await office.close();
      if (missing.length > 0) throw new Error(`read without an event: ${missing.join(', ')}`);
    },
  };
  return stage;
}

async function reachable(): Promise<Record<string, string>> {
  const port = await freePort();
  return { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` };
}

/** The variables a real installation would set, pointing at the sandbox. */
export function environmentFor(
  slack: LocalSlack,
  office: Office,
  options: StageOptions,
): Record<string, string> {
  return {
    ...office.env,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    ...(options.socketMode && { SLACK_APP_TOKEN: slack.appToken }),
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: options.database?.startsWith('postgres:')
      ? options.database
      : `sqlite:${options.database ?? ':memory:'}`,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    APPROVALS_CHANNEL,
    AUDIT_CHANNEL,
    AGENT_GROUP: AGENTS_GROUP,
    APPROVER_GROUP: APPROVERS_GROUP,
    AUDITOR_GROUP: AUDITORS_GROUP,
  };
}
