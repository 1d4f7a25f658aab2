/** The composition root: configuration in, a running Careline out. */
import { randomUUID } from 'node:crypto';
import { nameBlocks } from './api/customers-v2/blocks.ts';
import type { Ambient } from './app/ambient.ts';
import { createApprovals } from './app/approvals.ts';
import { openDatabase } from './app/database.ts';
import { listenToPeople } from './app/listening.ts';
import { startPosting, watchRefusing } from './app/posting.ts';
import { startServing, watchDatabase } from './app/serving.ts';
import { startWorkers } from './app/workers.ts';
import { createFencing } from './approvals/fence/fencing.ts';
import { track } from './approvals/track.ts';
import { createSubjectKeys } from './audit/subjects.ts';
import { systemClock } from './clock.ts';
import { cardUrls } from './commands/beside/model.ts';
import { createPeople } from './commands/people.ts';
import { type Config, ConfigError, readConfig } from './config/config.ts';
import { SHARED } from './feed/blocked.ts';
import { createPostedLog } from './feed/posted-log.ts';
import { createLogger, type Logger } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { checkPolicy, sayLooser } from './policy-start.ts';
import { createBolt, createReceivers, slackClient, watchSlack } from './slack.ts';
import { identifyBot } from './slack-identity.ts';
import { StoreUnusable } from './store/unusable.ts';

export interface Careline {
  /** The port in use, also when 0 was asked for. */
  readonly port: number;
  /** The port of what operators ask. */
  readonly operationsPort: number;
  /** Finishes what is under way and closes everything. */
  stop(): Promise<void>;
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
  const { teamId, botUserId } = identity;

  const policy = await checkPolicy(config, client, logger);
  const metrics = createMetrics();
  const subjectKeys = createSubjectKeys(config.encryptionKeys);
  const database = await openDatabase(config, ambient, subjectKeys, report('the database'));
  const { store } = database;
  await sayLooser(policy, store, newId());
  const people = createPeople({
    client,
    teamId,
    groups: config.groups,
    now: () => now().getTime(),
    onUnread: watchGroups(logger, metrics),
  });
  const { groupNames } = policy;
  const approvals = createApprovals(config, ambient, { store, people, metrics, subjectKeys, groupNames });
  const posted = createPostedLog(client, { botUserId, channel: config.auditChannel, clock });
  const fencing = createFencing(store, posted, now, ({ seq }) =>
    logger.error({ seq }, 'the database is behind what was posted: everything is held until /care reconcile'),
  );
  const compare = () => fencing.look().then(() => undefined, report('reading the audit channel'));
  await compare();
  // Where this process is the only one on its database, whatever is executing belongs to one that died.
  await track(database.shared ? approvals : { ...approvals, unknownAfterSeconds: 0 });

  const { http, socket } = createReceivers(config, store, now, report('receiving from Slack'));
  const bolt = createBolt(config, identity, socket ?? http, report('an event could not be handled'));
  const refusing = watchRefusing(config, ambient, metrics);
  const cardUrl = cardUrls(store, identity.url);
  const errands = new Set<Promise<unknown>>();
  const environment = listenToPeople(config, ambient, approvals, {
    bolt,
    client,
    identity,
    people,
    policy,
    fencing,
    refusing,
    metrics,
    cardUrl,
    errands,
  });
  const posting = await startPosting(config, ambient, approvals, {
    ...refusing,
    client,
    botUserId,
    people,
    cardUrl,
  });
  database.onNews(posting.feed.wake);
  const slackAnswers = watchSlack(client);
  const readiness = watchDatabase(approvals);
  const looks = { compare, askSlack: slackAnswers.look, tryDatabase: readiness.look };
  const workers = startWorkers(approvals, posting, looks, config.retentionInputsDays, report);
  const serving = await startServing(config, ambient, approvals, {
    slackEvents: socket ? undefined : http.route,
    readiness,
    slackIsWell: () =>
      !refusing.blocked.now().some(({ word }) => word === SHARED) &&
      slackAnswers.now() &&
      (socket === undefined || socket.connected()),
    metrics,
    onError: report('an HTTP request'),
  });
  await bolt.start();
  const { port, operationsPort } = serving;
  logger.info({ port, socketMode: socket !== undefined, environment }, 'Careline is up');

  return {
    port,
    operationsPort,
    async stop() {
      await bolt.stop();
      await serving.close();
      await Promise.allSettled(errands);
      await Promise.all(workers.map((worker) => worker.stop()));
      await posting.feed.stop();
      await database.close();
    },
  };
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
