/** How Careline and Slack are connected: the Web API's client, the receivers, and Bolt between them. */
import { App, LogLevel, type Receiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Config } from './config/config.ts';
import { createHttpReceiver, type HttpReceiver } from './receiver/http.ts';
import { createSocketReceiver, type SocketReceiver } from './receiver/socket.ts';
import type { SlackIdentity } from './slack-identity.ts';
import type { Store } from './store/store.ts';

const SLACK_TIMEOUT_MS = 10_000;
const SLACK_ORIGIN = 'https://hooks.slack.com';

/** No retries of its own: a message whose answer is lost would be posted again, and people wait. */
export function slackClient(config: Config, token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: config.slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: SLACK_TIMEOUT_MS,
    allowAbsoluteUrls: false,
    logLevel: LogLevel.ERROR,
  });
}

/** How Slack reaches us: signed HTTP, or with an app-level token Socket Mode. */
export function createReceivers(
  config: Config,
  store: Store,
  now: () => Date,
  onError: (error: unknown) => void,
): { readonly http: HttpReceiver; readonly socket: SocketReceiver | undefined } {
  const { appToken, apiUrl, signingSecrets } = config.slack;
  const admission = { store, responseHosts: new Set([SLACK_ORIGIN, new URL(apiUrl).origin]), onError };
  return {
    http: createHttpReceiver({ signingSecrets, admission, now }),
    socket:
      appToken === undefined
        ? undefined
        : createSocketReceiver({ client: slackClient(config, appToken), admission, onError }),
  };
}

/** Bolt, with whatever nobody handles reported. */
export function createBolt(
  { slack }: Config,
  { botUserId, botId }: SlackIdentity,
  receiver: Receiver,
  onError: (error: unknown) => void,
): App {
  const bolt = new App({
    receiver,
    authorize: async () => ({ botToken: slack.botToken, botUserId, ...(botId !== undefined && { botId }) }),
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  bolt.error(async (error) => onError(error));
  return bolt;
}

/** Whether Slack takes our token, as of the last look. */
export function watchSlack(client: WebClient) {
  let answers = true;
  return {
    now: () => answers,
    async look() {
      answers = await client.auth.test().then(
        () => true,
        () => false,
      );
    },
  };
}
