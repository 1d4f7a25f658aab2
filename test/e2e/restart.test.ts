import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { actionIds, messageSaying, modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('a database that outlives the process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-restart-'));
  const database = join(folder, 'careline.db');
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ database });
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lets cards from before a restart work after it', async () => {
    const id = await askToBlock(stage.slack.as('U0ALEX'), stage.office.known.lucia.msisdn);
    const card = await cardOf(stage, id);
    await stage.restart();
    await stage.slack.as('U0SARA').clickMessage(card, { actionId: 'request.approve' });
    const done = await cardSaying(stage, id, '✅ Done');
    expect(done.ts).toBe(card.ts);
    expect(stage.office.calls.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  });

  it('finishes what is under way when it is stopped', async () => {
    const { slack, office } = stage;
    const id = await askToBlock(slack.as('U0ALEX'), office.known.passport.msisdn);
    office.faults.set('customers-v2', { delayMs: 700, operation: 'customers-v2.blocks.update' });
    await slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await until('the call to be under way', () =>
      office.calls.some(({ method, correlationId }) => method === 'PATCH' && correlationId === id),
    );
    await stage.restart();
    office.faults.clear();
    await cardSaying(stage, id, '✅ Done', 'is blocked since');
  });

  it('#48 keeps the buttons, and says so, when a click cannot be settled', async () => {
    const id = await askToBlock(stage.slack.as('U0ALEX'), stage.office.known.nie.msisdn);
    const card = await cardOf(stage, id);
    // The database takes no change of a request, as if its disk were full.
    const other = new DatabaseSync(database);
    other.exec("CREATE TRIGGER full BEFORE UPDATE ON requests BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    const sara = stage.slack.as('U0SARA');
    await sara.clickMessage(card, { actionId: 'request.approve' });
    await messageSaying(sara, APPROVALS_CHANNEL, 'Something went wrong inside Careline');
    expect(actionIds((await cardOf(stage, id)).blocks)).toContain('request.approve');
    other.exec('DROP TRIGGER full');
    other.close();

    const before = stage.office.calls.filter(({ method }) => method === 'PATCH').length;
    await sara.clickMessage(card, { actionId: 'request.approve' });
    await cardSaying(stage, id, '✅ Done');
    expect(stage.office.calls.filter(({ method }) => method === 'PATCH').length).toBe(before + 1);
  });

  it('#48 says in the window it has opened that a lookup could not be noted, shows nobody’s data, and tells who may not', async () => {
    const other = new DatabaseSync(database);
    other.exec("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/customer ${stage.office.known.lucia.document}`);
    const told = await modalSaying(alex, 'Something went wrong inside Careline');
    const otto = stage.slack.as('U0OTTO');
    await otto.command(CARE_CHANNEL, `/customer ${stage.office.known.lucia.document}`);
    await messageSaying(otto, CARE_CHANNEL, 'This is for the agents');
    other.exec('DROP TRIGGER full');
    other.close();
    expect(viewText(told)).not.toContain('Lucía');
  });
});
