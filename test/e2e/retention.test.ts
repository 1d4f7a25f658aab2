/** What people entered is kept for as long as was set, and then purged: through the doors people use. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/auditor/verify/verify.ts';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { openSqliteLog } from '../../src/store/sqlite/read-only.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { actionIds, messageSaying, messageText, modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const DAY = 86_400;

describe('a request that is done', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-retention-'));
  const database = join(folder, 'careline.db');
  const key = randomBytes(32);
  let stage: Stage;
  let id: string;
  const auditSaying = (words: string) =>
    until(`the audit channel to say ${words}`, () =>
      stage.slack.messages(AUDIT_CHANNEL).find((message) => messageText(message).includes(words)),
    );
  const detailsOf = async (user: string, ...words: readonly string[]) => {
    const seat = stage.slack.as(user);
    await seat.close(true);
    await seat.clickMessage(await cardOf(stage, id), { actionId: 'request.details' });
    return modalSaying(seat, ...words);
  };

  beforeAll(async () => {
    stage = await startStage({
      database,
      env: { RETENTION_INPUTS_DAYS: '30', ENCRYPTION_KEY: key.toString('base64') },
    });
    id = await askToBlock(stage.slack.as('U0ALEX'), stage.office.known.lucia.msisdn, 'Left in a taxi');
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, '✅ Done', 'Undo');
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('S101 is shown whole for as many days as were set, and can be taken back', async () => {
    stage.advance(29 * DAY);
    const details = await detailsOf('U0ALEX', 'Left in a taxi');
    expect(actionIds(details.view.blocks)).toContain('request.undo');
  });

  it('S101 is purged then: an event says so, and whoever opens it reads that, and what became of it', async () => {
    stage.advance(2 * DAY);
    const told = await auditSaying('data of requests that ended long ago was purged');
    expect(messageText(told)).toContain('1 request that ended before');
    const details = await detailsOf('U0SARA', '✅ Done', 'was purged on', '<@U0SARA>', id);
    expect(viewText(details)).toContain('asked to block the SIM');
    expect(viewText(details)).toContain('data purged on');
    expect(viewText(details)).not.toContain('612');
    expect(actionIds(details.view.blocks)).not.toContain('request.undo');
    const spanish = await detailsOf('U0OMAR', 'se eliminaron el', 'datos eliminados el');
    expect(actionIds(spanish.view.blocks)).not.toContain('request.undo');
  });

  it('S101 is not taken back by the button of a card of before: who clicks hears why', async () => {
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    await alex.clickMessage(await cardOf(stage, id), { actionId: 'request.undo' });
    await messageSaying(alex, APPROVALS_CHANNEL, 'was purged on', 'cannot be taken back from here');
  });

  it('S101 stands in the list of who asked', async () => {
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    await alex.command(CARE_CHANNEL, '/care approvals');
    await modalSaying(alex, '✅ Done', 'data purged on');
  });

  it('S101 leaves chain, channel and requests as they should be: verify finds nothing', async () => {
    await until('everything to be posted', async () =>
      (await (await fetch(`http://127.0.0.1:${stage.careline.port}/metrics`)).text()).includes('backlog 0'),
    );
    const log = openSqliteLog(database);
    let out = '';
    const slack = { token: stage.slack.botToken, apiUrl: stage.slack.apiUrl, channel: AUDIT_CHANNEL };
    const keys = { current: key, former: [] };
    try {
      const verdict = await verify(log, { databaseUrl: '', keys, slack }, [], (text) => {
        out += text;
      });
      expect(out).toContain('Nothing was found');
      expect(verdict).toBe('well');
    } finally {
      await log.close();
    }
  });
});
