/** A user group that was deleted in Slack takes away what it alone would give, and is named. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AGENTS_GROUP,
  APPROVALS_CHANNEL,
  AUDITORS_GROUP,
  CARE_CHANNEL,
} from '../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { messageSaying, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-groups-'));
const policy = join(folder, 'policy.yaml');
writeFileSync(
  policy,
  `operations:
  customers-v2.blocks.update: { groups: [S0APPROVERS, S0AUDITORS] }
`,
);

describe('a group that was deleted', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ env: { POLICY_FILE: policy } });
    stage.slack.groups.delete(AUDITORS_GROUP);
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('D107: leaves agents what they may do', async () => {
    const alex = stage.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, `/customer ${stage.office.known.lucia.document}`);
    await modalSaying(alex, 'Lucía');
    await alex.close(true);
  });

  it('D105: leaves approvers of another group what they may do', async () => {
    const id = await askToBlock(stage.slack.as('U0ALEX'), stage.office.known.lucia.msisdn);
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, '✅ Done');
  });

  it('D106: is said to whom it alone would have let decide', async () => {
    stage.slack.groups.set('S0APPROVERS', ['U0OMAR']);
    const id = await askToBlock(stage.slack.as('U0ALEX'), stage.office.known.nie.msisdn);
    const sara = stage.slack.as('U0SARA');
    await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await messageSaying(sara, APPROVALS_CHANNEL, 'cannot be read in Slack', 'The operator has been told');
    stage.slack.groups.set('S0APPROVERS', ['U0SARA', 'U0OMAR']);
  });

  it('D108: is named in log, metric and status, with the word Slack has for it', async () => {
    const alex = stage.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/care status');
    await modalSaying(alex, '🔴', AUDITORS_GROUP, 'no_such_subteam');
    expect(
      stage.logged.filter((line) => line.includes(`"group":"${AUDITORS_GROUP}","word":"no_such_subteam"`)),
    ).toHaveLength(1);
    const metrics = await (await fetch(`http://127.0.0.1:${stage.careline.port}/metrics`)).text();
    expect(metrics).toContain(
      `careline_group_unreadable{group="${AUDITORS_GROUP}",word="no_such_subteam"} 1`,
    );
    expect((await fetch(`http://127.0.0.1:${stage.careline.port}/health/ready`)).status).toBe(200);
  });

  it('D108: status answers also who can be told no role, and other commands say why not', async () => {
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    stage.slack.groups.delete(AGENTS_GROUP);
    await alex.command(CARE_CHANNEL, '/barrings 612345678');
    await messageSaying(alex, CARE_CHANNEL, 'cannot be read in Slack');
    await alex.command(CARE_CHANNEL, '/care status');
    await modalSaying(alex, '🔴', AGENTS_GROUP);
    // Who is in no group that can be read, where all can be, is refused as ever.
    const otto = stage.slack.as('U0OTTO');
    stage.slack.groups.set(AGENTS_GROUP, ['U0ALEX']);
    stage.slack.groups.set(AUDITORS_GROUP, ['U0INES']);
    stage.advance(60);
    await otto.command(CARE_CHANNEL, '/care status');
    await messageSaying(otto, CARE_CHANNEL, 'you are not in their group');
  });
});
