/** At filing it is said who could approve it now, and when nobody can; who is to hear of it one by one, does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { APPROVERS_GROUP, CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import { cardOf, correlationIn } from '../../support/desk-work.ts';
import { messageSaying, messageText, modalSaying, viewText } from '../../support/reading.ts';
import { startStage } from '../../support/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-outlook-'));
const policy = join(folder, 'policy.yaml');
const say = (entry: string) => writeFileSync(policy, `operations:\n  customers-v2.blocks.update: ${entry}\n`);
say('{}');
const stage = await startStage({ database: join(folder, 'careline.db'), env: { POLICY_FILE: policy } });
const { groups } = stage.slack;
const alex = stage.slack.as('U0ALEX');
const sara = stage.slack.as('U0SARA');
const omar = stage.slack.as('U0OMAR');
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});
let line = 0;
beforeEach(async () => {
  line += 1;
  await alex.close(true);
});

/** Under a policy and with these approvers: what who asked reads, and what stands on the card. */
async function askUnder(
  entry: string,
  approvers: readonly string[],
  auditors: readonly string[] = ['U0INES'],
) {
  // A policy that nobody could meet keeps Careline from starting: it is afterwards that people leave.
  groups.set(APPROVERS_GROUP, ['U0ALEX', 'U0SARA', 'U0OMAR', 'U0MARTA']);
  groups.set('S0AUDITORS', ['U0INES', 'U0MARTA']);
  say(entry);
  await stage.restart();
  groups.set(APPROVERS_GROUP, [...approvers]);
  groups.set('S0AUDITORS', [...auditors]);
  await alex.command(CARE_CHANNEL, `/block-sim ${stage.office.known.business.subscriptionIds[line]}`);
  await modalSaying(alex, 'Loss');
  await alex.submit({ 'params.block_id': '2', 'body.reason': 'Lost on the train' });
  const filed = viewText(await modalSaying(alex, 'waits for an approver'));
  const id = correlationIn(filed.slice(filed.indexOf('Correlation ID')));
  return { id, filed, card: messageText(await cardOf(stage, id)) };
}

it('D65: three are needed and one other person can: said to who asked and on the card', async () => {
  const { filed, card } = await askUnder('{ approvals: 3 }', ['U0ALEX', 'U0SARA']);
  const words = '3 people are needed to approve this, and one other person can.';
  expect(filed).toContain(words);
  expect(card).toContain(words);
});

it('D65: where enough can, who asked reads how many, and the card has nothing to say', async () => {
  const { filed, card } = await askUnder('{ approvals: 2 }', ['U0ALEX', 'U0SARA', 'U0OMAR']);
  expect(filed).toContain('2 other people could approve this now.');
  expect(card).not.toMatch(/could approve|are needed/);
});

it('D66: who alone could approve it, and asked for it, reads that nobody else can', async () => {
  const { filed, card } = await askUnder('{}', ['U0ALEX']);
  expect(filed).toContain('Nobody but you could approve this now');
  expect(card).toContain('Nobody but its requester could approve this now.');
  line += 1;
  await alex.close(true);
  const nobody = await askUnder('{}', []);
  expect(nobody.filed).toContain('Nobody could approve this now.');
});

it('D65: of one of each group, the group for which nobody is there is named', async () => {
  const { filed } = await askUnder('{ all_of: [[S0APPROVERS], [S0AUDITORS]] }', [
    'U0SARA',
    'U0OMAR',
    'U0ALEX',
  ]);
  expect(filed).not.toContain('Nobody is left');
  line += 1;
  await alex.close(true);
  const one = await askUnder('{ all_of: [[S0APPROVERS], [S0AUDITORS]] }', ['U0SARA', 'U0OMAR'], ['U0ALEX']);
  expect(one.filed).toContain('Nobody is left to approve it for @care-auditors.');
});

it('D67: what expires before anybody may approve it says so to who asked, on the card and at the click', async () => {
  const later = new Date(stage.now().getTime() + 3 * 86_400_000);
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][later.getUTCDay()];
  const opens = Date.UTC(later.getUTCFullYear(), later.getUTCMonth(), later.getUTCDate(), 8) / 1_000;
  const { id, filed, card } = await askUnder(`{ ttl: 30m, hours: ["${day} 08:00-20:00 UTC"] }`, ['U0SARA']);
  const words = new RegExp(`Cannot be approved before <!date\\^${opens}\\^.*, expires <!date\\^`);
  expect(filed).toMatch(words);
  expect(card).toMatch(words);
  await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
  const refused = 'in office hours only, and its time is up before they begin';
  await messageSaying(sara, (await cardOf(stage, id)).channel, refused);
});

it('notify: dm writes to each person who may decide, and not to who asked', async () => {
  const { id, card } = await askUnder('{ notify: dm }', ['U0ALEX', 'U0SARA', 'U0OMAR']);
  expect(card).not.toContain('subteam');
  for (const [seat, asks, what] of [
    [sara, 'you may decide on it', 'Block the SIM'],
    [omar, 'puedes decidir', 'Bloquear la SIM'],
  ] as const) {
    expect(messageText(await messageSaying(seat, seat.dm, id, asks))).toContain(what);
  }
  expect(alex.sees(alex.dm).map(messageText).join('\n')).not.toContain('you may decide on it');
});
