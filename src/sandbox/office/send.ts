import type { ServerResponse } from 'node:http';
import { type Clock, sleep } from '../../clock.ts';
import type { Answer } from './answer.ts';
import type { Fault } from './types.ts';

/** Writes an answer as a fault lets it through; resolves early when the caller hangs up. */
export async function send(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | undefined,
  clock: Clock,
  onHead: (status: number) => void,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  if (fault?.delayMs) await sleep(clock, fault.delayMs, gone.signal);
  if (gone.signal.aborted) return;
  if (fault?.reset) {
    response.destroy();
    return;
  }
  const text = textOf(answer, fault);
  onHead(answer.status);
  response.writeHead(answer.status, {
    ...(text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(text),
    ...answer.headers,
  });
  if (fault?.slowBody) await drip(response, text, clock, gone.signal);
  response.end(fault?.slowBody ? undefined : text);
}

function textOf({ body }: Answer, fault: Fault | undefined): string {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  // An answer without a body is broken by giving it half a one.
  return fault?.brokenJson ? (text || '{"id": 1,').slice(0, Math.ceil((text.length || 18) / 2)) : text;
}

/** One byte a second. */
async function drip(response: ServerResponse, text: string, clock: Clock, gone: AbortSignal): Promise<void> {
  for (const byte of Buffer.from(text)) {
    if (gone.aborted) return;
    response.write(Buffer.of(byte));
    await sleep(clock, 1_000, gone);
  }
}
