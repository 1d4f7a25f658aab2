import { describe, expect, test } from 'vitest';
import { readDisguisedError, readEnvelope } from '../../src/api/envelope.ts';
import { errorOfStatus, kindOfStatus } from '../../src/api/errors.ts';
import { readNetworkFailure } from '../../src/api/network.ts';

const origin = { api: 'barrings', operationId: 'barrings.masks.list' } as const;

describe('the four envelopes', () => {
  const v4 = {
    errors: [{ error: { code: 'MCUS.999.997', title: 'Not found', ref: 'http://', message: 'No customer' } }],
  };
  const tracingId = '0e3f7e20-6a4b-4344-bad0-fe8576e72adc';
  test.each([
    [
      'customers-v2',
      { code: '0001', status: 'string', message: 'Bad', detailMsg: 'No such line' },
      { code: '0001', message: 'Bad: No such line' },
    ],
    [
      'customers-v2, older',
      { code: 10, message: 'Forbidden', DetailMsg: 'roles' },
      { code: '10', message: 'Forbidden: roles' },
    ],
    ['customers-v4', v4, { code: 'MCUS.999.997', message: 'Not found: No customer', status: 404 }],
    [
      'barrings',
      { tracingId, code: 'INVALID_BARRING_MASK', message: 'OA3_400_01: Validation error' },
      { tracingId, code: 'INVALID_BARRING_MASK', message: 'OA3_400_01: Validation error', status: 400 },
    ],
    [
      'partners',
      { code: 'BAD_REQUEST', title: 'MISSING CALLBACK URL' },
      { code: 'BAD_REQUEST', message: 'MISSING CALLBACK URL', status: 400 },
    ],
    [
      'a gateway',
      { timestamp: 1, status: 502, error: 'Bad Gateway', path: '/x' },
      { message: 'Bad Gateway', status: 502 },
    ],
  ])('%s', (_name, body, expected) => {
    expect(readEnvelope(body)).toEqual(expected);
  });

  test.each([
    undefined,
    null,
    'text',
    7,
    [],
    {},
    { errors: [] },
    { errors: [null] },
    { code: {}, message: [] },
  ])('nothing is read from %j', (body) => {
    expect(readEnvelope(body)).toBeUndefined();
    expect(readDisguisedError(body)).toBeUndefined();
  });

  test.each([
    { code: 'CREATED', title: 'Movement created correctly', movement_id: 'm' },
    { code: 'DELETED', title: 'Movement deleted correctly' },
    { code: 'OK', title: 'Promotion updated correctly' },
    { id: 1, code: 'DEBT_MOBILE', description: 'd', name: 'n' },
    { externalId: 'e', tracingId: 't' },
    { code: 'X' },
  ])('a success is no error: %j', (body) => {
    expect(readDisguisedError(body)).toBeUndefined();
  });
});

describe('kinds and outcomes', () => {
  test.each([
    [400, undefined, 'invalid', 'refused'],
    [401, undefined, 'unauthorized', 'refused'],
    [403, undefined, 'forbidden', 'refused'],
    [404, undefined, 'not_found', 'refused'],
    [406, 'DUPLICATE_WORKFLOW_ID', 'duplicate', 'refused'],
    [406, undefined, 'invalid', 'refused'],
    [408, undefined, 'timeout', 'unknown'],
    [409, undefined, 'conflict', 'refused'],
    [422, undefined, 'invalid', 'refused'],
    [429, undefined, 'rate_limited', 'not_processed'],
    [500, undefined, 'unavailable', 'unknown'],
    [503, undefined, 'unavailable', 'unknown'],
  ] as const)('%i %s is %s, %s', (status, code, kind, outcome) => {
    expect(kindOfStatus(status, code)).toBe(kind);
    expect(errorOfStatus(status, { ...(code && { code }) }, origin)).toMatchObject({
      kind,
      outcome,
      status,
      ...origin,
    });
  });

  test('the message is one bounded line without control or direction characters', () => {
    const message = `a\r\nb\u001b[31m\u202eevil\u2028${'x'.repeat(10_000)}`;
    const error = errorOfStatus(400, readEnvelope({ code: 'C', message }), origin);
    expect(error.message).toMatch(/^a b \[31m evil x+…$/);
    expect(error.message.length).toBeLessThanOrEqual(301);
  });
});

describe('how a connection failed', () => {
  const failed = (fields: object, cause?: Error) => Object.assign(new Error('x', { cause }), fields);
  const wrapped = (cause: Error) => new TypeError('fetch failed', { cause: new Error('inner', { cause }) });
  test.each([
    ['refused', failed({ code: 'ECONNREFUSED', syscall: 'connect' }), true, true],
    ['DNS', failed({ code: 'EAI_AGAIN', syscall: 'getaddrinfo' }), true, true],
    ['connect timeout of the client', failed({ code: 'UND_ERR_CONNECT_TIMEOUT' }), true, true],
    ['connect timeout of the system', failed({ code: 'ETIMEDOUT', syscall: 'connect' }), true, true],
    ['certificate', failed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), true, false],
    ['self-signed', failed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), true, false],
    ['timeout while connected', failed({ code: 'ETIMEDOUT', syscall: 'read' }), false, true],
    ['host lost while connected', failed({ code: 'EHOSTUNREACH', syscall: 'write' }), false, true],
    ['reset', failed({ code: 'ECONNRESET', syscall: 'read' }), false, true],
    ['closed', failed({ code: 'UND_ERR_SOCKET' }), false, true],
    [
      'TLS alert after the handshake',
      failed({ code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }),
      false,
      true,
    ],
    ['nothing known', new Error('x'), false, true],
  ])('%s', (_name, error, unsent, passing) => {
    expect(readNetworkFailure(wrapped(error))).toMatchObject({ unsent, passing });
  });

  test('of several addresses, each must have failed to connect', () => {
    const refused = failed({ code: 'ECONNREFUSED', syscall: 'connect' });
    const reset = failed({ code: 'ECONNRESET', syscall: 'read' });
    expect(readNetworkFailure(wrapped(new AggregateError([refused, refused])))).toMatchObject({
      unsent: true,
    });
    expect(readNetworkFailure(wrapped(new AggregateError([refused, reset])))).toMatchObject({
      unsent: false,
    });
  });

  test('a chain that ends in itself ends', () => {
    const loop = new Error('x');
    loop.cause = loop;
    expect(readNetworkFailure(loop)).toEqual({ code: 'UNKNOWN', unsent: false, passing: true });
  });
});
