/** The page of the demo: its files, and the small JSON API between it and the local workspace. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Office } from '../office/office.ts';
import type { LocalSlack } from '../slack/types.ts';
import { act, action } from './act.ts';
import { asset, indexHtml } from './assets.ts';
import { applyFaults, faultSwitches } from './faults.ts';
import { type Command, type Shortcut, stateFor } from './state.ts';

const MAX_BODY_BYTES = 300_000;

export interface PageOptions {
  readonly slack: LocalSlack;
  readonly office: Office;
  /** Default: any free port. */
  readonly port?: number;
  readonly commands: readonly Command[];
  readonly shortcuts: readonly Shortcut[];
}

export interface Page {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page on 127.0.0.1. */
export async function startPage(options: PageOptions): Promise<Page> {
  const { slack, office } = options;
  const streams = new Set<ServerResponse>();
  const tell = () => {
    for (const stream of streams) stream.write(`data: ${slack.version}\n\n`);
  };
  const stopListening = [slack.onChange(tell), office.onCall(tell)];

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      json(response, 500, { failure: error instanceof Error ? error.message : 'something went wrong' });
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // A page elsewhere whose name resolves to this machine must not drive the demo.
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!hosts.has(request.headers.host ?? '')) return json(response, 421, { failure: 'wrong host' });
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /':
        return page(response);
      case 'GET /api/events':
        return stream(response);
      case 'GET /api/state':
        return json(response, 200, stateFor(options, url.searchParams.get('user') ?? ''));
      case 'POST /api/act': {
        const read = action.safeParse(await body(request));
        if (!read.success) return json(response, 400, { failure: 'not an action of this page' });
        return json(response, 200, await act(slack, read.data));
      }
      case 'POST /api/faults': {
        const read = faultSwitches.safeParse(await body(request));
        if (!read.success) return json(response, 400, { failure: 'not a fault of this page' });
        applyFaults(slack, office, read.data);
        tell();
        return json(response, 200, {});
      }
      default:
        return file(url.pathname, response);
    }
  }

  function stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`data: ${slack.version}\n\n`);
    streams.add(response);
    response.on('close', () => streams.delete(response));
  }

  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      for (const stop of stopListening) stop();
      for (const open of streams) open.end();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function page(response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64');
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });
  response.end(indexHtml(nonce));
}

async function file(path: string, response: ServerResponse): Promise<void> {
  const found = await asset(path);
  if (found === undefined) return json(response, 404, { failure: 'nothing here' });
  response.writeHead(200, { 'content-type': found.type, 'cache-control': 'no-store' }).end(found.text);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

/** The body as JSON; `undefined` when it is none, or too long. */
async function body(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
