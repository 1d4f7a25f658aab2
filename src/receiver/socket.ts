import type { App, Receiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type Admission, admit } from './admit.ts';

/** Slack pings about every ten seconds; a socket silent for longer than this is dead. */
const SILENCE_MS = 30_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const MAX_FRAME_BYTES = 3_000_000;

const frame = z.union([
  z.looseObject({ type: z.literal('hello') }),
  z.looseObject({ type: z.literal('disconnect') }),
  z.looseObject({ type: z.string(), envelope_id: z.string().min(1).max(128), payload: z.unknown() }),
]);

export interface SocketReceiver extends Receiver {
  /** Whether a socket is open and greeted. */
  connected(): boolean;
}

/**
 * Receives over Socket Mode. Bolt's own receiver ends the process on a bad frame and on `invalid_auth` while
 * reconnecting; this one ignores the frame, and keeps trying while `connected` says no.
 */
export function createSocketReceiver(options: {
  /** A client that carries the app-level token. */
  readonly client: WebClient;
  readonly admission: Admission;
  readonly onError: (error: unknown) => void;
}): SocketReceiver {
  let bolt: App | undefined;
  let socket: WebSocket | undefined;
  let greeted = false;
  let stopped = false;
  let pause = FIRST_PAUSE_MS;
  let retry: NodeJS.Timeout | undefined;
  const hello = Promise.withResolvers<void>();

  async function connect(): Promise<void> {
    const { url } = await options.client.apps.connections.open({});
    if (url === undefined || stopped) return;
    const opened = new WebSocket(url, { maxPayload: MAX_FRAME_BYTES, handshakeTimeout: SILENCE_MS });
    socket = opened;
    let silence = setTimeout(() => opened.terminate(), SILENCE_MS);
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => opened.terminate(), SILENCE_MS);
    };
    opened.on('ping', heard);
    opened.on('error', options.onError);
    opened.on('message', (data, isBinary) => {
      heard();
      if (!isBinary) receive(opened, String(data)).catch(options.onError);
    });
    opened.on('close', () => {
      clearTimeout(silence);
      if (socket !== opened) return;
      greeted = false;
      reconnect();
    });
  }

  async function receive(from: WebSocket, text: string): Promise<void> {
    const read = frame.safeParse(parse(text));
    if (!read.success) return;
    if (read.data.type === 'hello') {
      greeted = true;
      hello.resolve();
      pause = FIRST_PAUSE_MS;
    } else if (read.data.type === 'disconnect') {
      from.close();
    } else if (typeof read.data.envelope_id === 'string') {
      await handle(from, read.data.envelope_id, read.data.payload);
    }
  }

  async function handle(from: WebSocket, envelopeId: string, payload: unknown): Promise<void> {
    let acknowledged = false;
    const ack = async (answer?: unknown): Promise<void> => {
      if (acknowledged) return;
      acknowledged = true;
      const body = typeof answer === 'string' ? { text: answer } : answer;
      from.send(JSON.stringify({ envelope_id: envelopeId, ...(body !== undefined && { payload: body }) }));
    };
    const admitted = await admit(options.admission, payload, `envelope:${envelopeId}`);
    if (admitted.kind === 'admitted') await bolt?.processEvent({ body: admitted.body, ack });
    await ack();
  }

  function reconnect(): void {
    if (stopped || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      connect().catch((error: unknown) => {
        options.onError(error);
        reconnect();
      });
    }, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }

  return {
    init(app: App) {
      bolt = app;
    },
    async start() {
      await connect();
      await hello.promise;
    },
    async stop() {
      stopped = true;
      clearTimeout(retry);
      socket?.close();
    },
    connected: () => greeted,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
