/** What stands before several replicas: each request goes to the next one. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/** `ports`: of the replicas, on loopback; one that is gone is passed over. */
export async function startBalancer(ports: () => readonly number[]): Promise<Balancer> {
  let turn = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const sent = Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    );
    const all = ports();
    for (let tried = 0; tried < all.length; tried += 1) {
      turn += 1;
      try {
        const answer = await fetch(`http://127.0.0.1:${all[turn % all.length]}${request.url}`, {
          method: request.method ?? 'POST',
          headers: sent.filter(([name]) => name !== 'content-length'),
          body: Buffer.concat(chunks),
        });
        const type = answer.headers.get('content-type');
        response.writeHead(answer.status, type === null ? {} : { 'content-type': type });
        response.end(Buffer.from(await answer.arrayBuffer()));
        return;
      } catch {
        // The next one is asked.
      }
    }
    response.writeHead(502).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
