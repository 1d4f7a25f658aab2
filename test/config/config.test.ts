import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config/config.ts';

import { good, problemsOf } from './good.ts';

describe('readConfig', () => {
  it('P64 takes a tenant of its own for an API, and ORG_ID for the others', () => {
    const { apis } = readConfig({ ...good, BARRINGS_ORG_ID: 'masmovil' });
    expect(Object.values(apis).map(({ orgId }) => orgId)).toEqual(['telco', 'telco', 'telco', 'masmovil']);
  });

  it('reads a good environment, with the defaults that are documented', () => {
    const config = readConfig(good);
    expect(config).toMatchObject({
      port: 3000,
      database: 'sqlite:data/careline.db',
      language: 'en',
      logLevel: 'info',
      approvalTtlMinutes: 60,
      callDeadlineSeconds: 15,
      unknownAfterSeconds: 60,
      blockIds: { theft: '1', loss: '2' },
      groups: { approver: ['S0APPROVERS', 'S0LEADS'] },
    });
    expect(config.slack.appToken).toBeUndefined();
    expect(config.slack.apiUrl).toBe('https://slack.com/api/');
    expect(config.apis['customers-v2'].headers).toEqual({ 'x-auth-roles': 'API_KEY' });
    expect(config.apis['customers-v4'].apiKeyHeader).toBe('apikey');
    expect(config.apis.barrings.apiKeyHeader).toBe('x-api-key');
  });

  it('names every missing variable in one message', () => {
    const required = Object.keys(good).filter((name) => !name.endsWith('_HEADER'));
    const problems = problemsOf({});
    for (const name of required) expect(problems).toContain(`${name}: is missing`);
    expect(problems).toHaveLength(required.length);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-not-a-bot'],
    ['SLACK_APP_TOKEN', 'xoxb-not-an-app'],
    ['PARTNERS_URL', 'ftp://files.example.com'],
    ['BARRINGS_URL', 'not a url'],
    ['ENCRYPTION_KEY', 'c2hvcnQ='],
    ['APPROVALS_CHANNEL', '#approvals'],
    ['APPROVER_GROUP', 'S0APPROVERS,@leads'],
    ['DATABASE_URL', 'mysql://db'],
    ['PORT', '70000'],
    ['LANGUAGE', 'fr'],
    ['LOG_LEVEL', 'loud'],
    ['APPROVAL_TTL_MINUTES', '0'],
    ['SIM_BLOCK_THEFT_ID', '3'],
    ['CUSTOMERS_V4_API_KEY_HEADER', 'x api key'],
  ])('names %s when it is %j, and does not repeat the value', (name, value) => {
    const [problem, ...others] = problemsOf({ ...good, [name]: value });
    expect(problem).toMatch(new RegExp(`^${name}: `));
    expect(others).toEqual([]);
    expect(problem).not.toContain(value);
  });

  it('names what is missing and what is malformed together, and repeats no value', () => {
    const canary = 'c4n4ry #value';
    const freeText = ['HOST'];
    const optional = ['SLACK_APP_TOKEN', 'SLACK_API_URL', 'PORT', 'DATABASE_URL', 'LANGUAGE', 'LOG_LEVEL'];
    const names = [...Object.keys(good).filter((name) => !name.endsWith('_API_KEY')), ...optional];
    const { BARRINGS_URL: _missing, ...given } = Object.fromEntries(names.map((name) => [name, canary]));
    const problems = problemsOf(given);
    expect(problems).toContain('BARRINGS_URL: is missing');
    expect(problems).toContain('BARRINGS_API_KEY: is missing');
    for (const name of Object.keys(given).filter((each) => !freeText.includes(each))) {
      expect(
        problems.filter((problem) => problem.startsWith(`${name}: `)),
        name,
      ).toHaveLength(1);
    }
    expect(problems.join('\n')).not.toContain('c4n4ry');
    expect(new ConfigError(problems).message).toContain(problems.join('\n  - '));
  });

  it('treats an empty variable as missing', () => {
    expect(problemsOf({ ...good, ORG_ID: '  ' })).toEqual(['ORG_ID: is missing']);
  });

  it('refuses to give a running call up', () => {
    const [problem] = problemsOf({ ...good, CALL_DEADLINE_SECONDS: '60', UNKNOWN_AFTER_SECONDS: '60' });
    expect(problem).toContain('UNKNOWN_AFTER_SECONDS: must exceed CALL_DEADLINE_SECONDS');
  });

  it('refuses one id for theft and loss', () => {
    expect(problemsOf({ ...good, SIM_BLOCK_THEFT_ID: '2' })[0]).toContain('SIM_BLOCK_LOSS_ID');
  });
});

describe('npm start', () => {
  it('stops on a bad configuration with one message and no stack', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['src/app.ts'], {
      env: { PATH: process.env.PATH, ORG_ID: 'telco' },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('Careline cannot start: 16 settings are missing or wrong.');
    expect(stderr).toContain('  - SLACK_BOT_TOKEN: is missing');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
