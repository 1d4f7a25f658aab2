/** A policy by value, through the door: some inputs are one person's, others wait for two. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { cardSaying, correlationIn } from '../support/desk-work.ts';
import { messageText, modalSaying, viewText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-by-value-'));
const policy = join(folder, 'policy.yaml');
writeFileSync(
  policy,
  `operations:
  customers-v2.blocks.update:
    approvals: 2
    rules:
      - { when: [params.block_id = 1, body.active = true], risk: write }
`,
);
const stage = await startStage({ env: { POLICY_FILE: policy } });
const alex = stage.slack.as('U0ALEX');
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const blocks = () =>
  stage.office.calls.filter(({ operationId }) => operationId === 'customers-v2.blocks.update');
const LINE = '612345678';

it('a theft block is shown once more and sent by its requester alone; its unblock waits for two', async () => {
  await alex.command(CARE_CHANNEL, `/block-sim ${LINE}`);
  await modalSaying(alex, 'Loss');
  await alex.submit({ 'params.block_id': '1', 'body.reason': 'Stolen on the train' });
  expect(blocks()).toHaveLength(0);
  await modalSaying(alex, 'Stolen on the train');
  await alex.submit({});
  await modalSaying(alex, 'Done');
  expect(blocks()).toHaveLength(1);
  expect(stage.slack.messages(APPROVALS_CHANNEL).map(messageText).join()).not.toContain('Stolen');
  await alex.close(true);

  await alex.command(CARE_CHANNEL, `/unblock-sim ${LINE}`);
  await modalSaying(alex, 'Reason');
  await alex.submit({ 'body.reason': 'Found again' });
  const filed = await modalSaying(alex, 'waits for an approver');
  await cardSaying(stage, correlationIn(viewText(filed)), 'Found again', '0 of 2');
  expect(blocks()).toHaveLength(1);
});
