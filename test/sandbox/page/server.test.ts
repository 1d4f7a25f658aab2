import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Page, startPage } from '../../../src/sandbox/page/server.ts';
import { CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import { messageSaying, modalSaying } from '../../support/reading.ts';
import { type Stage, startStage } from '../../support/stage.ts';

const state = z.looseObject({
  me: z.looseObject({ id: z.string() }),
  seats: z.array(z.string()),
  messages: z.record(z.string(), z.array(z.looseObject({ text: z.string() }))),
  views: z.array(z.unknown()),
  calls: z.array(z.looseObject({ correlationId: z.string() })),
  faults: z.looseObject({ slow: z.boolean(), down: z.array(z.string()) }),
});

describe('the page’s API', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage();
    page = await startPage({ slack: stage.slack, office: stage.office, commands: [], shortcuts: [] });
  });
  afterAll(async () => {
    await page.close();
    await stage.close();
  });

  const see = async (user: string) =>
    state.parse(await (await fetch(`${page.url}api/state?user=${user}`)).json());
  const post = async (path: string, body: unknown) =>
    fetch(`${page.url}${path}`, { method: 'POST', body: JSON.stringify(body) });

  it('serves the page under a policy that runs no script of others', async () => {
    const answer = await fetch(page.url);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toContain('/client/app.ts');
    for (const path of ['client/app.ts', 'client/frame.css', 'vendor/preact.js', 'vendor/hooks.js']) {
      expect((await fetch(`${page.url}${path}`)).status, path).toBe(200);
    }
    expect(await (await fetch(`${page.url}client/session.ts`)).text()).not.toContain('interface ');
  });

  it.each(['client/../server.ts', 'client/%2e%2e/server.ts', 'client/tsconfig.json', 'package.json'])(
    'serves no other file: %s',
    async (path) => {
      expect((await fetch(`${page.url}${path}`)).status).toBe(404);
    },
  );

  it('acts for a person, and shows what only they may see to them alone', async () => {
    const acted = await post('api/act', {
      kind: 'command',
      user: 'U0ALEX',
      channel: CARE_CHANNEL,
      text: '/customer wibble',
    });
    expect(await acted.json()).toEqual({});
    await messageSaying(stage.slack.as('U0ALEX'), CARE_CHANNEL, 'wibble');
    const texts = async (user: string) =>
      ((await see(user)).messages[CARE_CHANNEL] ?? []).map(({ text }) => text).join();
    expect(await texts('U0ALEX')).toContain('wibble');
    expect(await texts('U0MARTA')).not.toContain('wibble');
  });

  it('shows a person’s own modals, and the calls behind them', async () => {
    await post('api/act', {
      kind: 'command',
      user: 'U0ALEX',
      channel: CARE_CHANNEL,
      text: '/customer 12345678Z',
    });
    await modalSaying(stage.slack.as('U0ALEX'), 'Lucía');
    const mine = await see('U0ALEX');
    expect(mine.views).toHaveLength(1);
    expect(mine.calls.length).toBeGreaterThan(3);
    expect((await see('U0SARA')).views).toEqual([]);
  });

  it('plays nobody who has left, no bot and not the app', async () => {
    const { seats } = await see('U0DEAN');
    expect(seats).not.toEqual(expect.arrayContaining(['U0DEAN']));
    expect(seats).not.toEqual(expect.arrayContaining(['U0BOTTY']));
    expect(seats).not.toEqual(expect.arrayContaining(['U0CARELINE']));
  });

  it('says what Slack’s own client would refuse', async () => {
    const acted = await post('api/act', { kind: 'submit', user: 'U0SARA', entered: {} });
    expect(await acted.json()).toHaveProperty('failure');
  });

  it.each([
    ['api/act', { kind: 'fly', user: 'U0ALEX' }],
    ['api/act', { kind: 'command', user: 'U0ALEX' }],
    ['api/act', 'nothing'],
    ['api/faults', { slow: 'yes' }],
  ])('refuses what is no action: %s %j', async (path, body) => {
    expect((await post(path, body)).status).toBe(400);
  });

  it('switches faults on and off', async () => {
    const off = { slow: false, html: false, down: [], rateLimited: false };
    await post('api/faults', { ...off, down: ['barrings'] });
    expect(stage.office.faults.get('barrings')).toEqual({ status: 503 });
    expect((await see('U0ALEX')).faults).toMatchObject({ down: ['barrings'], slow: false });
    await post('api/faults', off);
    expect(stage.office.faults.size).toBe(0);
  });

  it('answers no other host than this machine', async () => {
    const { port } = new URL(page.url);
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: '/', headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});
