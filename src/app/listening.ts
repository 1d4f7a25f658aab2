/** What people type and click: who they are, what they are shown, and what runs. */
import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Approvals } from '../approvals/approvals.ts';
import type { Fencing } from '../approvals/fence/fencing.ts';
import { createLogCheck } from '../audit/check.ts';
import { createKnown } from '../commands/beside/known.ts';
import type { CardUrl } from '../commands/beside/model.ts';
import { createChannelGuard } from '../commands/guard.ts';
import { allHandlers } from '../commands/handlers.ts';
import { drawHome } from '../commands/home.ts';
import { listen } from '../commands/listen.ts';
import { listenForGroups } from '../commands/membership/events.ts';
import type { People } from '../commands/people.ts';
import type { Config } from '../config/config.ts';
import type { Metrics } from '../metrics.ts';
import type { PolicyNotes } from '../policy-start.ts';
import type { SlackIdentity } from '../slack-identity.ts';
import type { Ambient } from './ambient.ts';
import type { Refusing } from './posting.ts';

interface Parts {
  readonly bolt: App;
  readonly client: WebClient;
  readonly identity: SlackIdentity;
  readonly people: People;
  readonly policy: PolicyNotes;
  readonly fencing: Fencing;
  readonly refusing: Refusing;
  readonly metrics: Metrics;
  readonly cardUrl: CardUrl;
  /** What is under way: to be waited for at the end. */
  readonly errands: Set<Promise<unknown>>;
}

/** Answers people in Slack. Returns the words for which environment this is. */
export function listenToPeople(
  config: Config,
  { logger, clock: { now }, newId }: Ambient,
  approvals: Approvals,
  { bolt, client, identity, people, policy, fencing, refusing, metrics, cardUrl, errands }: Parts,
): string {
  const { store, subjectKeys, call, policyFor } = approvals;
  const { teamId, appId, url: workspaceUrl } = identity;
  const { language } = config;
  const { orgId, baseUrl } = config.apis['customers-v2'];
  const environment = `${orgId} @ ${new URL(baseUrl).host}`;
  const around = {
    environment,
    workspaceUrl,
    policy,
    fencing,
    logCheck: createLogCheck(store, now),
    blocked: refusing.blocked.now,
    unreadGroups: people.unreadGroups,
    unreachable: refusing.unreachable.now,
  };
  listen(
    bolt,
    {
      client,
      people,
      store,
      subjectKeys,
      guard: createChannelGuard(client),
      call,
      policyFor,
      looked: metrics.looked,
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
  return environment;
}
