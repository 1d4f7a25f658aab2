import type { Reported } from '../approvals/callback.ts';
import type { Store } from '../store/store.ts';
import { callbackRoute } from './callbacks.ts';
import { end } from './http.ts';
import type { Route } from './server.ts';

/** What the HTTP server serves: Slack (unless Socket Mode is used), and what operators ask. */
export function routesFor(parts: {
  readonly slackEvents: Route | undefined;
  /** False or a rejection: not to be sent work. */
  readonly ready: () => Promise<boolean>;
  readonly metrics: {
    read(backlog: number, fenced: boolean): Promise<string>;
    reported(result: Reported): void;
  };
  readonly store: Pick<Store, 'backlog' | 'fence'>;
  /** Takes what the partners API reports. */
  readonly report: (token: string, body: string) => Promise<Reported>;
}): Readonly<Record<string, Route>> {
  return {
    ...(parts.slackEvents && { 'POST /slack/events': parts.slackEvents }),
    'GET /health/live': (_request, response) => end(response, 200, 'live'),
    'GET /health/ready': async (_request, response) => {
      const ready = await parts.ready().catch(() => false);
      // Held, it still answers: who could take in what the channel knows must reach it.
      const held = ready && (await parts.store.fence()) !== undefined;
      end(response, ready ? 200 : 503, held ? 'ready, held' : ready ? 'ready' : 'not ready');
    },
    'POST /callbacks/*': callbackRoute(parts.report, parts.metrics),
    'GET /metrics': async (_request, response) => {
      end(
        response,
        200,
        await parts.metrics.read(await parts.store.backlog(), (await parts.store.fence()) !== undefined),
      );
    },
  };
}
