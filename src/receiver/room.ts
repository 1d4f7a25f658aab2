import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** Beyond what there is room for, while those that are to go are still closing. */
const MARGIN = 200;

/**
 * Holds at most so many sockets: when another comes, the one that has been silent for longest makes room. Never one whose
 * request has arrived and is being answered. No share by address: behind a proxy all come from one.
 */
export function makeRoom(server: Server, most: number): void {
  // In the order in which they were last heard of, with the request that is under way.
  const held = new Map<Socket, IncomingMessage | undefined>();
  const heard = (socket: Socket, request?: IncomingMessage) => {
    held.delete(socket);
    held.set(socket, request);
  };
  server.maxConnections = most + MARGIN;
  server.on('connection', (socket) => {
    heard(socket);
    socket.once('close', () => held.delete(socket));
    if (held.size > most) longestSilent(held)?.destroy();
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    heard(socket, request);
    response.once('close', () => {
      if (held.has(socket)) heard(socket);
    });
  });
}

function longestSilent(held: ReadonlyMap<Socket, IncomingMessage | undefined>): Socket | undefined {
  for (const [socket, request] of held) if (!request?.complete) return socket;
  return undefined;
}
