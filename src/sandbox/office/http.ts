import type { IncomingMessage, Server } from 'node:http';
import { APIS, type Api } from '../../api/operation.ts';

/** What follows the origin in each API's base address: a base may itself hold a path. */
export const BASES: Readonly<Record<Api, string>> = {
  partners: '/partners',
  'customers-v2': '/customers',
  'customers-v4': '/customers',
  barrings: '/barrings',
};

const BODY_LIMIT = 1_000_000;

/** Where a request goes: the API by its base and version, and the path that follows the base. */
export interface Place {
  readonly api: Api | undefined;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Path and query as they came. */
  readonly line: string;
}

/** Reads the request line. The two customers APIs share a base; the version tells them apart. */
export function locate(target: string): Place {
  const base = Object.values(BASES).find((each) => target.startsWith(`${each}/`)) ?? '';
  const line = target.slice(base.length);
  const cut = line.indexOf('?');
  const path = cut < 0 ? line : line.slice(0, cut);
  const query = new URLSearchParams(cut < 0 ? '' : line.slice(cut));
  const version = path.startsWith('/v4/') ? 'v4' : 'v2';
  const api = APIS.find((each) => BASES[each] === base && (base !== '/customers' || each.endsWith(version)));
  return { api, path, query, line };
}

/** The body as text; what exceeds a megabyte is dropped, and will not parse. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= BODY_LIMIT) chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Listens on the loopback interface and says on which port. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Stops listening and drops every connection, delayed answers among them. */
export function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
