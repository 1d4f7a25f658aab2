/** The composition root: configuration in, a running Careline out. */
import { randomUUID } from 'node:crypto';
import { App, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { createCall } from './api/client.ts';
import { nameBlocks } from './api/customers-v2/blocks.ts';
import type { Read } from './api/operation.ts';
import { operationById } from './api/registry.ts';
import type { Approvals } from './approvals/approvals.ts';
import { track } from './approvals/track.ts';
import { createChannelGuard } from './commands/guard.ts';
import { allHandlers } from './commands/handlers.ts';
import { drawHome } from './commands/home.ts';
import { listen } from './commands/listen.ts';
import { createPeople } from './commands/people.ts';
import { modelOf } from './commands/request-model.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { startFeed } from './feed/feed.ts';
import { createPoster } from './feed/poster.ts';
import { waking } from './feed/waking.ts';
import { createLogger, type Logger } from './log.ts';
import { createMetrics } from './metrics.ts';
import type { Admission } from './receiver/admit.ts';
import { createHttpReceiver } from './receiver/http.ts';
import { routesFor } from './receiver/routes.ts';
import { startServer } from './receiver/server.ts';
import { createSocketReceiver } from './receiver/socket.ts';
import { identifyBot } from './slack-identity.ts';
import { createSeal } from './store/seal.ts';
import { openSqlite, StoreUnusable } from './store/sqlite.ts';
import { texts } from './text/text.ts';
import { startWorker } from './worker.ts';

const SLACK_TIMEOUT_MS = 10_000;
const SLACK_ORIGIN = 'https://hooks.slack.com';
const TRACK_EVERY_MS = 1_000;
const HEALTH_EVERY_MS = 30_000;
const ACCEPTED_DEADLINE_SECONDS = 15 * 60;

export interface Careline {
  /** The port in use, also when 0 was asked for. */
  readonly port: number;
  /** Finishes what is under way and closes everything. */
  stop(): Promise<void>;
}

/** What tests replace. */
export interface Ambient {
  readonly logger: Logger;
  readonly now: () => Date;
  readonly newId: () => string;
}

/**
 * Starts Careline. Throws `StoreUnusable` when the database cannot be used, or an error that says what Slack
 * refused.
 */
export async function startCareline(config: Config, ambient: Ambient): Promise<Careline> {
  const { logger, now, newId } = ambient;
  const report = (what: string) => (error: unknown) => logger.error({ err: error }, what);
  nameBlocks(config.blockIds);
  const client = slackClient(config, config.slack.botToken);
  const identity = await identifyBot(client);

  const metrics = createMetrics();
  const call = createCall({
    apis: config.apis,
    orgId: config.orgId,
    deadlineMs: config.callDeadlineSeconds * 1000,
    newId,
    now,
    onCall(observation) {
      metrics.called(observation);
      logger.debug(observation, 'upstream call');
    },
    onDrift(drift) {
      metrics.drifted(drift);
      logger.warn(drift, 'an answer broke its schema');
    },
  });
  const reader =
    (correlationId: string): Read =>
    async (operation, input) =>
      (await call(operation, input, { correlationId })).data;

  let wake = (): void => undefined;
  const store = waking(openSqlite(config.database, createSeal(config.encryptionKey), now), () => wake());
  const people = createPeople({ client, teamId: identity.teamId, groups: config.groups });
  const approvals: Approvals = {
    store,
    call,
    reader,
    operationById,
    directory: people.directory,
    ttlSeconds: config.approvalTtlMinutes * 60,
    unknownAfterSeconds: config.unknownAfterSeconds,
    acceptedDeadlineSeconds: ACCEPTED_DEADLINE_SECONDS,
  };
  // This process is the only one on its database: whatever is executing belongs to one that died.
  await track({ ...approvals, unknownAfterSeconds: 0 });

  const admission: Admission = {
    store,
    responseHosts: new Set([SLACK_ORIGIN, new URL(config.slack.apiUrl).origin]),
  };
  const http = createHttpReceiver({ signingSecret: config.slack.signingSecret, admission, now });
  const socket =
    config.slack.appToken === undefined
      ? undefined
      : createSocketReceiver({
          client: slackClient(config, config.slack.appToken),
          admission,
          onError: report('socket mode'),
        });
  const bolt = new App({
    receiver: socket ?? http,
    authorize: async () => ({
      botToken: config.slack.botToken,
      botUserId: identity.botUserId,
      ...(identity.botId !== undefined && { botId: identity.botId }),
    }),
    clientOptions: { slackApiUrl: config.slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  bolt.error(async (error) => report('an event could not be handled')(error));
  const environment = `${config.orgId} @ ${new URL(config.apis['customers-v2'].baseUrl).host}`;
  const parts = {
    client,
    people,
    store,
    guard: createChannelGuard(client),
    reader,
    logger,
    teamId: identity.teamId,
    appId: identity.appId,
    language: config.language,
    newId,
    now,
  };
  const handlers = allHandlers(approvals, { language: config.language, environment });
  listen(bolt, parts, handlers, drawHome(approvals, environment));

  const feed = startFeed(
    {
      store,
      poster: createPoster(client),
      text: texts[config.language],
      approvalsChannel: config.approvalsChannel,
      auditChannel: config.auditChannel,
      modelOf: (request) => modelOf(request, operationById(request.operationId)),
      async textOf(userId) {
        const identified = await people.identify(userId, []);
        return texts[identified.ok ? identified.person.locale : config.language];
      },
    },
    logger,
  );
  wake = feed.wake;

  let slackAnswers = true;
  const workers = [
    startWorker(() => track(approvals), TRACK_EVERY_MS, report('tracking requests')),
    startWorker(
      async () => {
        slackAnswers = await client.auth.test().then(
          () => true,
          () => false,
        );
      },
      HEALTH_EVERY_MS,
      report('asking Slack'),
    ),
  ];
  const ready = async (): Promise<boolean> => {
    await store.ping();
    return slackAnswers && (socket === undefined || socket.connected());
  };
  const server = await startServer({
    port: config.port,
    host: config.host,
    routes: routesFor({ slackEvents: socket ? undefined : http.route, ready, metrics, store }),
    onError: report('an HTTP request'),
  });
  await bolt.start();
  logger.info({ port: server.port, socketMode: socket !== undefined, environment }, 'Careline is up');

  return {
    port: server.port,
    async stop() {
      await bolt.stop();
      await server.close();
      await Promise.all(workers.map((worker) => worker.stop()));
      await feed.stop();
      await store.close();
    },
  };
}

/** No retries of its own: a message whose answer is lost would be posted again, and people wait. */
function slackClient(config: Config, token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: config.slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: SLACK_TIMEOUT_MS,
    allowAbsoluteUrls: false,
    logLevel: LogLevel.ERROR,
  });
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  // A promise nobody waited for must not take everybody's requests with it.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
  const careline = await startCareline(config, { logger, now: () => new Date(), newId: randomUUID });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'stopping');
      careline.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const known = error instanceof ConfigError || error instanceof StoreUnusable;
    const words = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${known ? words : `Careline cannot start: ${words}`}\n`);
    process.exit(1);
  });
}
