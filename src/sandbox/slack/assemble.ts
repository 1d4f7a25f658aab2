/** Puts the parts of a local workspace together: stores, doors, Web API. Nothing listens yet. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { createDelivery } from './door/delivery.ts';
import { createHttpDoor, type HttpDoor } from './door/http.ts';
import { createSocketDoor, type SocketDoor } from './door/sockets.ts';
import { Groups } from './groups.ts';
import { createMessages } from './messages.ts';
import { createMint } from './mint.ts';
import {
  AGENTS_GROUP,
  APP_ID,
  BOT_ID,
  BOT_USER_ID,
  crowd,
  GROUPS,
  makeChannels,
  PEOPLE,
  TEAM_ID,
} from './people.ts';
import { createResponseUrls } from './response-urls.ts';
import { eventCallback } from './seat/payloads.ts';
import { createTriggers } from './triggers.ts';
import type { SlackFaults, WebApiCall } from './types.ts';
import { createViews } from './views.ts';
import { createApiServer } from './web-api/server.ts';
import { createWebApi } from './web-api/web-api.ts';
import type { World } from './world.ts';

const ACK_TIMEOUT_MS = 3000;

export const BOT_TOKEN = 'xoxb-local-careline';
export const APP_TOKEN = 'xapp-local-careline';
export const SIGNING_SECRET = 'local-signing-secret-of-the-sandbox';

export interface LocalSlackOptions {
  /** Default: any free port. */
  readonly port?: number;
  /** Where signed HTTP goes; left out, the app is reached over Socket Mode. */
  readonly requestUrl?: string;
  readonly now?: () => Date;
  /** Returns a name never returned before. */
  readonly newId?: () => string;
  /** How long the app has to acknowledge; Slack gives 3 s. */
  readonly ackTimeoutMs?: number;
  /** How many care agents work here besides the usual people. */
  readonly crowd?: number;
}

/** What changes while the workspace runs. */
export interface Controls {
  faults: SlackFaults;
  requestUrl: string | undefined;
  version: number;
  /** The server's address, once it listens. */
  base: string;
  readonly listeners: Set<() => void>;
}

export interface Parts {
  readonly world: World;
  readonly groups: Map<string, string[]>;
  readonly controls: Controls;
  readonly calls: readonly WebApiCall[];
  readonly server: Server;
  readonly http: HttpDoor;
  readonly sockets: SocketDoor;
}

/** Makes a workspace that does not listen yet. */
export function assemble(options: LocalSlackOptions): Parts {
  const { now = () => new Date(), newId = randomUUID, ackTimeoutMs: timeoutMs = ACK_TIMEOUT_MS } = options;
  const controls: Controls = {
    faults: {},
    requestUrl: options.requestUrl,
    version: 0,
    base: '',
    listeners: new Set(),
  };
  const changed = () => {
    controls.version += 1;
    for (const listener of controls.listeners) listener();
  };
  const bot = { userId: BOT_USER_ID, botId: BOT_ID, appId: APP_ID, teamId: TEAM_ID };
  const mint = createMint(now, newId);
  const messages = createMessages(mint, changed);
  const seconds = () => Math.floor(now().getTime() / 1_000);
  const groups = new Groups(
    Object.entries(GROUPS).map(([id, group]) => [id, [...group.members]]),
    seconds,
    (change) => {
      const payload = eventCallback(change, mint.id('Ev'), seconds());
      void world.delivery.deliver({ kind: 'events_api', payload }, 'a user group');
      changed();
    },
  );
  const calls: WebApiCall[] = [];
  const more = crowd(options.crowd ?? 0);
  groups.get(AGENTS_GROUP)?.push(...more.map(({ id }) => id));

  const base = () => controls.base;
  const responseUrls = createResponseUrls({ now, mint, messages, botUserId: bot.userId, base });
  const server = createApiServer({
    call: (method, args, token) => call(method, args, token),
    respond: (path, body) => responseUrls.respond(path, body),
  });
  const sockets = createSocketDoor(server, newId, timeoutMs);
  const url = () => controls.requestUrl;
  const http = createHttpDoor({ secret: SIGNING_SECRET, now, url, timeoutMs });
  const world: World = {
    bot,
    people: [...PEOPLE, ...more],
    channels: makeChannels(),
    groups,
    messages,
    views: createViews(mint, changed),
    triggers: createTriggers(now, mint.triggerId),
    responseUrls,
    delivery: createDelivery(() => (controls.requestUrl === undefined ? sockets : http)),
    mint,
    now,
    faults: () => controls.faults,
    socketUrl: () => base().replace('http', 'ws') + sockets.ticket(),
    changed,
  };
  const call = createWebApi(world, { bot: BOT_TOKEN, app: APP_TOKEN }, calls);
  return { world, groups, controls, calls, server, http, sockets };
}
