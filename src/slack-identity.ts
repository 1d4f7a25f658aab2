import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { slackWord } from './slack-word.ts';

const authTest = z.looseObject({
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string().optional(),
  url: z.string().optional(),
});
const botInfo = z.looseObject({ bot: z.looseObject({ app_id: z.string().optional() }) });
const ATTEMPTS = 5;
const PAUSE_MS = 1_000;

/** Which workspace and app the bot token belongs to. */
export interface SlackIdentity {
  readonly teamId: string;
  readonly botUserId: string;
  readonly botId: string | undefined;
  /** `undefined` when Slack does not tell; then only the workspace is checked. */
  readonly appId: string | undefined;
  /** The workspace's own address, ending in `/`: where its messages can be linked to. */
  readonly url: string | undefined;
}

/**
 * Asks Slack who we are. Without an answer nothing may start: a command taken then could not be checked.
 * Throws when Slack refuses the token, or cannot be reached in several attempts.
 */
export async function identifyBot(client: WebClient): Promise<SlackIdentity> {
  const { team_id, user_id, bot_id, url } = authTest.parse(await patiently(() => client.auth.test()));
  const appId =
    bot_id === undefined
      ? undefined
      : await client.bots.info({ bot: bot_id }).then(
          (answer) => botInfo.parse(answer).bot.app_id,
          () => undefined,
        );
  return { teamId: team_id, botUserId: user_id, botId: bot_id, appId, url };
}

async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const word = slackWord(error);
      if (word !== undefined) throw new Error(`Slack refused SLACK_BOT_TOKEN: ${word}`);
      if (attempt === ATTEMPTS)
        throw new Error('Slack cannot be reached: check SLACK_API_URL and the network');
      await sleep(PAUSE_MS);
    }
  }
}
