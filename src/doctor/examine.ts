import { randomUUID } from 'node:crypto';
import { createCall } from '../api/client.ts';
import type { Read } from '../api/operation.ts';
import { systemClock } from '../clock.ts';
import { type Config, ConfigError, readConfig } from '../config/config.ts';
import { slackClient } from '../slack.ts';
import { type Check, type Ground, type Said, wrong } from './check.ts';
import { apis } from './checks/apis.ts';
import { channels } from './checks/channels.ts';
import { people } from './checks/people.ts';
import { policy } from './checks/policy.ts';
import { settings } from './checks/settings.ts';
import { slack } from './checks/slack.ts';

/** In the order in which they are said. */
const CHECKS: readonly Check[] = [settings, slack, channels, people, policy, apis];

const SIGNS = { well: 'ok  ', warning: 'look', wrong: 'BAD ' } as const;

/**
 * Looks whether an installation can do its work, and says what is missing in sentences. Nothing is changed, posted or
 * opened. Returns the exit code: 1 when something is wrong.
 */
export async function examine(
  variables: Readonly<Record<string, string | undefined>>,
  write: (line: string) => void,
): Promise<0 | 1> {
  const config = configOf(variables, write);
  if (config === undefined) return 1;
  const ground = groundOf(config);
  let bad = 0;
  for (const check of CHECKS) {
    write(check.name);
    for (const { state, words } of await lookedAt(check, ground)) {
      write(`  ${SIGNS[state]} ${words}`);
      if (state === 'wrong') bad += 1;
    }
  }
  write(bad === 0 ? 'Careline can do its work.' : `${bad} ${bad === 1 ? 'thing is' : 'things are'} wrong.`);
  return bad === 0 ? 0 : 1;
}

function configOf(
  variables: Readonly<Record<string, string | undefined>>,
  write: (line: string) => void,
): Config | undefined {
  try {
    return readConfig(variables);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    write('Settings');
    for (const problem of error.problems) write(`  ${SIGNS.wrong} ${problem}`);
    return undefined;
  }
}

function groundOf(config: Config): Ground {
  const call = createCall({
    apis: config.apis,
    deadlineMs: config.callDeadlineSeconds * 1_000,
    newId: randomUUID,
    clock: systemClock,
  });
  const correlationId = randomUUID();
  const read: Read = async (operation, input) => (await call(operation, input, { correlationId })).data;
  return { config, client: slackClient(config, config.slack.botToken), read };
}

/** What cannot be looked at is wrong too. */
async function lookedAt(check: Check, ground: Ground): Promise<readonly Said[]> {
  try {
    return await check.look(ground);
  } catch (error) {
    return [wrong(error instanceof Error ? error.message : String(error))];
  }
}
