/** Three Carelines on one PostgreSQL behave as one. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Careline, startCareline } from '../../src/app.ts';
import { verifyLog } from '../../src/audit/verify.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/log.ts';
import { type Office, startOffice } from '../../src/sandbox/office/office.ts';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { LocalSlack, Message } from '../../src/sandbox/slack/types.ts';
import { startLocalSlack } from '../../src/sandbox/slack/workspace.ts';
import { openPostgresLog } from '../../src/store/postgres/read-only.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { createSeal } from '../../src/store/seal.ts';
import { approve as approveInStore, file } from '../store/making.ts';
import { type Balancer, startBalancer } from '../support/balancer.ts';
import { correlationIn } from '../support/desk-work.ts';
import { goThrough } from '../support/form-driver.ts';
import { type Place, startPostgres } from '../support/postgres.ts';
import {
  actionIds,
  buttonValue,
  formSaying,
  messageText,
  modalSaying,
  viewText,
} from '../support/reading.ts';
import { environmentFor } from '../support/stage.ts';
import { until } from '../support/until.ts';

const REPLICAS = 3;
const REQUESTS = 60;
const APPROVERS = ['U0SARA', 'U0OMAR'] as const;

const KEY = randomBytes(32).toString('base64');

const folder = mkdtempSync(join(tmpdir(), 'careline-replicas-'));
const policy = join(folder, 'policy.yaml');
writeFileSync(policy, 'operations: { customers-v4.categories.create: { risk: destructive } }\n');

const postgres = await startPostgres();

describe.skipIf(postgres === undefined)('three replicas on one PostgreSQL', () => {
  if (postgres === undefined) return;
  let slack: LocalSlack;
  let office: Office;
  let place: Place;
  let balancer: Balancer;
  let replicas: readonly Careline[] = [];
  const logged: string[] = [];

  /** The clock of a replica, wrong by so many minutes. */
  const skewed = (minutes: number): Clock => ({
    ...systemClock,
    now: () => new Date(Date.now() + minutes * 60_000),
  });

  async function start(skews: readonly number[]): Promise<void> {
    const variables = {
      ...environmentFor(slack, office, { database: place.url }),
      ENCRYPTION_KEY: KEY,
      POLICY_FILE: policy,
    };
    const logger = createLogger('info', { write: (line: string) => void logged.push(line) });
    const rate = { burst: 10_000, perSecond: 10_000 };
    // At once: whoever comes first migrates, the others wait.
    replicas = await Promise.all(
      skews.map((minutes) =>
        startCareline(readConfig(variables), { logger, clock: skewed(minutes), newId: randomUUID, rate }),
      ),
    );
  }
  const stop = () => Promise.all(replicas.map((replica) => replica.stop()));

  beforeAll(async () => {
    slack = await startLocalSlack();
    office = await startOffice();
    place = await postgres.empty();
    balancer = await startBalancer(() => replicas.map(({ port }) => port));
    slack.requestUrl = `${balancer.url}/slack/events`;
    await start(Array.from({ length: REPLICAS }, () => 0));
  }, 60_000);
  afterAll(async () => {
    await stop();
    await balancer.close();
    await slack.close();
    await office.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask(subscription: string): Promise<string> {
    const alex = slack.as('U0ALEX');
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/block-sim ${subscription}`);
    await modalSaying(alex, 'Loss');
    await alex.submit({ 'params.block_id': '2', 'body.reason': 'Lost' });
    const filed = await modalSaying(alex, 'waits for an approver');
    await alex.close(true);
    return correlationIn(viewText(filed));
  }
  async function askForCategory(name: string): Promise<string> {
    const alex = slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/care run customers-v4.categories.create');
    await formSaying(alex, 'Add categories');
    await goThrough(alex, { params: {}, body: { categories: [{ name }] } });
    const filed = await modalSaying(alex, 'waits for an approver');
    await alex.close(true);
    return correlationIn(viewText(filed));
  }
  const cardOf = (id: string): Promise<Message> =>
    until(`the card of ${id}`, () =>
      slack.messages(APPROVALS_CHANNEL).find((message) => messageText(message).includes(id)),
    );
  const sentOf = (id: string) =>
    office.calls.filter(({ method, correlationId }) => method !== 'GET' && correlationId === id).length;
  const rows = async (sql: string) => place.run(sql);

  it('#27 migrated the database once, though all started at the same time', async () => {
    const names = (await rows('SELECT name FROM migrations')).map(({ name }) => name);
    expect(names).toHaveLength(new Set(names).size);
    for (const { port } of replicas) {
      expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    }
  });

  it(`#19 sends ${REQUESTS} changes for ${REQUESTS} approvals that two approvers click on all replicas at once`, async () => {
    const ids: string[] = [];
    for (const line of office.known.business.subscriptionIds) ids.push(await ask(line));
    while (ids.length < REQUESTS) ids.push(await askForCategory(`category_${ids.length}`));
    const cards = await Promise.all(ids.map(cardOf));
    await Promise.all(
      cards.flatMap((card) =>
        APPROVERS.flatMap((who) => [
          slack.as(who).clickMessage(card, { actionId: 'request.approve' }),
          slack.as(who).clickMessage(card, { actionId: 'request.approve' }),
        ]),
      ),
    );
    await until(
      'all to be settled',
      () =>
        slack
          .messages(APPROVALS_CHANNEL)
          .every(({ blocks }) => !actionIds(blocks).includes('request.approve')),
      30_000,
    );
    expect(ids.map(sentOf)).toEqual(ids.map(() => 1));
    // Of four clicks on each card one counted; the three others were told.
    const refused = await rows("SELECT count(*) AS refused FROM events WHERE kind = 'decision_refused'");
    expect(Number(refused[0]?.refused)).toBe(ids.length * 3);
    await until(
      'everything to be posted',
      async () => (await rows('SELECT id FROM outbox')).length === 0,
      30_000,
    );
    const keys = slack.messages(AUDIT_CHANNEL).map(({ metadata }) => JSON.stringify(metadata));
    expect(new Set(keys).size).toBe(keys.length);
    const log = await openPostgresLog(place.url);
    const { follows } = await log.chain(createSeal({ current: Buffer.from(KEY, 'base64'), former: [] }));
    expect(await verifyLog({ events: log.events, follows })).toMatchObject({ intact: true });
    await log.close();
  }, 120_000);

  it('#2 lets a signed request count once, though another replica gets it again', async () => {
    office.reset();
    const id = await ask(office.known.lucia.subscriptionId);
    const card = await cardOf(id);
    const value = buttonValue(card.blocks, 'request.approve');
    const payload = {
      type: 'block_actions',
      user: { id: 'U0SARA', team_id: slack.teamId },
      team: { id: slack.teamId },
      api_app_id: slack.appId,
      trigger_id: 'none',
      container: { type: 'message', channel_id: card.channel, message_ts: card.ts },
      channel: { id: card.channel },
      actions: [{ type: 'button', action_id: 'request.approve', block_id: 'b', value }],
    };
    const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
    const timestamp = Math.floor(Date.now() / 1000);
    const answers = await Promise.all(Array.from({ length: 9 }, () => slack.post(body, { timestamp })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    await until('it to be done', () => sentOf(id) === 1);
    const approved = await rows(
      `SELECT kind FROM events WHERE correlation_id = '${id}' AND kind = 'approved'`,
    );
    const refused = await rows(
      `SELECT kind FROM events WHERE correlation_id = '${id}' AND kind = 'decision_refused'`,
    );
    expect([approved.length, refused.length]).toEqual([1, 0]);
  });

  it('#49 answers everybody and sends at most once when PostgreSQL is restarted in mid-approval', async () => {
    office.reset();
    const ids: string[] = [];
    for (const line of office.known.business.subscriptionIds.slice(0, 6)) ids.push(await ask(line));
    const cards = await Promise.all(ids.map(cardOf));
    const clicks = cards.map((card) =>
      slack.as('U0SARA').clickMessage(card, { actionId: 'request.approve' }),
    );
    await postgres.restart();
    await Promise.all(clicks);
    await until(
      'the replicas to be ready',
      async () => (await fetch(`http://127.0.0.1:${replicas[0]?.port}/health/ready`)).status === 200,
    );
    for (const [index, id] of ids.entries()) {
      const card = cards[index];
      await until(
        'the request to come to an end',
        async () => {
          const [row] = await rows(`SELECT state FROM requests WHERE id = '${id}'`);
          // A click whose approval was not committed was answered so, and counts for nothing: it is made again.
          if (row?.state === 'pending' && card) {
            await slack.as('U0OMAR').clickMessage(card, { actionId: 'request.approve' });
          }
          return row?.state === 'succeeded' || row?.state === 'unknown';
        },
        15_000,
      );
      expect(sentOf(id)).toBeLessThanOrEqual(1);
    }
    const log = await openPostgresLog(place.url);
    const { follows } = await log.chain(createSeal({ current: Buffer.from(KEY, 'base64'), former: [] }));
    expect(await verifyLog({ events: log.events, follows })).toMatchObject({ intact: true });
    await log.close();
  }, 60_000);

  it('#49 a store goes on after the server was restarted: what was committed is there', async () => {
    const own = await postgres.empty();
    const store = await openPostgres(
      own.url,
      createSeal({ current: randomBytes(32), former: [] }),
      () => undefined,
    );
    const { id } = (await file(store)).request;
    await postgres.restart();
    expect(await store.request(id)).toMatchObject({ state: 'pending' });
    expect(await approveInStore(store, id)).toMatchObject({ state: 'approved' });
    await store.close();
  });

  it('#51 decides expiry by the database’s clock, whatever the replicas believe', async () => {
    office.reset();
    await stop();
    // Slack's five minutes: a replica whose clock is further off takes nothing from Slack at all.
    await start([-4, 0, 4]);
    const id = await ask(office.known.nie.subscriptionId);
    const [row] = await rows(`SELECT expires_at - created_at AS life, created_at - careline_now() AS off
                              FROM requests WHERE id = '${id}'`);
    expect(Number(row?.life)).toBe(3_600_000);
    expect(Math.abs(Number(row?.off))).toBeLessThan(30_000);
    await place.advance(3_601);
    for (const who of [...APPROVERS, ...APPROVERS]) {
      await slack
        .as(who)
        .clickMessage(await cardOf(id), { actionId: 'request.approve' })
        .catch(() => undefined);
    }
    await until('it to be expired', async () => {
      const [now] = await rows(`SELECT state FROM requests WHERE id = '${id}'`);
      return now?.state === 'expired';
    });
    expect(sentOf(id)).toBe(0);
  }, 60_000);
});
