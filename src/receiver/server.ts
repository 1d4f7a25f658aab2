import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { makeRoom } from './room.ts';

export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** How long a client has to send its headers, and its whole request, before its socket is closed. */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often sockets are looked at. */
  readonly sweepMs: number;
  /** How many sockets are held; then the one that is silent for longest makes room. */
  readonly sockets: number;
}

export const PATIENCE: Patience = { headersMs: 5_000, requestMs: 10_000, sweepMs: 1_000, sockets: 4_800 };
/** New connections that wait until there is time for them. */
const BACKLOG = 2_048;

export interface HttpServer {
  readonly port: number;
  /** Stops taking requests and waits for those under way. */
  close(): Promise<void>;
}

/** Listens for `METHOD /path` routes; anything else is 404, and a route that throws is 500 and reported. */
export async function startServer(options: {
  readonly port: number;
  readonly host: string;
  readonly routes: Readonly<Record<string, Route>>;
  readonly patience: Patience;
  readonly onError: (error: unknown) => void;
}): Promise<HttpServer> {
  const { headersMs, requestMs, sweepMs } = options.patience;
  const server = createServer(
    { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: sweepMs },
    (request, response) => {
      const route = routeFor(options.routes, request);
      if (route === undefined) {
        response.writeHead(404).end();
        return;
      }
      Promise.resolve(route(request, response)).catch((error: unknown) => {
        options.onError(error);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
  );
  makeRoom(server, options.patience.sockets);
  await listen(server, options.port, options.host);
  const { port } = server.address() as AddressInfo;
  return { port, close: () => close(server) };
}

/** The route of a request line; `POST /callbacks/*` takes one more segment. */
function routeFor(routes: Readonly<Record<string, Route>>, request: IncomingMessage): Route | undefined {
  const line = `${request.method} ${request.url?.split('?')[0]}`;
  return routes[line] ?? routes[line.replace(/\/[^/]+$/, '/*')];
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
