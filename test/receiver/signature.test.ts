import { describe, expect, it } from 'vitest';
import { isSigned, sign } from '../../src/receiver/signature.ts';

// The example of Slack's own documentation of request signing.
const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const TIMESTAMP = '1531420618';
const BODY =
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
const SIGNATURE = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';

const body = Buffer.from(BODY);
const at = (seconds: number) => new Date((Number(TIMESTAMP) + seconds) * 1000);
const signed = { timestamp: TIMESTAMP, signature: SIGNATURE, body };

describe('a signature', () => {
  it('is Slack’s own', () => {
    expect(sign(SECRET, TIMESTAMP, body)).toBe(SIGNATURE);
    expect(isSigned([SECRET], signed, at(0))).toBe(true);
  });

  it.each([-300, 300])('is good %i seconds from its time', (seconds) => {
    expect(isSigned([SECRET], signed, at(seconds))).toBe(true);
  });

  it.each([-301, 301, -86_400, 86_400])('is bad %i seconds from its time', (seconds) => {
    expect(isSigned([SECRET], signed, at(seconds))).toBe(false);
  });

  it.each([
    ['another secret', { secret: `${SECRET}x` }],
    ['another body', { body: Buffer.from(`${BODY}&x=1`) }],
    ['another time', { timestamp: String(Number(TIMESTAMP) + 1) }],
    ['no signature', { signature: undefined }],
    ['no timestamp', { timestamp: undefined }],
    ['a shorter signature', { signature: SIGNATURE.slice(0, -1) }],
    ['capitals', { signature: SIGNATURE.toUpperCase() }],
    ['letters of several bytes', { signature: 'é'.repeat(SIGNATURE.length / 2) }],
    ['a time in words', { timestamp: 'now' }],
    ['a time with a sign', { timestamp: `-${TIMESTAMP}` }],
    ['a time with a fraction', { timestamp: `${TIMESTAMP}.5` }],
  ])(
    'is bad with %s',
    (_what, { secret = SECRET, ...change }: { secret?: string; [key: string]: unknown }) => {
      expect(isSigned([secret], { ...signed, ...change }, at(0))).toBe(false);
    },
  );
});
