import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far Slack's clock and ours may be apart, either way, in seconds. */
const TOLERANCE_SECONDS = 300;

export interface Signed {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Uint8Array;
}

/** Slack's `v0` signature of a body: HMAC-SHA256 over `v0:<timestamp>:<body>`. */
export function sign(secret: string, timestamp: string, body: Uint8Array): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

const SIGNATURE = /^v0=[0-9a-f]{64}$/;

/** Whether the headers are such as Slack sends now: before that nothing of a body is worth reading. */
export function couldBeSigned(
  { timestamp, signature }: Pick<Signed, 'timestamp' | 'signature'>,
  now: Date,
): boolean {
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  return SIGNATURE.test(signature) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS;
}

/** Whether Slack signed this body, with one of the secrets, within five minutes of `now`, past or future. */
export function isSigned(
  secrets: readonly string[],
  { timestamp, signature, body }: Signed,
  now: Date,
): boolean {
  if (timestamp === undefined || signature === undefined || !couldBeSigned({ timestamp, signature }, now))
    return false;
  const given = Buffer.from(signature);
  return secrets.some((secret) => {
    const expected = Buffer.from(sign(secret, timestamp, body));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
