import { randomUUID } from 'node:crypto';
import { parseJson } from '../../../src/api/json.ts';
import type { AnyInput, InputOf, Operation, OutputOf, Read } from '../../../src/api/operation.ts';
import { systemClock } from '../../../src/clock.ts';
import { type Office, type OfficeOptions, startOffice } from '../../../src/sandbox/office/office.ts';

/** A day on which the seed's commitments run. */
export const TODAY = new Date('2026-11-20T10:00:00Z');

export interface Visit {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
  readonly headers: Headers;
}

/** An office whose clock stands still unless a test moves it. */
export const openOffice = (options: OfficeOptions = {}): Promise<Office> =>
  startOffice({ clock: { ...systemClock, now: () => TODAY }, ...options });

const KEY = {
  partners: 'PARTNERS_API_KEY',
  'customers-v2': 'CUSTOMERS_V2_API_KEY',
  'customers-v4': 'CUSTOMERS_V4_API_KEY',
  barrings: 'BARRINGS_API_KEY',
} as const;

/** The headers a known caller sends to an API. */
export const credentials = (office: Office, api: Operation['api']): Record<string, string> => ({
  'x-api-key': office.env[KEY[api]] ?? '',
  ...(api === 'customers-v2' ? { 'x-auth-roles': 'API_KEY' } : {}),
});

/** Sends an input as it stands, unchecked: what the office says to bad ones is under test. */
export function visit(
  office: Office,
  operation: Operation,
  input: AnyInput,
  init: { headers?: Record<string, string>; org?: string; signal?: AbortSignal } = {},
): Promise<Visit> {
  const values: Record<string, unknown> = {
    org_id: init.org ?? office.orgIds[operation.api],
    ...input.params,
  };
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  const query = Object.entries(input.query ?? {}).map(([name, value]): [string, string] => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
  const search = query.length > 0 ? `?${new URLSearchParams(query)}` : '';
  return send(`${office.urls[operation.api]}${path}${search}`, {
    method: operation.method,
    headers: { ...credentials(office, operation.api), ...headersOf(input), ...init.headers },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(init.signal ? { signal: init.signal } : {}),
  });
}

/** The operation's own headers, and an ID of its own for each call. */
const headersOf = ({ headers }: AnyInput): Record<string, string> => ({
  'Request-Correlation-Id': randomUUID(),
  ...Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
});

export async function send(url: string, init: RequestInit): Promise<Visit> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  return {
    status: response.status,
    text,
    body: text === '' ? undefined : readable(text),
    headers: response.headers,
  };
}

function readable(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/** Runs operations that must succeed, and reads their answers by the definition. */
export function reader(office: Office): Read {
  // Overloads: outside, types follow the operation; inside, its schemas check what types cannot say.
  function read<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>;
  async function read(operation: Operation, input: AnyInput): Promise<unknown> {
    const answer = await visit(office, operation, input);
    const schema = operation.responses[answer.status];
    if (!schema) throw new Error(`${operation.id}: ${answer.status} ${answer.text}`);
    return schema.parse(answer.body);
  }
  return read;
}
