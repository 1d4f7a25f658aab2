import type { IncomingMessage } from 'node:http';

/** Slack's largest payload, a modal, is bounded at 250 KB; a form may write that in three times as much, with what was typed. */
export const MAX_BODY_BYTES = 1_500_000;

/** The body is larger than Slack would send. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** As much is being read as may be held of what nobody has proved yet. */
export class TooManyBodies extends Error {
  override readonly name = 'TooManyBodies';
}

/** Reads a request's whole body. Throws `BodyTooLarge`, or what the socket throws when it is cut off. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  if (lengthOf(request, 0) > most) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > most) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What is said of a body's length; `otherwise` where nothing is said. */
const lengthOf = ({ headers }: IncomingMessage, otherwise: number): number =>
  Number(headers['content-length'] ?? otherwise);

/** Bodies being read at once, in bytes. */
const MOST_AT_ONCE = 64_000_000;
/** Nearly all that Slack sends is smaller; a quarter is kept for it. */
const SMALL = 65_536;
const KEPT_FOR_SMALL = 16_000_000;

/** Reads bodies whose senders nobody knows: all of them together hold no more than there is room for. */
export function createBodyReader(): (request: IncomingMessage) => Promise<Buffer> {
  let held = 0;
  return async (request) => {
    const length = lengthOf(request, MAX_BODY_BYTES);
    if (length > MAX_BODY_BYTES) throw new BodyTooLarge();
    if (held + length > MOST_AT_ONCE - (length > SMALL ? KEPT_FOR_SMALL : 0)) throw new TooManyBodies();
    held += length;
    try {
      return await readBody(request, MAX_BODY_BYTES);
    } finally {
      held -= length;
    }
  };
}

/** A form's fields, its `payload` parsed; or the JSON of an event. `undefined` when it is neither. */
export function parseBody(body: Buffer, contentType: string | undefined): unknown {
  try {
    if (contentType?.startsWith('application/json')) return JSON.parse(body.toString('utf8'));
    const fields = new URLSearchParams(body.toString('utf8'));
    const payload = fields.get('payload');
    return payload === null ? Object.fromEntries(fields) : JSON.parse(payload);
  } catch {
    return undefined;
  }
}
