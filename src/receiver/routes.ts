import type { Reported } from '../approvals/callback.ts';
import type { Store } from '../store/store.ts';
import { callbackRoute } from './callbacks.ts';
import { end } from './http.ts';
import type { Route } from './server.ts';

type Routes = Readonly<Record<string, Route>>;

/** What is served to Slack (unless Socket Mode is used) and the partners API; and what operators ask, which may stand apart. */
export function routesFor(parts: {
  readonly slackEvents: Route | undefined;
  /** False: not to be sent work. Known already: whoever asks makes no work. */
  readonly ready: () => boolean;
  /** Whether a fence holds everything: known already as well. */
  readonly held: () => boolean;
  readonly metrics: {
    read(backlog: number, fenced: boolean, stopped: boolean): Promise<string>;
    reported(result: Reported): void;
  };
  readonly store: Pick<Store, 'backlog' | 'fence' | 'stop'>;
  /** Whether an address of a report is one of ours. */
  readonly isToken: (token: string) => boolean;
  /** Takes what the partners API reports. */
  readonly report: (token: string, body: string) => Promise<Reported>;
}): { readonly outside: Routes; readonly operations: Routes } {
  const outside = {
    ...(parts.slackEvents && { 'POST /slack/events': parts.slackEvents }),
    'POST /callbacks/*': callbackRoute(parts.isToken, parts.report, parts.metrics),
  };
  const operations: Routes = {
    'GET /health/live': (_request, response) => end(response, 200, 'live'),
    'GET /health/ready': (_request, response) => {
      const ready = parts.ready();
      // Held, it still answers: who could take in what the channel knows must reach it.
      end(response, ready ? 200 : 503, ready ? (parts.held() ? 'ready, held' : 'ready') : 'not ready');
    },
    'GET /metrics': async (_request, response) => {
      const { store, metrics } = parts;
      const [backlog, fence, stop] = await Promise.all([store.backlog(), store.fence(), store.stop()]);
      end(response, 200, await metrics.read(backlog, fence !== undefined, stop !== undefined));
    },
  };
  return { outside, operations };
}
