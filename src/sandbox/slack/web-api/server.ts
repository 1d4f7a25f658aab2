/** The workspace's HTTP server: Web API methods and response URLs. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SlackError } from '../refusals.ts';
import type { Arguments } from './method.ts';
import { type ApiAnswer, errorBody } from './web-api.ts';

/** Arguments that forms carry as JSON text. */
const JSON_ARGUMENTS = ['view', 'blocks', 'metadata', 'attachments'];
const LARGEST_BODY = 10 * 1024 * 1024;

interface Parts {
  readonly call: (method: string, args: Arguments, token: string | undefined) => Promise<ApiAnswer>;
  /** Takes an answer to a response URL. Throws `SlackError`. */
  readonly respond: (path: string, body: unknown) => void;
}

/** Makes the server; it does not listen yet. */
export function createApiServer(parts: Parts): Server {
  return createServer((request, response) => {
    answer(parts, request).then(
      (result) => send(response, result),
      (error: unknown) => send(response, { status: 500, body: String(error) }),
    );
  });
}

async function answer(parts: Parts, request: IncomingMessage): Promise<ApiAnswer> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = await read(request);
  if (body === undefined) return { status: 413, body: 'request too large' };
  const method = /^\/api\/([\w.]+)$/.exec(url.pathname)?.[1];
  if (method !== undefined) {
    const { token: given, ...args } = argumentsOf(request, url, body);
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    return parts.call(method, args, bearer ?? (typeof given === 'string' ? given : undefined));
  }
  if (request.method === 'POST' && /^\/(commands|actions)\//.test(url.pathname)) {
    return respond(parts, url.pathname, parsed(body));
  }
  return { status: 404, body: 'not found' };
}

function respond({ respond: take }: Parts, path: string, body: unknown): ApiAnswer {
  try {
    take(path, body);
    return { status: 200, body: 'ok' };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { status: /_url$/.test(error.code) ? 404 : 400, body: errorBody(error) };
  }
}

function argumentsOf(request: IncomingMessage, url: URL, body: string): Record<string, unknown> {
  const query = Object.fromEntries(url.searchParams);
  if (request.headers['content-type']?.startsWith('application/json')) {
    const json = parsed(body);
    return typeof json === 'object' && json !== null ? { ...query, ...json } : query;
  }
  const args: Record<string, unknown> = { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  for (const name of JSON_ARGUMENTS) {
    const value = args[name];
    if (typeof value === 'string') args[name] = parsed(value) ?? value;
  }
  return args;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, headers, body, lost }: ApiAnswer): void {
  if (lost) {
    response.destroy();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}
