import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, startOffice } from '../../src/sandbox/office/office.ts';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { LocalSlack } from '../../src/sandbox/slack/types.ts';
import { startLocalSlack } from '../../src/sandbox/slack/workspace.ts';
import { actionIds, modalSaying } from '../support/reading.ts';
import { environmentFor } from '../support/stage.ts';
import { until } from '../support/until.ts';

const KILLS = 12;
/** Longest time from the click to the kill: the whole way of an approval is shorter. */
const LATEST_KILL_MS = 70;

describe('a process that is killed in the middle of approvals', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-kill-'));
  const database = join(folder, 'careline.db');
  let slack: LocalSlack;
  let office: Office;
  let env: Record<string, string>;
  let careline: ChildProcess;

  beforeAll(async () => {
    slack = await startLocalSlack();
    office = await startOffice();
    const port = await freePort();
    env = { ...environmentFor(slack, office, { database }), PORT: String(port), LOG_LEVEL: 'silent' };
    slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
    await start();
  }, 60_000);
  afterAll(async () => {
    careline.kill('SIGKILL');
    await slack.close();
    await office.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    careline = spawn(process.execPath, ['src/app.ts'], { env, stdio: 'ignore' });
    await until(
      'the process to be ready',
      () =>
        fetch(`http://127.0.0.1:${env.PORT}/health/ready`).then(
          ({ ok }) => ok,
          () => false,
        ),
      20_000,
    );
  }
  async function kill(): Promise<void> {
    const gone = once(careline, 'exit');
    careline.kill('SIGKILL');
    await gone;
  }
  const waiting = () =>
    slack.messages(APPROVALS_CHANNEL).filter(({ blocks }) => actionIds(blocks).includes('request.approve'));

  it(`sends each change once at most and loses no event, in ${KILLS} kills`, async () => {
    const alex = slack.as('U0ALEX');
    for (let round = 0; round < KILLS; round += 1) {
      await alex.close(true);
      await alex.command(CARE_CHANNEL, `/block-sim ${office.known.business.subscriptionIds[round]}`);
      await modalSaying(alex, 'Loss');
      await alex.submit({ 'params.block_id': '2', 'body.reason': 'Lost' });
      const card = await until('the card', () => waiting().at(-1));
      const clicks = ['U0SARA', 'U0OMAR'].map((who) =>
        slack.as(who).clickMessage(card, { actionId: 'request.approve' }),
      );
      // Not a wait for something: the moment of the kill, spread over the way of an approval.
      await pause((round / (KILLS - 1)) * LATEST_KILL_MS);
      await kill();
      await Promise.all(clicks);
      await start();
      // What the kill left undecided is decided now, so that every request comes to an end.
      for (const left of waiting())
        await slack.as('U0SARA').clickMessage(left, { actionId: 'request.approve' });
      await until('the card to be settled', () => waiting().length === 0);
    }

    const db = new DatabaseSync(database, { readOnly: true });
    const rows = (sql: string) => db.prepare(sql).all();
    const outboxEmpty = () => rows('SELECT id FROM outbox').length === 0;
    await until('every event to be posted', outboxEmpty, 20_000);
    await until(
      'every request to come to an end',
      () => rows("SELECT id FROM requests WHERE state IN ('pending', 'approved', 'executing')").length === 0,
    );
    const requests = rows('SELECT id, state FROM requests');
    expect(requests).toHaveLength(KILLS);
    for (const { id, state } of requests) {
      const sent = office.calls.filter(
        ({ method, correlationId }) => method === 'PATCH' && correlationId === id,
      );
      expect(sent.length, `${state} ${id}`).toBeLessThanOrEqual(1);
      if (state === 'succeeded') expect(sent).toHaveLength(1);
    }
    const posted = new Set(slack.messages(AUDIT_CHANNEL).map(({ metadata }) => JSON.stringify(metadata)));
    for (const { seq } of rows('SELECT seq FROM events')) {
      expect(
        [...posted].some((metadata) => metadata.includes(`"${seq}.audit"`)),
        `event ${seq}`,
      ).toBe(true);
    }
    db.close();
  }, 120_000);
});

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
