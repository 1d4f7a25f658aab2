/** A call of the Web API from token to answer, faults included, and the record of it. */
import { setTimeout as wait } from 'node:timers/promises';
import { SlackError } from '../refusals.ts';
import type { SlackFaults, WebApiCall } from '../types.ts';
import type { World } from '../world.ts';
import { strike } from './faults.ts';
import type { Arguments } from './method.ts';
import { METHODS } from './methods.ts';

const MINUTE_MS = 60_000;

export interface ApiAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object | string;
  /** The effect happened, the answer is not sent. */
  readonly lost?: boolean;
}

export interface Tokens {
  readonly bot: string;
  readonly app: string;
}

/** Answers calls and records each in `calls`. */
export function createWebApi(world: World, tokens: Tokens, calls: WebApiCall[]) {
  function run(name: string, args: Arguments, token: string | undefined): object {
    const method = METHODS.get(name);
    if (!method) throw new SlackError('unknown_method');
    if (!token) throw new SlackError('not_authed');
    if (token !== tokens.bot && token !== tokens.app) throw new SlackError('invalid_auth');
    if (token !== tokens[method.token]) throw new SlackError('not_allowed_token_type');
    const failing = strike(world.faults(), 'error', name);
    if (failing) throw new SlackError(failing.error);
    return method.run(args, world);
  }

  /** A sliding minute, of calls that were answered. */
  function tooMany(name: string): (ApiAnswer & { error: string }) | undefined {
    const { perMinute } = world.faults();
    if (perMinute?.method !== name) return undefined;
    const since = world.now().getTime() - MINUTE_MS;
    const answered = calls.filter((each) => each.method === name && each.ok && each.at > since);
    return answered.length < perMinute.calls ? undefined : limited(perMinute.retryAfter);
  }

  function attempt(name: string, args: Arguments, token: string | undefined): ApiAnswer & { error?: string } {
    const refused = tooMany(name) ?? turnedAway(world.faults(), name);
    if (refused) return refused;
    try {
      const result = { ok: true, ...run(name, args, token) };
      const lost = strike(world.faults(), 'answerLost', name) !== undefined;
      return { status: 200, body: result, lost };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return { status: 200, body: errorBody(error), error: error.code };
    }
  }

  return async function call(name: string, args: Arguments, token: string | undefined): Promise<ApiAnswer> {
    const { delay } = world.faults();
    if (delay) await wait(delay);
    const answer = attempt(name, args, token);
    const { error } = answer;
    const at = world.now().getTime();
    calls.push({
      at,
      method: name,
      body: args,
      ok: error === undefined,
      ...(error !== undefined && { error }),
    });
    return answer;
  };
}

const limited = (retryAfter: number): ApiAnswer & { error: string } => ({
  status: 429,
  headers: { 'retry-after': String(retryAfter) },
  body: { ok: false, error: 'ratelimited' },
  error: 'ratelimited',
});

/** What Slack answers before it looks at the call: nothing has happened then. */
function turnedAway(faults: SlackFaults, name: string): (ApiAnswer & { error: string }) | undefined {
  const struck = strike(faults, 'rateLimited', name);
  if (struck) return limited(struck.retryAfter);
  const broken = strike(faults, 'serverError', name);
  return broken && { status: broken.status, body: 'upstream connect error', error: `http_${broken.status}` };
}

/** How Slack says no to a call. */
export function errorBody({ code, messages }: SlackError): object {
  return {
    ok: false,
    error: code,
    ...(messages.length > 0 && { errors: messages, response_metadata: { messages } }),
  };
}
