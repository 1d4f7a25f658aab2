import type { IncomingMessage } from 'node:http';

/** More than ten times what Slack sends: its largest payload, a modal, is bounded at 250 KB. */
export const MAX_BODY_BYTES = 3_000_000;

/** The body is larger than Slack would send. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** Reads a request's whole body. Throws `BodyTooLarge`, or what the socket throws when it is cut off. */
export async function readBody(request: IncomingMessage, most = MAX_BODY_BYTES): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > most) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
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
