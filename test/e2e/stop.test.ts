/** The emergency stop through the doors people use: said everywhere, and nothing is sent until another approver releases it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf, cardSaying, rejectOn } from '../support/desk-work.ts';
import { messageSaying, messageText, modalSaying, textOf } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-stop-'));
const policy = join(folder, 'policy.yaml');
// A block for theft is confirmed by who asks.
writeFileSync(
  policy,
  'operations:\n  customers-v2.blocks.update: { rules: [{ when: params.block_id = 1, risk: write }] }\n',
);
const stage = await startStage({ database: join(folder, 'careline.db'), env: { POLICY_FILE: policy } });
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const sara = slack.as('U0SARA');
const omar = slack.as('U0OMAR');
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const changes = () => office.calls.filter(({ operationId }) => operationId === 'customers-v2.blocks.update');
const get = async (path: string) => (await fetch(`http://127.0.0.1:${stage.careline.port}${path}`)).text();
const WHY = 'the wrong lines are being barred';
let before: string;
let during: string;

it('is refused to who is no approver, and without a reason', async () => {
  before = await askToBlock(alex, office.known.lucia.msisdn);
  await cardOf(stage, before);
  await alex.command(CARE_CHANNEL, `/care stop ${WHY}`);
  await messageSaying(alex, CARE_CHANNEL, 'approver');
  await sara.command(CARE_CHANNEL, '/care stop');
  await messageSaying(sara, CARE_CHANNEL, 'needs a reason');
  expect(await get('/metrics')).toContain('careline_stopped 0');
});

it('is said to everybody: in the channels, on cards and live messages, in lists, the status, Home and the metric', async () => {
  await sara.command(CARE_CHANNEL, `/care stop ${WHY}, ask 612345678`);
  await modalSaying(sara, 'Everything is stopped: from now on no change is sent');
  await sara.close(true);
  const [called] = await until('the approvers to be called', () => {
    const found = slack
      .messages(APPROVALS_CHANNEL)
      .filter((each) => messageText(each).includes('Everything was stopped'));
    return found.length > 0 ? found : undefined;
  });
  expect(messageText(called)).toContain('<!subteam^S0APPROVERS>');
  expect(messageText(called)).toContain('<@U0SARA>');
  expect(messageText(called)).toContain(WHY);
  await cardSaying(stage, before, 'Everything is stopped', WHY);
  await until('the live message to say so', () =>
    slack
      .messages(alex.dm)
      .some(
        (each) => messageText(each).includes(before) && messageText(each).includes('Everything is stopped'),
      ),
  );
  await until('the audit channel to say so', () =>
    slack.messages(AUDIT_CHANNEL).some((each) => messageText(each).includes('Everything was stopped')),
  );
  expect(textOf([slack.messages(APPROVALS_CHANNEL), slack.messages(AUDIT_CHANNEL)])).not.toContain(
    '612345678',
  );
  for (const command of ['/care status', '/care approvals']) {
    await alex.command(CARE_CHANNEL, command);
    await modalSaying(alex, 'Everything is stopped: no change is sent.', WHY);
    await alex.close(true);
  }
  expect(await get('/metrics')).toContain('careline_stopped 1');
  await alex.openHome();
  await until('Home to say so', () => textOf(alex.home()?.view).includes('Everything is stopped'));
});

it('sends nothing, also after a restart; lookups, filing, approving and rejecting go on', async () => {
  await alex.command(CARE_CHANNEL, `/customer ${office.known.lucia.document}`);
  await modalSaying(alex, 'Lucía');
  await alex.close(true);
  await alex.command(CARE_CHANNEL, `/block-sim ${office.known.lucia.msisdn}`);
  await modalSaying(alex, 'Theft');
  await alex.submit({ 'params.block_id': '1', 'body.reason': 'Stolen' });
  await modalSaying(alex, 'Check and send');
  await alex.submit({});
  await modalSaying(alex, 'Everything is stopped at present, so this was not sent');
  during = await askToBlock(alex, office.known.nie.msisdn);
  await omar.clickMessage(await cardOf(stage, before), { actionId: 'request.approve' });
  await messageSaying(omar, APPROVALS_CHANNEL, 'Tu aprobación cuenta. Ahora mismo todo está parado');
  await cardSaying(stage, before, 'Approved', 'Everything is stopped');
  await stage.restart();
  stage.advance(30);
  expect(await get('/metrics')).toContain('careline_stopped 1');
  await rejectOn(stage, omar, during);
  await cardSaying(stage, during, 'Rejected');
  expect(changes()).toHaveLength(0);
});

it('is released by another approver alone, and what was approved is sent then', async () => {
  await sara.command(CARE_CHANNEL, '/care release');
  await messageSaying(sara, CARE_CHANNEL, 'another approver has to release it');
  await until('the refusal to be an event', () =>
    slack.messages(AUDIT_CHANNEL).some((each) => messageText(each).includes('had stopped it themselves')),
  );
  expect(changes()).toHaveLength(0);
  await omar.command(CARE_CHANNEL, '/care release found and mended');
  await modalSaying(omar, 'Los cambios se envían otra vez');
  await omar.close(true);
  await cardSaying(stage, before, '✅ Done');
  expect(messageText(await cardOf(stage, before))).not.toContain('Everything is stopped');
  expect(changes()).toHaveLength(1);
  await until('the release to be said', () =>
    slack.messages(APPROVALS_CHANNEL).some((each) => messageText(each).includes('found and mended')),
  );
  await omar.command(CARE_CHANNEL, '/care release');
  await modalSaying(omar, 'No hay nada parado');
});
