/** What single settings look like. Messages say what is wanted and never repeat what was given. */
import { z } from 'zod';
import { CORRELATION_HEADER } from '../api/attempt.ts';
import { operations } from '../api/registry.ts';

const KEY_BYTES = 32;
/** Slack's own are 32 characters; what is much shorter was never given out by anybody. */
const FEWEST_SECRET_CHARACTERS = 16;
/** Of 32 random bytes about 30 differ. */
const FEWEST_DIFFERENT_BYTES = 16;

export const filled = z.string().trim().min(1, 'must not be empty');

/** What can stand in a header: a line break or another script in it would fail at each call, or add a header. */
export const headerText = filled.regex(
  /^[!-~]+( [!-~]+)*$/,
  'must be of visible ASCII characters, without line breaks',
);

export const signingSecret = headerText.min(
  FEWEST_SECRET_CHARACTERS,
  `must be the whole secret: it has fewer than ${FEWEST_SECRET_CHARACTERS} characters`,
);

export const starting = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}[!-~]+$`), `must start with ${prefix}`);

export const slackId = (letters: string, example: string) =>
  z.string().regex(new RegExp(`^[${letters}][A-Z0-9]{2,}$`), `must be a Slack id such as ${example}`);

export const groups = z
  .string()
  .transform((text) => text.split(',').map((id) => id.trim()))
  .pipe(z.array(slackId('S', 'S0123ABCD')).min(1));

export const whole = (minimum: number, fallback: string) =>
  z
    .string()
    .default(fallback)
    .pipe(z.string().regex(/^\d+$/, 'must be a whole number'))
    .transform(Number)
    .pipe(z.number().min(minimum, `must be at least ${minimum}`));

/** A number of days; a century is no end that anybody means. */
export const days = z
  .string()
  .regex(/^\d+$/, 'must be a whole number')
  .transform(Number)
  .pipe(z.number().min(1, 'must be at least 1').max(36_500, 'must be at most 36500'));

/** Nobody is to believe that events are taken away after a time. */
export const keptForEver = z
  .never('cannot be set: events are kept as long as the database (docs/audit.md)')
  .optional();

/** The `{org_id}` of a path: it must not lead to another one. */
export const pathSegment = filled
  .regex(/^[A-Za-z0-9._~-]+$/, 'must be one segment of a path: letters, digits and . _ ~ -')
  .refine((text) => !/^\.+$/.test(text), 'must be one segment of a path');

/** Headers that Careline, an operation or HTTP itself sets: a key in one of them would take its place. */
const TAKEN: ReadonlySet<string> = new Set([
  CORRELATION_HEADER,
  'x-auth-roles',
  ...operations.flatMap(({ headers }) => Object.keys(headers?.shape ?? {}).map((name) => name.toLowerCase())),
  ...['accept', 'accept-charset', 'accept-encoding', 'accept-language', 'connection', 'content-encoding'],
  ...[
    'content-length',
    'content-type',
    'cookie',
    'cookie2',
    'date',
    'expect',
    'host',
    'keep-alive',
    'origin',
  ],
  ...['referer', 'te', 'trailer', 'traceparent', 'tracestate', 'transfer-encoding', 'upgrade', 'user-agent'],
  'via',
]);

export const keyHeader = z
  .string()
  .regex(/^[A-Za-z0-9-]+$/, 'must be a header name')
  .refine((name) => !TAKEN.has(name.toLowerCase()), 'must be a header that nothing else is sent in')
  .default('x-api-key');

export const encryptionKey = z.string().transform((text, context) => {
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES || !/^[A-Za-z0-9+/_-]{43}=?$/.test(text.trim())) {
    context.addIssue(
      `must be ${KEY_BYTES} bytes in base64 (make one with: openssl rand -base64 32); it is ${key.length}`,
    );
    return z.NEVER;
  }
  if (isMadeUp(key)) {
    context.addIssue('must be random bytes (make one with: openssl rand -base64 32)');
    return z.NEVER;
  }
  return new Uint8Array(key);
});

/** All zeros, one letter over and over, 1 2 3 4: no generator makes these. */
function isMadeUp(key: Uint8Array): boolean {
  const steps = key.map((byte, index) => byte - (key[index - 1] ?? 0));
  return [key, steps].some((bytes) => new Set(bytes).size < FEWEST_DIFFERENT_BYTES);
}

/** `127.0.0.1:9090`, `[::1]:9090`: where to listen. */
export const hostAndPort = z
  .string()
  .regex(/^(?:\[[\da-f:.]+\]|[\w.-]+):\d{1,5}$/i, 'must be a host and a port such as 127.0.0.1:9090')
  .transform((text) => {
    const colon = text.lastIndexOf(':');
    return { host: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) };
  })
  .refine(({ port }) => port <= 65_535, 'must have a port of at most 65535');
