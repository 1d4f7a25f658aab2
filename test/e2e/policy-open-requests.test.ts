/** Nobody crowds out the others: so many requests of one person may be open. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { askToBlock } from '../support/desk-work.ts';
import { modalSaying, viewText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-open-'));
const policy = join(folder, 'policy.yaml');
writeFileSync(policy, 'open_requests: 2\n');
const stage = await startStage({ env: { POLICY_FILE: policy } });
const alex = stage.slack.as('U0ALEX');
const marta = stage.slack.as('U0MARTA');
const [one = '', two = '', three = '', four = ''] = stage.office.known.business.subscriptionIds;
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

it('S87: one more than are taken is refused, with what is open; others are not held up, and taking one back helps', async () => {
  const ids = [await askToBlock(alex, one), await askToBlock(alex, two)];
  await alex.command(CARE_CHANNEL, `/block-sim ${three}`);
  await modalSaying(alex, 'Loss');
  await alex.submit({ 'params.block_id': '2', 'body.reason': 'Lost too' });
  const refused = viewText(await modalSaying(alex, 'You have 2 requests open'));
  for (const id of ids) expect(refused).toContain(id);
  expect(refused).toContain('Block the SIM');
  await marta.command(CARE_CHANNEL, `/block-sim ${four}`);
  await modalSaying(marta, 'Pérdida');
  await marta.submit({ 'params.block_id': '2', 'body.reason': 'Perdida' });
  await modalSaying(marta, 'espera a un aprobador');
});
