/** The composition root: configuration in, a running Careline out. */
import { randomUUID } from 'node:crypto';
import { createCall } from './api/client.ts';
import { nameBlocks } from './api/customers-v2/blocks.ts';
import type { Read } from './api/operation.ts';
import { operationById } from './api/registry.ts';
import type { Approvals } from './approvals/approvals.ts';
import { tellingOthers } from './approvals/beside/tell-others.ts';
import { callOf } from './approvals/call.ts';
import { createCallbacks, takeReport } from './approvals/callback.ts';
import { createDigest } from './approvals/digest.ts';
import { createFencing } from './approvals/fence/fencing.ts';
import { createPolicy } from './approvals/policy.ts';
import { boundRefusals } from './approvals/refusals.ts';
import { track } from './approvals/track.ts';
import { createLogCheck } from './audit/check.ts';
import { dailyHead } from './audit/head.ts';
import { purging } from './audit/retention.ts';
import { createSubjectKeys } from './audit/subjects.ts';
import { type Clock, systemClock } from './clock.ts';
import { createKnown } from './commands/beside/known.ts';
import { type CardUrl, cardUrls, wholeModelOf } from './commands/beside/model.ts';
import { createChannelGuard, lookAtChannel } from './commands/guard.ts';
import { allHandlers } from './commands/handlers.ts';
import { drawHome } from './commands/home.ts';
import { listen } from './commands/listen.ts';
import { listenForGroups } from './commands/membership/events.ts';
import { createPeople, type People } from './commands/people.ts';
import { type Config, ConfigError, readConfig } from './config/config.ts';
import { policyDefaults } from './config/policy.ts';
import { createBlocked, SHARED } from './feed/blocked.ts';
import { watchCards } from './feed/cards.ts';
import type { DeliverParts } from './feed/deliver.ts';
import { startFeed } from './feed/feed.ts';
import { createPace, type Rate, SLACK_RATE } from './feed/pace.ts';
import { watchPlaces } from './feed/places.ts';
import { createPostedLog } from './feed/posted-log.ts';
import { createPoster } from './feed/poster.ts';
import { createUnreachable } from './feed/unreachable.ts';
import { waking } from './feed/waking.ts';
import { createLogger, type Logger } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { checkPolicy, sayLooser } from './policy-start.ts';
import { createReadiness } from './receiver/readiness.ts';
import { routesFor } from './receiver/routes.ts';
import { type HttpServer, PATIENCE, type Patience, startServer } from './receiver/server.ts';
import { createBolt, createReceivers, slackClient, watchSlack } from './slack.ts';
import { identifyBot } from './slack-identity.ts';
import { openStore } from './store/open.ts';
import { createSeal } from './store/seal.ts';
import { StoreUnusable } from './store/unusable.ts';
import { texts } from './text/text.ts';
import { startWorker } from './worker.ts';

const TRACK_EVERY_MS = 1_000;
const COMPARE_EVERY_MS = 60_000;
const PURGE_EVERY_MS = 60_000;
const HEALTH_EVERY_MS = 5_000;
const READY_EVERY_MS = 1_000;
const ACCEPTED_DEADLINE_SECONDS = 15 * 60;

export interface Careline {
  /** The port in use, also when 0 was asked for. */
  readonly port: number;
  /** The port of what operators ask. */
  readonly operationsPort: number;
  /** Finishes what is under way and closes everything. */
  stop(): Promise<void>;
}

/** What tests replace. */
export interface Ambient {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly newId: () => string;
  /** How fast is posted; Slack's own rate unless told. */
  readonly rate?: Rate;
  /** How long a client may take to send a request; as in `PATIENCE` unless told. */
  readonly patience?: Patience;
}

/**
 * Starts Careline. Throws `StoreUnusable` when the database cannot be used, or an error that says what Slack
 * refused.
 */
export async function startCareline(config: Config, ambient: Ambient): Promise<Careline> {
  const { logger, clock, newId } = ambient;
  const { now } = clock;
  for (const warning of config.warnings) logger.warn(warning);
  const report = (what: string) => (error: unknown) => logger.error({ err: error }, what);
  nameBlocks(config.blockIds);
  const client = slackClient(config, config.slack.botToken);
  const identity = await identifyBot(client);
  const { teamId, appId } = identity;
  const { language, encryptionKeys: keys, retentionInputsDays: retainedDays } = config;
  const subjectKeys = createSubjectKeys(keys);

  const policy = await checkPolicy(config, client, logger);

  const metrics = createMetrics();
  const { call, reader } = createUpstream(config, ambient, metrics);
  let wake = (): void => undefined;
  const onError = report('the database');
  const opened = await openStore(config.database, createSeal(keys), {
    now,
    onError,
    migrates: config.migrationUrl === undefined,
    warn: (words) => logger.warn(words),
  });
  const bounded = boundRefusals(
    tellingOthers(
      waking(opened.store, () => wake()),
      { operationById, subjectKeys },
      onError,
    ),
    clock,
    onError,
  );
  const { store } = bounded;
  if (keys.former.length > 0) logger.info({ requests: await store.reseal() }, 'sealed with the current key');
  await sayLooser(policy, store, newId());
  const people = createPeople({
    client,
    teamId,
    groups: config.groups,
    now: () => now().getTime(),
    onUnread: watchGroups(logger, metrics),
  });
  const approvals: Approvals = {
    store,
    call,
    reader,
    operationById,
    directory: people.directory,
    callbacks: createCallbacks(config.publicUrl, keys),
    policyFor: createPolicy(config.policy.entries, policyDefaults(config)),
    groups: config.groups,
    mostOpen: config.policy.openRequests,
    groupNames: policy.groupNames,
    digest: createDigest(keys),
    subjectKeys,
    clock,
    onAltered: (id) => logger.error({ request: id }, 'a request was altered in the database'),
    unknownAfterSeconds: config.unknownAfterSeconds,
    acceptedDeadlineSeconds: ACCEPTED_DEADLINE_SECONDS,
  };
  const cardUrl = cardUrls(store, identity.url);
  const { auditChannel: channel } = config;
  const posted = createPostedLog(client, { botUserId: identity.botUserId, channel, clock });
  const fencing = createFencing(store, posted, now, ({ seq }) =>
    logger.error({ seq }, 'the database is behind what was posted: everything is held until /care reconcile'),
  );
  const compare = () => fencing.look().then(() => undefined, report('reading the audit channel'));
  await compare();
  // Where this process is the only one on its database, whatever is executing belongs to one that died.
  await track(opened.shared ? approvals : { ...approvals, unknownAfterSeconds: 0 });

  const { http, socket } = createReceivers(config, store, now, report('receiving from Slack'));
  const bolt = createBolt(config, identity, socket ?? http, report('an event could not be handled'));
  const { orgId, baseUrl } = config.apis['customers-v2'];
  const environment = `${orgId} @ ${new URL(baseUrl).host}`;
  const blocked = createBlocked(logger, channelsOf(config), metrics.blocked);
  const logCheck = createLogCheck(store, now);
  const unreachable = createUnreachable(logger, metrics.givenUp);
  const around = {
    environment,
    workspaceUrl: identity.url,
    policy,
    fencing,
    logCheck,
    blocked: blocked.now,
    unreadGroups: people.unreadGroups,
    unreachable: unreachable.now,
  };
  const guard = createChannelGuard(client);
  const errands = new Set<Promise<unknown>>();
  listen(
    bolt,
    {
      client,
      people,
      store,
      subjectKeys,
      guard,
      call,
      policyFor: approvals.policyFor,
      logger,
      teamId,
      cardUrl,
      known: createKnown(approvals, cardUrl),
      appId,
      language,
      newId,
      now,
      errands,
    },
    allHandlers(approvals, { ...around, language }),
    drawHome(approvals, around),
  );
  listenForGroups(bolt, teamId, people.groupChanged);
  const rate = ambient.rate ?? SLACK_RATE;
  const poster = createPoster(client, { botUserId: identity.botUserId, pace: createPace(rate), logger });
  const places = watchPlaces({
    channels: channelsOf(config),
    verdictOf: (channel) => lookAtChannel(client, channel),
    blocked,
    now,
  });
  await places.look();
  const feed = startFeed(
    {
      parts: feedParts(config, approvals, {
        poster,
        people,
        cardUrl,
        reached: unreachable.reached,
      }),
      blocked,
      places,
      unreachable,
      logger,
    },
    clock,
  );
  wake = feed.wake;
  const slackAnswers = watchSlack(client);
  const database = createReadiness(async () => {
    await store.ping();
    return { fenced: (await store.fence()) !== undefined };
  }, now);
  const workers = [
    startWorker(() => track(approvals), TRACK_EVERY_MS, clock, report('tracking requests')),
    startWorker(watchCards({ store, poster }, now), TRACK_EVERY_MS, clock, report('looking for cards')),
    startWorker(places.look, TRACK_EVERY_MS, clock, report('looking at the channels')),
    startWorker(dailyHead(store, now), TRACK_EVERY_MS, clock, report('posting the head of the log')),
    ...(retainedDays === undefined
      ? []
      : [startWorker(purging(store, retainedDays), PURGE_EVERY_MS, clock, report('purging old requests'))]),
    startWorker(compare, COMPARE_EVERY_MS, clock, report('reading the audit channel')),
    startWorker(slackAnswers.look, HEALTH_EVERY_MS, clock, report('asking Slack')),
    startWorker(database.look, READY_EVERY_MS, clock, report('looking whether the database writes')),
  ];
  const { outside, operations } = routesFor({
    slackEvents: socket ? undefined : http.route,
    ready: () =>
      database.now() !== undefined &&
      !blocked.now().some(({ word }) => word === SHARED) &&
      slackAnswers.now() &&
      (socket === undefined || socket.connected()),
    held: () => database.now()?.fenced === true,
    metrics,
    store,
    isToken: (token) => approvals.callbacks.read(token) !== undefined,
    report: (token, body) => takeReport(approvals, token, body),
  });
  const serve = (
    at: { readonly host: string; readonly port: number },
    routes: typeof outside,
  ): Promise<HttpServer> =>
    startServer({
      ...at,
      routes,
      patience: ambient.patience ?? PATIENCE,
      onError: report('an HTTP request'),
    });
  await database.look();
  const server = await serve(config, config.operations ? outside : { ...outside, ...operations });
  const apart = config.operations && (await serve(config.operations, operations));
  await bolt.start();
  logger.info({ port: server.port, socketMode: socket !== undefined, environment }, 'Careline is up');

  return {
    port: server.port,
    operationsPort: (apart ?? server).port,
    async stop() {
      await bolt.stop();
      await Promise.all([server.close(), apart?.close()]);
      await Promise.allSettled(errands);
      await Promise.all(workers.map((worker) => worker.stop()));
      await feed.stop();
      await bounded.flush();
      await store.close();
    },
  };
}

/** The back office, watched. */
function createUpstream(config: Config, { logger, newId, clock }: Ambient, metrics: Metrics) {
  const call = createCall({
    apis: config.apis,
    deadlineMs: config.callDeadlineSeconds * 1000,
    newId,
    clock,
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
  return { call, reader };
}

/** An operator hears of a group that Slack does not tell of, and when it does again. */
const watchGroups =
  (logger: Logger, metrics: Metrics) =>
  (group: string, word: string | undefined): void => {
    metrics.groupUnread(group, word);
    if (word === undefined) logger.info({ group }, 'Slack tells again who is in this group');
    else
      logger.error(
        { group, word },
        'Slack does not tell who is in this group: it entitles nobody until it does',
      );
  };

/** Where the feed posts, for the operator. */
const channelsOf = ({ auditChannel, approvalsChannel }: Config) => ({
  audit: auditChannel,
  card: approvalsChannel,
  requester: 'direct messages',
  people: 'direct messages',
});

/** What the feed posts, where, and in whose language. */
function feedParts(
  config: Config,
  approvals: Approvals,
  {
    people,
    cardUrl,
    ...parts
  }: Pick<DeliverParts, 'poster' | 'reached'> & { readonly people: People; readonly cardUrl: CardUrl },
): DeliverParts {
  return {
    ...parts,
    store: approvals.store,
    text: texts[config.language],
    approvalsChannel: config.approvalsChannel,
    auditChannel: config.auditChannel,
    modelOf: (request) => wholeModelOf(approvals, request, cardUrl),
    callOf: (request) => callOf(approvals, request),
    async textOf(userId) {
      const identified = await people.identify(userId, []);
      return texts[identified.ok ? identified.person.locale : config.language];
    },
  };
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  // A promise nobody waited for must not take everybody's requests with it.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
  const careline = await startCareline(config, { logger, clock: systemClock, newId: randomUUID });
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
