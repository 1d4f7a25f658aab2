import type { IncomingMessage, ServerResponse } from 'node:http';

/** As much of a body as is still taken off the line, unread, so that who sent it reads the answer and not a reset. */
const MOST_DISCARDED = 65_536;
const DISCARD_MS = 1_000;

/** Answers a request whose body nobody wants to read, at once, and closes its connection. */
export function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close', 'content-length': 0 });
  response.flushHeaders();
  if (Number(request.headers['content-length'] ?? 0) > MOST_DISCARDED) {
    response.end();
    return;
  }
  const close = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(close, DISCARD_MS);
  let discarded = 0;
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > MOST_DISCARDED) close();
  });
  request.once('end', close);
  request.once('error', close);
}
