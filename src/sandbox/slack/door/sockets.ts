/** The Socket Mode door: each envelope to one connection, acknowledged by its id. */
import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { APP_ID } from '../people.ts';
import type { Door, Reply } from './door.ts';

/** Often enough for Bolt, which takes a silent connection for dead after 30 s. */
const PING_MS = 10_000;
/** What Slack says of a connection's life before it asks for a new one. */
const CONNECTION_SECONDS = 18_060;

/** How long a client may take to close when the workspace shuts. */
const FAREWELL_MS = 200;

const ackSchema = z.looseObject({ envelope_id: z.string(), payload: z.unknown().optional() });

export interface SocketDoor extends Door {
  /** The path of a new connection, good for one use. */
  ticket(): string;
  frame(text: string): void;
  /** Asks every connection to come again, and closes it. */
  drop(): void;
  close(): void;
}

/** Serves Socket Mode on the workspace's own server. */
export function createSocketDoor(server: Server, newId: () => string, timeoutMs: number): SocketDoor {
  const wss = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const waiting = new Map<string, (reply: Reply) => void>();
  const sockets: WebSocket[] = [];

  server.on('upgrade', (request: IncomingMessage, stream, head) => {
    const ticket = new URL(request.url ?? '/', 'ws://localhost').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) {
      stream.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    wss.handleUpgrade(request, stream, head, welcome);
  });
  const pinger = setInterval(() => {
    for (const socket of sockets) socket.ping();
  }, PING_MS).unref();

  function welcome(socket: WebSocket): void {
    sockets.push(socket);
    socket.on('close', () => sockets.splice(sockets.indexOf(socket), 1));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => acknowledge(String(data)));
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: sockets.length,
        debug_info: { host: 'applink-local', approximate_connection_time: CONNECTION_SECONDS },
        connection_info: { app_id: APP_ID },
      }),
    );
  }

  function acknowledge(text: string): void {
    const ack = ackSchema.safeParse(parsed(text));
    if (!ack.success) return;
    waiting.get(ack.data.envelope_id)?.({ status: 200, body: ack.data.payload ?? '' });
  }

  return {
    ticket() {
      const ticket = newId();
      tickets.add(ticket);
      return `/link/?ticket=${encodeURIComponent(ticket)}&app_id=${APP_ID}`;
    },
    async send({ kind, payload }, retry) {
      const socket = sockets.shift();
      if (!socket) return { status: 0, body: '', trouble: 'connection_failed' };
      // To the back of the line: the next envelope goes to another connection, as Slack spreads them.
      sockets.push(socket);
      const id = newId();
      const event = kind === 'events_api';
      return new Promise((resolve) => {
        const settle = (reply: Reply) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(reply);
        };
        const timer = setTimeout(() => settle({ status: 0, body: '', trouble: 'http_timeout' }), timeoutMs);
        waiting.set(id, settle);
        socket.send(
          JSON.stringify({
            envelope_id: id,
            type: kind,
            payload,
            accepts_response_payload: !event,
            ...(event && { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' }),
          }),
        );
      });
    },
    frame(text) {
      for (const socket of sockets) socket.send(text);
    },
    drop() {
      const farewell = {
        type: 'disconnect',
        reason: 'refresh_requested',
        debug_info: { host: 'applink-local' },
      };
      for (const socket of [...sockets]) {
        socket.send(JSON.stringify(farewell));
        socket.close(1000);
      }
    },
    close() {
      clearInterval(pinger);
      for (const socket of [...sockets]) {
        socket.close(1001);
        setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
      }
      for (const settle of [...waiting.values()]) {
        settle({ status: 0, body: '', trouble: 'connection_failed' });
      }
      wss.close();
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
