/** Far more lookups than calls need are told in the audit channel, and hinder nobody. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AUDIT_CHANNEL, CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import type { Seat } from '../../../src/sandbox/slack/types.ts';
import { messageText, modalSaying } from '../../support/reading.ts';
import { type Stage, startStage } from '../../support/stage.ts';
import { until } from '../../support/until.ts';

const policy = join(mkdtempSync(join(tmpdir(), 'careline-many-')), 'policy.yaml');
writeFileSync(policy, 'lookups_an_hour: 3\n');

let stage: Stage;
let alex: Seat;
beforeAll(async () => {
  stage = await startStage({ env: { POLICY_FILE: policy } });
  alex = stage.slack.as('U0ALEX');
});
afterAll(() => stage.close());

const told = () =>
  stage.slack
    .messages(AUDIT_CHANNEL)
    .map(messageText)
    .filter((words) => words.includes('has looked up more than 3 times within an hour'));

async function lookUp(times: number): Promise<void> {
  const { lucia } = stage.office.known;
  for (let time = 0; time < times; time += 1) {
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/customer ${lucia.document}`);
    await modalSaying(alex, lucia.document);
  }
}

it('S92 is told once an hour, by name, and counted by role; lookups go on', async () => {
  await lookUp(3);
  expect(told()).toEqual([]);
  await lookUp(3);
  const words = await until('the audit channel to tell of it', () => told()[0]);
  expect(words).toContain('<@U0ALEX>');
  await lookUp(1);
  stage.advance(3_601);
  await lookUp(4);
  await until('it to be told again', () => told().length === 2);
  const metrics = await (await fetch(`http://127.0.0.1:${stage.careline.operationsPort}/metrics`)).text();
  expect(metrics).toMatch(/careline_lookups_total\{role="agent"\} 1[01]/);
});
