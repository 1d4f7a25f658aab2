import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { modalSaying, viewText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-answers-'));
const database = join(folder, 'careline.db');
const stage = await startStage({ database });
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the database holds on disk, its log of changes included. */
const size = () =>
  [database, `${database}-wal`].reduce((sum, file) => {
    const { size: bytes } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 };
    return sum + bytes;
  }, 0);

it('S91: an answer of 20,000 masks is stored once, however many of its pages are looked at', async () => {
  const alex = stage.slack.as('U0ALEX');
  const masks = Array.from({ length: 20_000 }, (_, at) => ({
    code: `MASK_${at}`,
    name: `Mask ${at} of many`,
  }));
  stage.office.faults.set('barrings', { operation: 'barrings.masks.list', body: JSON.stringify(masks) });
  const before = size();
  await alex.command(CARE_CHANNEL, '/care run barrings.masks.list');
  await modalSaying(alex, 'Kind of operation');
  await alex.submit({});
  await modalSaying(alex, 'page 1 of');
  for (let page = 2; page <= 11; page += 1) {
    await alex.clickView({ actionId: 'answer.next' });
    await until(`page ${page}`, () => viewText(alex.views().at(-1)).includes(`page ${page} of`));
  }
  await alex.clickView({ actionId: 'answer.previous' });
  await until('page 10', () => viewText(alex.views().at(-1)).includes('page 10 of'));
  expect(size() - before).toBeLessThan(10_000_000);
}, 60_000);
