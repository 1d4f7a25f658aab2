/** The signed HTTP door. */
import { Agent, type IncomingMessage, request } from 'node:http';
import type { PostOptions } from '../types.ts';
import type { Door, Envelope, Reply, Retry } from './door.ts';
import { sign } from './signature.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly noRetry: boolean;
}

export interface HttpDoor extends Door {
  /** Sends a body as it is, signed unless the options say otherwise. Throws when there is no answer. */
  post(body: string, options?: PostOptions): Promise<Answer>;
  close(): void;
}

interface Parts {
  readonly secret: string;
  readonly now: () => Date;
  readonly url: () => string | undefined;
  readonly timeoutMs: number;
}

class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Posts to the app's request URL with Slack's signature. */
export function createHttpDoor({ secret, now, url, timeoutMs }: Parts): HttpDoor {
  const agent = new Agent({ keepAlive: true });

  async function post(body: string, options: PostOptions = {}): Promise<Answer> {
    const target = url();
    if (target === undefined) throw new Error('the workspace has no request URL: the app uses Socket Mode');
    const timestamp = options.timestamp ?? Math.floor(now().getTime() / 1000);
    const headers = {
      'content-type': body.startsWith('{') ? JSON_TYPE : FORM,
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': options.signature ?? sign(secret, timestamp, body),
      ...options.headers,
    };
    return exchange(target, headers, body, { agent, timeoutMs });
  }

  return {
    post,
    async send(envelope, retry): Promise<Reply> {
      try {
        const answer = await post(bodyOf(envelope), { headers: headersOf(envelope, retry) });
        const ok = answer.status >= 200 && answer.status < 300;
        return {
          status: answer.status,
          body: parsed(answer.body),
          noRetry: answer.noRetry,
          ...(!ok && { trouble: 'http_error' }),
        };
      } catch (error) {
        const trouble = error instanceof NoAnswer ? 'http_timeout' : 'connection_failed';
        return { status: 0, body: '', trouble };
      }
    },
    close: () => agent.destroy(),
  };
}

function bodyOf({ kind, payload }: Envelope): string {
  if (kind === 'events_api') return JSON.stringify(payload);
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

function headersOf({ kind }: Envelope, retry: Retry | undefined): Record<string, string> {
  return {
    'content-type': kind === 'events_api' ? JSON_TYPE : FORM,
    ...(retry && { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function exchange(
  url: string,
  headers: Record<string, string>,
  body: string,
  { agent, timeoutMs }: { agent: Agent; timeoutMs: number },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, agent }, (response) => {
      collect(response).then(
        (text) =>
          resolve({
            status: response.statusCode ?? 0,
            body: text,
            noRetry: response.headers['x-slack-no-retry'] === '1',
          }),
        reject,
      );
    });
    const timer = setTimeout(() => outgoing.destroy(new NoAnswer('no answer in time')), timeoutMs);
    outgoing.on('error', reject);
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.end(body);
  });
}

async function collect(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
