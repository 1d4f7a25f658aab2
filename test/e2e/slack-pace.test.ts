/** Slack answers twenty questions about groups a minute, or none for a while: no decision is lost by it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { askToBlock, cardOf, cardSaying, rejectOn } from '../support/desk-work.ts';
import { messageSaying, messageText, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const METHOD = 'usergroups.users.list';
const approve = { actionId: 'request.approve' };

let stage: Stage;
let folder: string | undefined;
afterEach(async () => {
  await stage.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
});

async function start(env: Record<string, string> = {}, database?: string) {
  stage = await startStage({ env, ...(database !== undefined && { database }) });
  return { alex: stage.slack.as('U0ALEX'), sara: stage.slack.as('U0SARA'), omar: stage.slack.as('U0OMAR') };
}

async function askFor(seat: Seat, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const line of stage.office.known.business.subscriptionIds.slice(0, count)) {
    ids.push(await askToBlock(seat, line));
  }
  expect(ids).toHaveLength(count);
  return ids;
}

const changesOf = (ids: readonly string[]) =>
  stage.office.calls.filter(
    ({ method, correlationId }) => method !== 'GET' && ids.includes(correlationId ?? ''),
  ).length;
const refusals = (seat: Seat) =>
  seat.sees(APPROVALS_CHANNEL).filter(({ ephemeralTo }) => ephemeralTo !== undefined);
const perMinute = (calls: number) => ({ perMinute: { method: METHOD, calls, retryAfter: 30 } });

/** Clicks that Careline has dealt with, one way or another. */
const clicksHeard = () =>
  stage.logged.filter((line) => line.includes('"name":"request.approve"') && line.includes('"msg":"done"'))
    .length;
/** Requests that were sent: the back office does some, and refuses others. */
const done = () =>
  stage.slack.messages(APPROVALS_CHANNEL).filter((message) => /^(✅|❌)/u.test(messageText(message))).length;

/** Lets time pass until so many changes are done; never while a call is under way, whose deadline would pass too. */
async function letThemBeDone(count: number, ids: readonly string[]): Promise<void> {
  for (let round = 0; round < 30 && done() < count; round += 1) {
    stage.advance(10);
    await pause(150);
    await until('what was sent to be answered', () => done() === changesOf(ids));
  }
  expect(done()).toBe(count);
}

describe('as many decisions as people make', () => {
  it.each([
    ['D102: 24 decisions, one every 2.5 seconds', 24, 1, 2.5, 20],
    ['60 decisions in one minute', 30, 2, 1, 20],
    ['D102: 12 decisions where Slack answers four questions a minute', 12, 1, 2.5, 4],
  ])(
    '%s: all are made, none is refused for the pace',
    async (_what, count, approvals, seconds, answers) => {
      folder = mkdtempSync(join(tmpdir(), 'careline-pace-'));
      const policy = join(folder, 'policy.yaml');
      writeFileSync(policy, `operations:\n  customers-v2.blocks.update: { approvals: ${approvals} }\n`);
      const { alex, sara, omar } = await start({ POLICY_FILE: policy });
      const ids = await askFor(alex, count);
      const cards = await Promise.all(ids.map((id) => cardOf(stage, id)));
      stage.advance(60);
      stage.slack.faults = perMinute(answers);
      const clicks = Array.from({ length: approvals }, () => cards).flat();
      for (const [at, card] of clicks.entries()) {
        await (at < count === (at % 2 === 0) ? sara : omar).clickMessage(card, approve);
        await until('the click to be heard', () => clicksHeard() === at + 1);
        stage.advance(seconds);
      }
      await letThemBeDone(count, ids);
      const said = [...refusals(sara), ...refusals(omar)].map(messageText);
      expect(
        said.filter(
          (words) => !/waits for Slack|espera a Slack|Your approval counts|Tu aprobación cuenta/u.test(words),
        ),
      ).toEqual([]);
      expect(changesOf(ids)).toBe(count);
    },
    120_000,
  );
});

describe('a click while Slack wants no questions', () => {
  it('S40, D104: is kept, asks nothing, and is decided when Slack answers, also by the next process', async () => {
    folder = mkdtempSync(join(tmpdir(), 'careline-pace-'));
    const { alex, sara, omar } = await start({}, join(folder, 'careline.db'));
    const [first = '', second = ''] = await askFor(alex, 2);
    const cards = [await cardOf(stage, first), await cardOf(stage, second)] as const;
    stage.advance(60);
    stage.slack.faults = { rateLimited: { method: METHOD, retryAfter: 30 } };
    await sara.clickMessage(cards[0], approve);
    await messageSaying(sara, APPROVALS_CHANNEL, 'waits for Slack');
    const asked = () => stage.slack.calls.filter(({ method }) => method === METHOD).length;
    const before = asked();
    await rejectOn(stage, omar, second);
    await modalSaying(omar, 'espera a Slack');
    expect(asked()).toBe(before);
    expect(changesOf([first, second])).toBe(0);

    stage.slack.faults = {};
    await stage.restart();
    stage.advance(30);
    await cardSaying(stage, first, '✅ Done', '<@U0SARA>');
    await cardSaying(stage, second, 'Rejected', '<@U0OMAR>', 'Not needed');
    await messageSaying(sara, sara.dm, 'Your approval had to wait for Slack', 'It counts');
    await messageSaying(omar, omar.dm, 'Tu rechazo tuvo que esperar a Slack', 'Cuenta');
    expect(changesOf([first, second])).toBe(1);
  });

  it('S40: who lost the role meanwhile is told that it does not count', async () => {
    const { alex, sara } = await start();
    const [id = ''] = await askFor(alex, 1);
    const card = await cardOf(stage, id);
    stage.advance(60);
    stage.slack.faults = { rateLimited: { method: METHOD, retryAfter: 30 } };
    await sara.clickMessage(card, approve);
    await messageSaying(sara, APPROVALS_CHANNEL, 'waits for Slack');
    stage.slack.groups.set('S0APPROVERS', ['U0OMAR']);
    stage.slack.faults = {};
    stage.advance(30);
    await messageSaying(sara, sara.dm, 'It does not count. (not an approver)');
    expect(changesOf([id])).toBe(0);
    expect(messageText(await cardOf(stage, id))).toContain('Waiting for approval');
  });
});
