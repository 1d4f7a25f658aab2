import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { messageSaying, messageText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('when the back office fails in the middle of a change', () => {
  let stage: Stage;
  let alex: Seat;
  let line = 0;
  beforeAll(async () => {
    stage = await startStage({ env: { CALL_DEADLINE_SECONDS: '1', UNKNOWN_AFTER_SECONDS: '5' } });
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.office.faults.clear();
    line += 1;
  });

  const changesOf = (id: string) =>
    stage.office.calls.filter(({ method, correlationId }) => method !== 'GET' && correlationId === id).length;
  async function approved(): Promise<string> {
    const id = await askToBlock(alex, stage.office.known.business.subscriptionIds[line] ?? '');
    return id;
  }
  const operation = 'customers-v2.blocks.update';

  it.each([
    ['does not answer in time, though it was done', { delayMs: 3_000, operation, effect: true }],
    ['drops the connection after doing it', { reset: 'after' as const, operation }],
    ['answers 503 after doing it', { status: 503, operation, effect: true }],
    ['answers HTML after doing it', { html: true as const, operation, effect: true }],
  ])('and %s, it is called once, unknown, and found done by reading back', async (_what, fault) => {
    const id = await approved();
    stage.office.faults.set('customers-v2', fault);
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await until('the outcome to be unknown, or already settled', async () =>
      /Outcome unknown|✅ Done/.test(messageText(await cardOf(stage, id))),
    );
    stage.office.faults.clear();
    stage.advance(3);
    await cardSaying(stage, id, '✅ Done');
    expect(changesOf(id)).toBe(1);
    const steps = stage.slack.messages(AUDIT_CHANNEL).map(messageText).join('\n');
    expect(steps).toContain('outcome unknown');
  });

  it('and nothing was done, it stays unknown and is not sent again', async () => {
    const id = await approved();
    stage.office.faults.set('customers-v2', { reset: 'before', operation });
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, 'Outcome unknown');
    stage.office.faults.clear();
    const reads = stage.office.calls.length;
    stage.advance(3);
    await until('the target to be read back', () => stage.office.calls.length > reads);
    expect(messageText(await cardOf(stage, id))).toContain('Outcome unknown');
    expect(changesOf(id)).toBe(1);
    await messageSaying(alex, alex.dm, 'Outcome unknown', id);
  });

  it('and it refuses, the card and the requester say with what words', async () => {
    const id = await approved();
    stage.office.faults.set('customers-v2', { status: 404, operation });
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, '❌ Failed', 'HTTP 404');
    await messageSaying(alex, alex.dm, 'Failed', 'HTTP 404', id);
  });
});

describe('when Slack fails', () => {
  let stage: Stage;
  let alex: Seat;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());

  it('what it limits is posted later, in order, and nothing is lost', async () => {
    stage.slack.faults = { rateLimited: { method: 'chat.postMessage', retryAfter: 1 } };
    const id = await askToBlock(alex, stage.office.known.lucia.msisdn);
    expect(stage.slack.messages(APPROVALS_CHANNEL)).toEqual([]);
    stage.slack.faults = {};
    stage.advance(5);
    const card = await cardOf(stage, id);
    await stage.slack.as('U0SARA').clickMessage(card, { actionId: 'request.approve' });
    await cardSaying(stage, id, '✅ Done');
    const root = await until('the audit trail', () =>
      stage.slack.messages(AUDIT_CHANNEL).find((each) => messageText(each).includes('asked to')),
    );
    const steps = () => stage.slack.messages(AUDIT_CHANNEL).filter(({ threadTs }) => threadTs === root.ts);
    await until('the steps', () => steps().filter(({ ts }) => ts !== root.ts).length === 3);
  });

  it('an archived channel is waited for', async () => {
    stage.slack.archive(APPROVALS_CHANNEL, true);
    const id = await askToBlock(alex, stage.office.known.business.subscriptionIds[1] ?? '');
    await messageSaying(alex, alex.dm, 'Waiting for approval', id);
    // Told only after the attempt was put off: the clock must not move on before.
    await until('the operator to be told', () =>
      stage.logged.some((record) => record.includes('not posted yet') && record.includes('is_archived')),
    );
    stage.slack.archive(APPROVALS_CHANNEL, false);
    stage.advance(120);
    await cardOf(stage, id);
  });

  it('a card somebody deleted is posted again', async () => {
    const id = await askToBlock(alex, stage.office.known.business.subscriptionIds[2] ?? '');
    const card = await cardOf(stage, id);
    stage.slack.deleteMessage(card.channel, card.ts);
    const mine = await messageSaying(alex, alex.dm, 'Waiting for approval', id);
    await alex.clickMessage(mine, { actionId: 'request.cancel' });
    const again = await cardSaying(stage, id, 'Cancelled');
    expect(again.ts).not.toBe(card.ts);
  });
});
