/** What is asked of Careline over HTTP, by Slack, by the back office and by operators. */
import type { Approvals } from '../approvals/approvals.ts';
import { takeReport } from '../approvals/callback.ts';
import type { Config } from '../config/config.ts';
import type { Metrics } from '../metrics.ts';
import { createReadiness, type Readiness } from '../receiver/readiness.ts';
import { routesFor } from '../receiver/routes.ts';
import { type HttpServer, PATIENCE, startServer } from '../receiver/server.ts';
import type { Ambient } from './ambient.ts';

/** What is known of a database that takes what is written. */
interface Held {
  readonly fenced: boolean;
}

/** Looks whether the database takes what is written, and whether it is fenced. */
export const watchDatabase = ({ store, clock }: Approvals): Readiness<Held> =>
  createReadiness(async () => {
    await store.ping();
    return { fenced: (await store.fence()) !== undefined };
  }, clock.now);

interface ServingParts {
  readonly slackEvents: Parameters<typeof routesFor>[0]['slackEvents'];
  readonly readiness: Readiness<Held>;
  /** Whether Slack can be reached, in both directions, and posted to. */
  slackIsWell(): boolean;
  readonly metrics: Metrics;
  readonly onError: (error: unknown) => void;
}

export interface Serving {
  readonly port: number;
  readonly operationsPort: number;
  close(): Promise<void>;
}

/** Opens the port, and one of their own for operators where the configuration has one. */
export async function startServing(
  config: Config,
  { patience = PATIENCE }: Ambient,
  approvals: Approvals,
  { slackEvents, readiness, slackIsWell, metrics, onError }: ServingParts,
): Promise<Serving> {
  const { outside, operations } = routesFor({
    slackEvents,
    ready: () => readiness.now() !== undefined && slackIsWell(),
    held: () => readiness.now()?.fenced === true,
    metrics,
    store: approvals.store,
    isToken: (token) => approvals.callbacks.read(token) !== undefined,
    report: (token, body) => takeReport(approvals, token, body),
  });
  const serve = ({ host, port }: Place, routes: typeof outside): Promise<HttpServer> =>
    startServer({ host, port, routes, patience, onError });
  await readiness.look();
  const server = await serve(config, config.operations ? outside : { ...outside, ...operations });
  const apart = config.operations && (await serve(config.operations, operations));
  return {
    port: server.port,
    operationsPort: (apart ?? server).port,
    async close() {
      await Promise.all([server.close(), apart?.close()]);
    },
  };
}

interface Place {
  readonly host: string;
  readonly port: number;
}
