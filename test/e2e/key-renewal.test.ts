import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { askToBlock } from '../support/desk-work.ts';
import { modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-keys-'));
const database = join(folder, 'careline.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [old, renewed] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

/** One start of Careline on the same database. */
async function during(env: Record<string, string>, work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await startStage({ database, env });
  try {
    await work(stage);
  } finally {
    await stage.close();
  }
}

it('#47 the key is renewed in one start: what was asked under the old one is decided, and read with the new one alone', async () => {
  let id = '';
  await during({ ENCRYPTION_KEY: old }, async ({ slack, office }) => {
    id = await askToBlock(slack.as('U0ALEX'), office.known.lucia.msisdn, 'Left in a taxi');
  });
  await during({ ENCRYPTION_KEY: renewed, ENCRYPTION_KEY_OLD: old }, async ({ slack, logged }) => {
    expect(logged.some((line) => line.includes('sealed with the current key'))).toBe(true);
    const sara = slack.as('U0SARA');
    await sara.command(CARE_CHANNEL, '/care approvals');
    await modalSaying(sara, 'Block the SIM of ••• ••• 678 (loss)');
    await sara.clickView({ actionId: 'request.details', value: id });
    await modalSaying(sara, 'Left in a taxi', 'Approve');
    await sara.clickView({ actionId: 'request.approve' });
    await modalSaying(sara, '✅ Done');
  });
  await during({ ENCRYPTION_KEY: renewed }, async ({ slack }) => {
    const alex = slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/care approvals');
    await modalSaying(alex, '✅ Done');
    await alex.clickView({ actionId: 'request.details', value: id });
    expect(viewText(await modalSaying(alex, 'Left in a taxi'))).toContain('Done');
  });
});
