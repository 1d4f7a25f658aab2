import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import { type Admission, admit } from './admit.ts';
import { BodyTooLarge, createBodyReader, parseBody, TooManyBodies } from './body.ts';
import { refuse } from './refuse.ts';
import type { Route } from './server.ts';
import { urlVerification } from './shapes.ts';
import { couldBeSigned, isSigned } from './signature.ts';

/** Slack gives up after three seconds; a handler that has said nothing by then is acknowledged for it. */
const ACK_BY_MS = 2_500;

export interface HttpReceiver extends Receiver {
  /** Serves `POST /slack/events`. */
  readonly route: Route;
}

/** Receives signed HTTP from Slack. Listening is the server's, which carries this route among others. */
export function createHttpReceiver(options: {
  /** One of them has signed what is taken. */
  readonly signingSecrets: readonly string[];
  readonly admission: Admission;
  readonly now: () => Date;
}): HttpReceiver {
  let bolt: App | undefined;
  const read = createBodyReader();
  return {
    init(app: App) {
      bolt = app;
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    async route(request, response) {
      const signature = header(request, 'x-slack-signature');
      const proof = { timestamp: header(request, 'x-slack-request-timestamp'), signature };
      if (!couldBeSigned(proof, options.now())) return refuse(request, response, 401);
      const body = await bodyOf(request, response, read);
      if (body === undefined) return;
      if (!isSigned(options.signingSecrets, { ...proof, body }, options.now())) return end(response, 401);
      const raw = parseBody(body, request.headers['content-type']);
      const verification = urlVerification.safeParse(raw);
      if (verification.success) return end(response, 200, { challenge: verification.data.challenge });
      const admitted = await admit(options.admission, raw, `${signature}`);
      if (admitted.kind === 'malformed') return end(response, 400);
      if (admitted.kind === 'repeated') return end(response, 200);
      const ack = acknowledger(response);
      await bolt?.processEvent({ body: admitted.body, ack: ack.send });
      ack.finish();
    },
  };
}

/** The body, or nothing when it was refused and answered. */
export async function bodyOf(
  request: IncomingMessage,
  response: ServerResponse,
  read: (request: IncomingMessage) => Promise<Buffer>,
): Promise<Buffer | undefined> {
  try {
    return await read(request);
  } catch (error) {
    refuse(
      request,
      response,
      error instanceof BodyTooLarge ? 413 : error instanceof TooManyBodies ? 503 : 400,
    );
    return undefined;
  }
}

/** Answers once: with what the handler says, or empty when it says nothing in time. */
function acknowledger(response: ServerResponse) {
  const send = async (answer?: unknown): Promise<void> => {
    clearTimeout(timer);
    if (!response.headersSent) end(response, 200, answer === '' ? undefined : answer);
  };
  const timer = setTimeout(send, ACK_BY_MS);
  return { send, finish: () => void send() };
}

/** Ends a response; a string is sent as text, anything else as JSON. */
export function end(response: ServerResponse, status: number, body?: unknown): void {
  if (body === undefined) {
    response.writeHead(status).end();
  } else if (typeof body === 'string') {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(body);
  } else {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
