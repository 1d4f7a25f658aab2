/** `npm run demo`: the local workspace with its page, the local back office, and Careline between them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { startCareline } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config/config.ts';
import { createLogger } from '../log.ts';
import { freePort } from './free-port.ts';
import { startOffice } from './office/office.ts';
import { startPage } from './page/server.ts';
import {
  AGENTS_GROUP,
  APPROVALS_CHANNEL,
  APPROVERS_GROUP,
  AUDIT_CHANNEL,
  AUDITORS_GROUP,
} from './slack/people.ts';
import type { LocalSlack } from './slack/types.ts';
import { startLocalSlack } from './slack/workspace.ts';

const DEFAULT_PORT = 4242;
const MANIFEST = new URL('../../manifest.yml', import.meta.url);

const manifest = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), usage_hint: z.string().default(''), description: z.string() }),
    ),
    shortcuts: z.array(
      z.object({ name: z.string(), type: z.enum(['global', 'message']), callback_id: z.string() }),
    ),
  }),
});

export interface Demo {
  /** The page to open. */
  readonly url: string;
  readonly slack: LocalSlack;
  stop(): Promise<void>;
}

/** Starts everything on 127.0.0.1, in memory; `port` is the page's, 0 for any. */
export async function startDemo({ port }: { readonly port: number }): Promise<Demo> {
  const slack = await startLocalSlack();
  const office = await startOffice();
  // The office reports back to an address it must be told before anybody listens on it.
  const appPort = await freePort();
  const config = readConfig({
    ...office.env,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: String(appPort),
    PUBLIC_URL: `http://127.0.0.1:${appPort}`,
    HOST: '127.0.0.1',
    DATABASE_URL: 'sqlite::memory:',
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    APPROVALS_CHANNEL,
    AUDIT_CHANNEL,
    AGENT_GROUP: AGENTS_GROUP,
    APPROVER_GROUP: APPROVERS_GROUP,
    AUDITOR_GROUP: AUDITORS_GROUP,
  });
  const logger = createLogger('warn');
  const careline = await startCareline(config, { logger, clock: systemClock, newId: randomUUID });
  slack.requestUrl = `http://127.0.0.1:${careline.port}/slack/events`;

  const { features } = manifest.parse(parse(readFileSync(MANIFEST, 'utf8')));
  const page = await startPage({
    slack,
    office,
    port,
    commands: features.slash_commands.map(({ command, usage_hint, description }) => ({
      command,
      hint: usage_hint,
      description,
    })),
    shortcuts: features.shortcuts.map(({ callback_id, name, type }) => ({
      callbackId: callback_id,
      name,
      kind: type,
    })),
  });
  return {
    url: page.url,
    slack,
    async stop() {
      await page.close();
      await careline.stop();
      await slack.close();
      await office.close();
    },
  };
}

async function main(): Promise<void> {
  const demo = await startDemo({ port: Number(process.env.DEMO_PORT ?? DEFAULT_PORT) });
  process.stdout.write(
    `Careline's demo is up: open ${demo.url}\n` +
      'Everything is local and synthetic, and forgotten when you press Ctrl+C.\n',
  );
  process.once('SIGINT', () => demo.stop().finally(() => process.exit(0)));
  process.once('SIGTERM', () => demo.stop().finally(() => process.exit(0)));
}

if (import.meta.main) await main();
