/** A backup put back beneath a running workspace: R of the restore page, through the doors people use. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { backupSqlite } from '../../src/store/sqlite/backup.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { messageSaying, messageText, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('D162 a backup put back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-fence-'));
  const database = join(folder, 'careline.db');
  const copy = join(folder, 'copy.db');
  let stage: Stage;
  let done: string;
  let waiting: string;
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${stage.careline.port}${path}`)).text();
  const posted = () =>
    until('everything to be posted', async () => (await get('/metrics')).includes('backlog 0'));
  const changes = () =>
    stage.office.calls.filter(({ operationId }) => operationId === 'customers-v2.blocks.update');
  const approve = { actionId: 'request.approve' };

  beforeAll(async () => {
    stage = await startStage({ database });
    const { lucia, nie } = stage.office.known;
    done = await askToBlock(stage.slack.as('U0ALEX'), lucia.msisdn);
    waiting = await askToBlock(stage.slack.as('U0ALEX'), nie.msisdn);
    await posted();
    await backupSqlite(database, copy);
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, done), approve);
    await cardSaying(stage, done, '✅ Done');
    await posted();
    await stage.restart(() => {
      for (const more of ['-wal', '-shm']) rmSync(`${database}${more}`, { force: true });
      copyFileSync(copy, database);
    });
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('D157 is fenced at start: said in the log, the channel, the status, the metric and to whom is ready', async () => {
    expect(stage.logged.join('')).toContain('the database is behind what was posted');
    expect(await get('/metrics')).toContain('careline_fenced 1');
    expect(await get('/health/ready')).toBe('ready, held');
    await until('the channel to say so', () =>
      stage.slack
        .messages(AUDIT_CHANNEL)
        .some((each) => messageText(each).includes('behind what was posted')),
    );
    const alex = stage.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/care status');
    await modalSaying(alex, 'Held: the database is behind what was posted', 'were posted and are not there');
    await alex.close(true);
  });

  it('D157 sends nothing a second time, files nothing, and looks up', async () => {
    const [alex, sara] = [stage.slack.as('U0ALEX'), stage.slack.as('U0SARA')];
    await sara.clickMessage(await cardOf(stage, waiting), approve);
    await messageSaying(sara, (await cardOf(stage, waiting)).channel, 'Careline is held');
    expect(changes()).toHaveLength(1);
    await alex.command(CARE_CHANNEL, `/customer ${stage.office.known.lucia.document}`);
    await modalSaying(alex, 'Lucía');
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/block-sim ${stage.office.known.lucia.msisdn}`);
    await modalSaying(alex, 'Theft');
    await alex.submit({ 'params.block_id': '1', 'body.reason': 'Stolen' });
    await modalSaying(alex, 'Careline is held');
    await alex.close(true);
  });

  it('D158 D159 writes nothing over the cards, though the requests look expired', async () => {
    stage.advance(2 * 60 * 60);
    await until('some rounds', async () => (await get('/metrics')).includes('careline_fenced 1'));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(messageText(await cardOf(stage, done))).toContain('✅ Done');
    const direct = stage.slack.messages(stage.slack.as('U0ALEX').dm).map((each) => messageText(each));
    expect(direct.filter((text) => text.includes('Expired'))).toEqual([]);
  });

  it('D157 goes on once an approver has taken in what the channel knows', async () => {
    const [alex, sara] = [stage.slack.as('U0ALEX'), stage.slack.as('U0SARA')];
    await alex.command(CARE_CHANNEL, '/care reconcile');
    await messageSaying(alex, CARE_CHANNEL, 'approver');
    await alex.close(true);
    await sara.command(CARE_CHANNEL, '/care reconcile');
    await modalSaying(sara, 'Careline goes on. 1 request is taken to be', '1 still waits for a decision');
    await cardSaying(stage, waiting, 'Expired');
    expect(messageText(await cardOf(stage, done))).toContain('✅ Done');
    expect(await get('/metrics')).toContain('careline_fenced 0');
    await sara.close(true);
    await sara.command(CARE_CHANNEL, '/care reconcile');
    await modalSaying(sara, 'Nothing is held');
    await alex.command(CARE_CHANNEL, '/care status');
    await modalSaying(alex, 'audit log intact, verified up to event', 'held against the newest messages');
    expect(changes()).toHaveLength(1);
  });

  it('D155 S35 is fenced within a minute when the end of the log is cut off beneath a running Careline', async () => {
    await posted();
    const db = new DatabaseSync(database);
    db.exec('PRAGMA foreign_keys = OFF; DROP TRIGGER events_are_not_deleted');
    db.exec('DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)');
    db.close();
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    await alex.command(CARE_CHANNEL, '/care status');
    await modalSaying(alex, 'Held: the database is behind', 'and the outbox are compared by');
  });
});
