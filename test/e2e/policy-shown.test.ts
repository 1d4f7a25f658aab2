/** Cards show the rules that hold, not those of filing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { messageText, viewText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-shown-'));
const policy = join(folder, 'policy.yaml');
const say = (entry: string) => writeFileSync(policy, `operations:\n  customers-v2.blocks.update: ${entry}\n`);
say('{}');
const stage = await startStage({ database: join(folder, 'careline.db'), env: { POLICY_FILE: policy } });
const alex = stage.slack.as('U0ALEX');
const sara = stage.slack.as('U0SARA');
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});
let line = 0;
beforeEach(async () => {
  line += 1;
  for (const seat of [alex, sara]) await seat.close(true);
});
const nextLine = () => stage.office.known.business.subscriptionIds[line] ?? '';

async function startWith(entry: string): Promise<void> {
  say(entry);
  await stage.restart();
}

it('D113: count, comment and groups are those that hold when somebody decides', async () => {
  await startWith('{}');
  const id = await askToBlock(alex, nextLine());
  const filed = messageText(await cardOf(stage, id));
  expect(filed).not.toMatch(/of 2|comment is needed/);
  expect(filed).toContain('@care-approvers');
  await startWith('{ approvals: 2, comment: required, groups: [S0APPROVERS, S0AUDITORS] }');
  await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.comment' });
  await until('the comment form', () => sara.views().at(-1)?.view.callback_id === 'request.approve_with');
  await sara.submit({ 'decision.comment': 'Seen' });
  const card = messageText(await cardSaying(stage, id, '1 of 2'));
  expect(card).toMatch(/1 of 2: <@U0SARA>/);
  expect(card).toContain('A comment is needed');
  expect(card).toContain('@care-approvers and @care-approvers or @care-auditors');
});

it('D114: hours that are closed stand on the card, with when they begin', async () => {
  const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const later = new Date(stage.now().getTime() + 3 * 86_400_000);
  const day = DAYS[later.getUTCDay()];
  await startWith('{}');
  const before = await askToBlock(alex, nextLine());
  expect(messageText(await cardOf(stage, before))).not.toContain('Can be approved');
  await startWith(`{ ttl: 7d, hours: ["${day} 08:00-20:00 UTC"] }`);
  const id = await askToBlock(alex, stage.office.known.stolen.msisdn);
  const card = messageText(await cardOf(stage, id));
  const opens = Date.UTC(later.getUTCFullYear(), later.getUTCMonth(), later.getUTCDate(), 8) / 1_000;
  expect(card).toContain(`${day} 08:00–20:00 (UTC)`);
  expect(card).toContain(`next from <!date^${opens}^`);
  await alex.clickMessage(await cardOf(stage, before), { actionId: 'request.details' });
  await until('the details of the request of before', () =>
    viewText(alex.views().at(-1)).includes(`next from <!date^${opens}^`),
  );
});

it('a card of which one of each group must approve says of whom somebody is still needed', async () => {
  await startWith('{ all_of: [[S0APPROVERS], [S0AUDITORS]] }');
  const id = await askToBlock(alex, nextLine());
  const card = messageText(await cardOf(stage, id));
  expect(card).toContain('@care-approvers and @care-auditors');
  expect(card).toContain('Still needed: one of @care-approvers, one of @care-auditors');
  await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
  const one = messageText(await cardSaying(stage, id, '1 of 2'));
  expect(one).toMatch(/Still needed: one of @care-auditors\n/);
  await stage.slack.as('U0OMAR').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
  await cardSaying(stage, id, '2 of 3', 'Still needed: one of @care-auditors');
  await stage.slack.as('U0INES').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
  await cardSaying(stage, id, 'Done');
});
