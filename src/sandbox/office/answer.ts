import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { AnyInput, Api, Operation } from '../../api/operation.ts';
import type { Match } from './match.ts';
import { envelope, Problem } from './problem.ts';
import { headersOf, readQuery } from './query.ts';
import { shelf } from './shelf.ts';
import type { World } from './world.ts';

/** A request, read to its end. */
export interface Received {
  readonly api: Api;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body as text, empty when there was none. */
  readonly text: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the office expects of every caller. */
export interface House {
  readonly orgIds: Readonly<Record<Api, string>>;
  readonly apiKeys: Readonly<Record<Api, string>>;
}

/** Answers a request: who calls, where to, may they, is the input right, and then the handler. */
export function answer(received: Received, match: Match, house: House, world: World): Answer {
  try {
    const { route, values } = checkRequest(received, match, house);
    const input = readInput(route.operation, values, received);
    refuseRepeated(route.operation, received, world);
    const reply = route.run(input, world);
    return { status: reply.status ?? 200, body: reply.body };
  } catch (error) {
    if (error instanceof Problem) return refusal(received.api, error, world.newId());
    throw error;
  }
}

/** A problem in the words of an API. */
export function refusal(api: Api, problem: Problem, tracingId: string): Answer {
  return { status: problem.status, body: envelope(api, problem, tracingId) };
}

/** Correlation IDs of accepted changes. */
const seen = shelf(() => new Set<string>());

/** The partners API takes each Request-Correlation-Id once. */
function refuseRepeated({ api, risk }: Operation, { headers }: Received, world: World): void {
  const id = headers['request-correlation-id'];
  if (api !== 'partners' || risk === 'read') return;
  if (typeof id !== 'string' || id === '') throw new Problem(400, 'Missing Request-Correlation-Id');
  if (seen(world).has(id)) throw new Problem(406, 'Duplicate workflow id');
  seen(world).add(id);
}

type Found = Extract<Match, { route: unknown }>;

function checkRequest({ api, headers }: Received, match: Match, house: House): Found {
  if (headers['x-api-key'] !== house.apiKeys[api]) throw new Problem(401, 'Missing or wrong API key');
  if ('refused' in match) throw new Problem(match.refused, 'No such operation');
  const { path, resource } = match.route.operation;
  if (path.includes('{org_id}') && match.values.org_id !== house.orgIds[api]) {
    throw new Problem(404, 'No such organization');
  }
  // The second printing of the blocks pages wants the role.
  if (api === 'customers-v2' && resource.en === 'Barrings' && headers['x-auth-roles'] !== 'API_KEY') {
    throw new Problem(403, 'Missing role');
  }
  return match;
}

function readInput(
  operation: Operation,
  { org_id: _, ...values }: Readonly<Record<string, string>>,
  { query, headers, text }: Received,
): AnyInput {
  const params = check(operation.params, values);
  return {
    params,
    ...(operation.query ? { query: check(operation.query, readQuery(operation.query, query)) } : {}),
    ...(operation.headers
      ? { headers: check(operation.headers, headersOf(operation.headers, headers)) }
      : {}),
    ...(operation.body ? { body: check(operation.body, parse(text)) } : {}),
  };
}

function check<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const said = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new Problem(400, `Validation error in some parameters. ${said.join('; ')}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'Not JSON');
  }
}
