import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { type Answer, answer, type House, type Received } from './answer.ts';
import type { Calls, OpenCall } from './calls.ts';
import { distort, type Faults, takesEffect } from './faults.ts';
import { locate, type Place, readBody } from './http.ts';
import { type Match, match } from './match.ts';
import { send } from './send.ts';
import type { Fault } from './types.ts';
import type { World } from './world.ts';

/** What serving a request needs; the world is asked for each time, since a reset makes a new one. */
export interface Counter {
  readonly house: House;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly clock: Clock;
  world(): World;
}

/** Serves one request: logged on arrival, answered under the fault that is set. */
export async function serve(
  counter: Counter,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const place = locate(request.url ?? '/');
  const method = request.method ?? 'GET';
  const text = await readBody(request);
  const found: Match = place.api ? match(place.api, method, place.path) : { refused: 404 };
  const call = openCall(counter, request, place, found, text);
  const stamp = (status: number) => {
    call.status = status;
    call.ms = performance.now() - started;
  };
  response.once('close', () => {
    if (call.status === 0) stamp(0);
    counter.calls.closed(call);
  });
  const { api, query } = place;
  const { clock } = counter;
  if (!api) return send(response, { status: 404 }, undefined, clock, stamp);
  const received = { api, method, query, headers: request.headers, text };
  const fault = counter.faults.take(api, call.operationId);
  await send(response, respond(counter, received, found, fault), fault, clock, stamp);
}

function respond(
  { house, world }: Counter,
  received: Received,
  found: Match,
  fault: Fault | undefined,
): Answer {
  const now = world();
  now.advance();
  if (!fault) return answer(received, found, house, now);
  const usual = takesEffect(fault) ? answer(received, found, house, now) : undefined;
  return distort(fault, received.api, usual, now.newId());
}

function openCall(
  { calls, world }: Counter,
  request: IncomingMessage,
  place: Place,
  found: Match,
  text: string,
): OpenCall {
  const correlationId = request.headers['request-correlation-id'];
  return calls.open({
    at: world().now().getTime(),
    api: place.api,
    operationId: 'route' in found ? found.route.operation.id : undefined,
    method: request.method ?? 'GET',
    path: place.line,
    correlationId: typeof correlationId === 'string' ? correlationId : undefined,
    ...(text === '' ? {} : { body: readable(text) }),
  });
}

function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
