/** What the tests of the local workspace share: callers, a Bolt app and an app that is a plain server. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { App, LogLevel } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { onTestFinished } from 'vitest';
import type { LocalSlack } from '../../../src/sandbox/slack/types.ts';
import { type LocalSlackOptions, startLocalSlack } from '../../../src/sandbox/slack/workspace.ts';

export type Json = Record<string, unknown>;

/** A workspace that is closed when the test ends. */
export async function workspace(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const slack = await startLocalSlack(options);
  onTestFinished(() => slack.close());
  return slack;
}

/** A clock that stands still until it is moved. */
export function clock(start = '2026-11-20T10:00:00Z') {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    pass: (ms: number) => {
      at += ms;
    },
  };
}

/** Calls a Web API method as JSON, with the bot's token unless another (or none: '') is given. */
export async function api(
  slack: LocalSlack,
  method: string,
  args: Json = {},
  token = slack.botToken,
): Promise<Json> {
  const response = await fetch(slack.apiUrl + method, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(args),
  });
  return jsonOf(await response.json());
}

/** A value as an object. */
export function jsonOf(value: unknown): Json {
  if (typeof value !== 'object' || value === null) throw new Error(`no object: ${String(value)}`);
  return { ...value };
}

/** A value inside nested objects and arrays, by its path. */
export function dig(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, step) => jsonOf(at)[String(step)], value);
}

/** Waits until something holds, at most two seconds. */
export async function until<T>(look: () => T | undefined | false): Promise<T> {
  const deadline = performance.now() + 2000;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error('waited two seconds in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A Bolt app on HTTP, wired to the workspace. Listeners are registered by `configure`. */
export async function boltApp(slack: LocalSlack, configure: (app: App) => void): Promise<void> {
  const app = new App({
    token: slack.botToken,
    signingSecret: slack.signingSecret,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  configure(app);
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  onTestFinished(async () => {
    await app.stop();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Bolt has no port');
  slack.requestUrl = `http://127.0.0.1:${address.port}/slack/events`;
}

/** A request the plain app received. */
export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The payload of an interaction, the JSON of an event, or the fields of a command. */
  readonly payload: Json;
}

/** What the plain app answers: nothing at all when `undefined`. */
export type Answering = (received: Received) => Reply | undefined;
export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | object;
}

/** An app that is a bare HTTP server: it shows exactly what Slack sends. */
export async function plainApp(slack: LocalSlack, answering: Answering = () => ({})): Promise<Received[]> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString('utf8');
    const entry = { headers: request.headers, body, payload: payloadOf(body) };
    received.push(entry);
    const reply = answering(entry);
    if (!reply) return;
    const text = typeof reply.body === 'object' ? JSON.stringify(reply.body) : (reply.body ?? '');
    response.writeHead(reply.status ?? 200, reply.headers).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the app has no port');
  slack.requestUrl = `http://127.0.0.1:${address.port}/slack/events`;
  return received;
}

function payloadOf(body: string): Json {
  if (body.startsWith('{')) return jsonOf(JSON.parse(body));
  const fields = Object.fromEntries(new URLSearchParams(body));
  return fields.payload === undefined ? fields : jsonOf(JSON.parse(fields.payload));
}

/** Opens a modal for a person, as an app that got their command would. */
export async function openModal(slack: LocalSlack, userId: string, view: unknown): Promise<Json> {
  return api(slack, 'views.open', { trigger_id: await triggerOf(slack, userId), view });
}

/** A fresh trigger id of a person, from a command they type. */
export async function triggerOf(slack: LocalSlack, userId: string): Promise<string> {
  const before = slack.requestUrl;
  const received = await plainApp(slack);
  await slack.as(userId).command('C0CARE', '/trigger');
  slack.requestUrl = before;
  return String(received[0]?.payload.trigger_id);
}

/** The smallest modal with these blocks, or one line of text. */
export function modal(overrides: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Test' },
    submit: { type: 'plain_text', text: 'Send' },
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'hello' } }],
    ...overrides,
  };
}

export const plain = (text: string) => ({ type: 'plain_text', text }) as const;

/** An input block of a plain text input. */
export function textInput(blockId: string, element: Json = {}, block: Json = {}) {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(blockId),
    element: { type: 'plain_text_input', action_id: 'value', ...element },
    ...block,
  };
}
