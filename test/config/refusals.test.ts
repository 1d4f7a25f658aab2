/** A configuration that leaks is refused by the name of its variable, before anything is connected. */
import { describe, expect, it } from 'vitest';
import { operations } from '../../src/api/registry.ts';
import { PolicyError, readPolicy } from '../../src/approvals/policy/file.ts';
import { readSettings } from '../../src/auditor/settings.ts';
import { readConfig } from '../../src/config/config.ts';
import { good, problemsOf } from './good.ts';

const base64 = (bytes: Iterable<number>) => Buffer.from(Uint8Array.from(bytes)).toString('base64');
const GROUP = 'must have a group that is not in AGENT_GROUP';

describe('is refused, once, by name, and not repeated', () => {
  it.each<[string, string, string, string]>([
    ['S109', 'CUSTOMERS_V4_URL', 'http://customers.example.com', 'ALLOW_PLAIN_HTTP'],
    ['S109', 'PARTNERS_URL', 'http://10.0.0.7:8080/api', 'ALLOW_PLAIN_HTTP'],
    ['S109', 'SLACK_API_URL', 'http://slack.example.com/api/', 'ALLOW_PLAIN_HTTP'],
    ['S109', 'PUBLIC_URL', 'http://careline.example.com', 'ALLOW_PLAIN_HTTP'],
    ['S109', 'BARRINGS_URL', 'http://127.evil.example', 'ALLOW_PLAIN_HTTP'],
    ['S109', 'ALLOW_PLAIN_HTTP', 'http://customers.example.com', 'host names'],
    ['S110', 'CUSTOMERS_V4_URL', 'https://user:pass@customers.example.com', 'no user and no password'],
    ['S110', 'PARTNERS_URL', 'https://user@partners.example.com', 'no user and no password'],
    ['S110', 'PUBLIC_URL', 'https://:pass@careline.example.com', 'no user and no password'],
    ['S110', 'BARRINGS_URL', 'https://barrings.example.com/?key=secret', 'no query'],
    ['S111', 'ENCRYPTION_KEY', base64(Array(32).fill(0)), 'random bytes'],
    ['S111', 'ENCRYPTION_KEY', base64(Array.from({ length: 32 }, (_, index) => index)), 'random bytes'],
    ['S111', 'ENCRYPTION_KEY', Buffer.from('0123'.repeat(8)).toString('base64'), 'random bytes'],
    ['S111', 'ENCRYPTION_KEY', `!${good.ENCRYPTION_KEY}`, '32 bytes in base64'],
    ['S111', 'ENCRYPTION_KEY_OLD', base64(Array(32).fill(255)), 'random bytes'],
    ['S111', 'ENCRYPTION_KEY_OLD', `${good.ENCRYPTION_KEY}`, 'must differ from ENCRYPTION_KEY'],
    ['S112', 'SLACK_SIGNING_SECRET', 'x', 'fewer than 16 characters'],
    ['S103', 'SLACK_SIGNING_SECRET_OLD', 'y', 'fewer than 16 characters'],
    ['S103', 'SLACK_SIGNING_SECRET_OLD', `${good.SLACK_SIGNING_SECRET}`, 'must differ'],
    ['S113', 'AUDIT_CHANNEL', `${good.APPROVALS_CHANNEL}`, 'must differ from APPROVALS_CHANNEL'],
    ['S114', 'APPROVER_GROUP', `${good.AGENT_GROUP}`, GROUP],
    ['S115', 'PARTNERS_API_KEY_HEADER', 'request-correlation-id', 'nothing else is sent in'],
    ['S115', 'CUSTOMERS_V2_API_KEY_HEADER', 'X-Auth-Roles', 'nothing else is sent in'],
    ['S115', 'BARRINGS_API_KEY_HEADER', 'Content-Length', 'nothing else is sent in'],
    ['S116', 'PARTNERS_API_KEY', 'a\r\nx-evil: 1', 'visible ASCII'],
    ['S116', 'BARRINGS_API_KEY', 'llavé', 'visible ASCII'],
    ['S117', 'ORG_ID', '../admin', 'one segment'],
    ['S117', 'BARRINGS_ORG_ID', '..', 'one segment'],
    ['S117', 'PARTNERS_ORG_ID', 'telco%2fadmin', 'one segment'],
    ['S118', 'DATABASE_URL', 'postgres://u:p@db.example.com/careline', 'sslmode'],
    ['S118', 'DATABASE_URL', 'postgres://u:p@127.0.0.1/careline?host=db.example.com', 'sslmode'],
    ['S118', 'DATABASE_URL', 'postgres://u:p@db.example.com/careline?sslmode=maybe', 'sslmode must be'],
  ])('%s: %s=%j', (_, name, value, words) => {
    const [problem, ...others] = problemsOf({ ...good, [name]: value });
    expect(problem).toMatch(new RegExp(`^${name}: `));
    expect(problem).toContain(words);
    expect(others).toEqual([]);
    expect(problem).not.toContain(value);
  });

  it('S114: also where each approver is an agent by one of several groups', () => {
    const groups = { AGENT_GROUP: 'S0AGENTS,S0LEADS', APPROVER_GROUP: 'S0LEADS' };
    expect(problemsOf({ ...good, ...groups })[0]).toContain(GROUP);
  });
});

describe('is taken', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'S109: this machine in clear',
      { PARTNERS_URL: 'http://127.0.0.1:8080', BARRINGS_URL: 'http://[::1]:1' },
      [],
    ],
    [
      'S109: a host named for it, with a warning',
      { CUSTOMERS_V4_URL: 'http://Customers.internal:81/x', ALLOW_PLAIN_HTTP: 'other, customers.INTERNAL' },
      ['CUSTOMERS_V4_URL: keys and customers’ data travel in clear (ALLOW_PLAIN_HTTP)'],
    ],
    [
      'S114: a group in common where both lists have others, with a warning',
      { AGENT_GROUP: 'S0AGENTS,S0LEADS' },
      [expect.stringMatching(/^APPROVER_GROUP: .*in common/)],
    ],
    [
      'S115: a header of its own',
      { PARTNERS_API_KEY_HEADER: 'Authorization', PARTNERS_API_KEY: 'Bearer k' },
      [],
    ],
    ['S117: a tenant', { ORG_ID: 'Telco-1.es_x' }, []],
    ['S118: a socket', { DATABASE_URL: 'postgres://u@%2Fvar%2Frun%2Fpostgresql/careline' }, []],
    ['S118: this machine', { DATABASE_URL: 'postgres://u:p@localhost:5433/careline' }, []],
    ['S118: encrypted', { DATABASE_URL: 'postgres://u:p@db.example.com/careline?sslmode=verify-full' }, []],
    [
      'S118: in clear when that is written out, with a warning',
      { DATABASE_URL: 'postgres://u:p@db.example.com/careline?sslmode=disable' },
      ['DATABASE_URL: the connection is not encrypted (sslmode=disable)'],
    ],
    [
      'S118: with a certificate that nobody checks, with a warning',
      { DATABASE_URL: 'postgres://u:p@db.example.com/careline?uselibpqcompat=true&sslmode=require' },
      ['DATABASE_URL: the server’s certificate is not checked'],
    ],
  ])('%s', (_, change, warnings) => {
    expect(problemsOf({ ...good, ...change })).toEqual([]);
    expect(readConfig({ ...good, ...change }).warnings).toEqual(warnings);
  });

  it('S118: an auditor’s commands refuse a database in clear too', () => {
    expect(() => readSettings({ DATABASE_URL: 'postgres://u:p@db.example.com/careline' })).toThrow(
      'DATABASE_URL',
    );
  });
});

describe('S119: a policy with a key that an object would lose', () => {
  it.each([
    ['operations:\n  __proto__: { risk: read }\n', 2],
    ['resources:\n  customers-v2/Penalties: { ttl: 1h }\n  "__proto__": { risk: write }\n', 3],
    ['operations:\n  customers-v2.penalties.confirm:\n    __proto__: { risk: write }\n', 3],
    ['__proto__:\n  operations: {}\n', 1],
  ])('is refused with its line: %j', (text, line) => {
    expect(() => readPolicy(text, operations)).toThrow(
      new PolicyError([`line ${line}: there is no __proto__`]),
    );
  });
});
