/** What is posted to Slack: put together, and carried. */
import type { WebClient } from '@slack/web-api';
import type { Approvals } from '../approvals/approvals.ts';
import { callOf } from '../approvals/call.ts';
import { type CardUrl, wholeModelOf } from '../commands/beside/model.ts';
import { lookAtChannel } from '../commands/guard.ts';
import type { People } from '../commands/people.ts';
import type { Config } from '../config/config.ts';
import { type Blocked, createBlocked } from '../feed/blocked.ts';
import type { DeliverParts } from '../feed/deliver.ts';
import { type Feed, startFeed } from '../feed/feed.ts';
import { createPace, SLACK_RATE } from '../feed/pace.ts';
import { type Places, watchPlaces } from '../feed/places.ts';
import { createPoster, type Poster } from '../feed/poster.ts';
import { createUnreachable, type Unreachable } from '../feed/unreachable.ts';
import type { Metrics } from '../metrics.ts';
import { texts } from '../text/text.ts';
import type { Ambient } from './ambient.ts';

/** What takes no messages: channels until somebody mends them, and people. */
export interface Refusing {
  readonly blocked: Blocked;
  readonly unreachable: Unreachable;
}

export const watchRefusing = (config: Config, { logger }: Ambient, metrics: Metrics): Refusing => ({
  blocked: createBlocked(logger, channelsOf(config), metrics.blocked),
  unreachable: createUnreachable(logger, metrics.givenUp),
});

export interface Posting {
  readonly poster: Poster;
  readonly places: Places;
  readonly feed: Feed;
}

interface PostingParts extends Refusing {
  readonly client: WebClient;
  readonly botUserId: string;
  readonly people: People;
  readonly cardUrl: CardUrl;
}

/** Looks whether the channels may be posted into, and begins to carry what waits. */
export async function startPosting(
  config: Config,
  { logger, clock, rate = SLACK_RATE }: Ambient,
  approvals: Approvals,
  { client, botUserId, blocked, unreachable, people, cardUrl }: PostingParts,
): Promise<Posting> {
  const poster = createPoster(client, { botUserId, pace: createPace(rate), logger });
  const places = watchPlaces({
    channels: channelsOf(config),
    verdictOf: (channel) => lookAtChannel(client, channel),
    blocked,
    now: clock.now,
  });
  await places.look();
  const parts = feedParts(config, approvals, { poster, people, cardUrl, reached: unreachable.reached });
  const feed = startFeed({ parts, blocked, places, unreachable, logger }, clock);
  return { poster, places, feed };
}

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
