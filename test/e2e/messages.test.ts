/** What is posted while a request waits and when it ends: whom it calls, and what its requester hears of it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  APPROVALS_CHANNEL,
  APPROVERS_GROUP,
  AUDITORS_GROUP,
  CARE_CHANNEL,
} from '../../src/sandbox/slack/people.ts';
import type { Message, Seat } from '../../src/sandbox/slack/types.ts';
import { askToBlock, cardOf, cardSaying, correlationIn } from '../support/desk-work.ts';
import { actionIds, messageSaying, messageText, modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { approve, askFor } from '../support/through-form.ts';
import { until } from '../support/until.ts';

const policy = join(mkdtempSync(join(tmpdir(), 'careline-messages-')), 'policy.yaml');
writeFileSync(
  policy,
  `operations:
  customers-v2.bonuses.add:
    risk: destructive
    ttl: 1h
    escalate: { after: 30m, groups: [${AUDITORS_GROUP}] }
  customers-v2.services.update: { notify: none }
`,
);

let stage: Stage;
let alex: Seat;
let sara: Seat;
beforeAll(async () => {
  stage = await startStage({ env: { POLICY_FILE: policy } });
  [alex, sara] = [stage.slack.as('U0ALEX'), stage.slack.as('U0SARA')];
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.slack.faults = {};
  await alex.close(true);
});

/** All that has been posted to a person of one request, in order. */
const told = (seat: Seat, id: string): readonly Message[] =>
  seat.sees(seat.dm).filter((message) => !message.deleted && messageText(message).includes(id));
const settled = () =>
  until('nothing to be waiting', async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${stage.careline.port}/metrics`)).text();
    return metrics.includes('careline_outbox_backlog 0');
  });
const lucia = () => stage.office.known.lucia;

describe('those who may decide', () => {
  it('D62 are mentioned by the first post of a card, and by no change of it', async () => {
    const id = await askToBlock(alex, lucia().msisdn);
    const card = await cardOf(stage, id);
    expect(messageText(card)).toContain(`<!subteam^${APPROVERS_GROUP}>`);
    expect(card.threadTs).toBeUndefined();
    await approve(stage, sara, id);
    expect(messageText(await cardSaying(stage, id, '✅ Done'))).not.toContain('<!subteam');
  });

  it('D62 are not where the policy says so', async () => {
    const id = await askFor(alex, 'customers-v2.services.update', {
      params: { subscription_id: lucia().subscriptionId, service_id: '14' },
      body: { active: false },
    });
    await settled();
    expect(messageText(await cardOf(stage, id))).not.toContain('<!subteam');
  });

  it('D63 D64 are reminded with those it was escalated to, and the requester reads of both', async () => {
    const id = await askFor(alex, 'customers-v2.bonuses.add', {
      params: { subscription_id: lucia().subscriptionId },
      body: { bonusId: 2002 },
    });
    await settled();
    stage.advance(31 * 60);
    await messageSaying(alex, alex.dm, id, 'Others are asked to decide as well since <!date');
    stage.advance(20 * 60);
    await messageSaying(alex, alex.dm, id, 'it expires soon');
    const { ts } = await cardOf(stage, id);
    const reminder = await until('the reminder', () =>
      stage.slack
        .messages(APPROVALS_CHANNEL)
        .find((message) => message.threadTs === ts && messageText(message).includes('expires soon')),
    );
    expect(messageText(reminder)).toContain(`<!subteam^${APPROVERS_GROUP}> <!subteam^${AUDITORS_GROUP}>`);
    expect(told(alex, id)).toHaveLength(1);
  });
});

describe('the requester', () => {
  it('D51 has one live message and one notification for what is done', async () => {
    const id = await askToBlock(alex, stage.office.known.nie.msisdn);
    await settled();
    await approve(stage, sara, id);
    await cardSaying(stage, id, '✅ Done');
    await settled();
    const messages = told(alex, id);
    expect(messages.map((message) => messageText(message).includes('✅ Done'))).toEqual([true, true]);
    expect(messages.map((message) => message.edited !== undefined)).toEqual([true, false]);
    expect(messages.map(messageText).join()).not.toContain('It will be done now');
  });

  it('D52 hears at most once that a change was accepted, and once that it is done', async () => {
    await alex.command(CARE_CHANNEL, `/mask remove ${stage.office.known.debtor.msisdn}`);
    await modalSaying(alex, 'Masks');
    const [applied] = await alex.suggest('value', '', 'body.barringsMasksCodes');
    await alex.submit({
      'body.barringsMasksCodes': [applied?.value ?? ''],
      'request.reason': 'The debt is paid',
    });
    const id = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    await settled();
    await approve(stage, sara, id);
    await cardSaying(stage, id, 'Accepted, not done yet');
    await settled();
    stage.office.settle();
    stage.advance(2);
    await cardSaying(stage, id, '✅ Done');
    await settled();
    const words = told(alex, id).map(messageText);
    expect(words).toHaveLength(3);
    expect(words.map((each) => /Done|Accepted/.exec(each)?.[0])).toEqual(['Done', 'Accepted', 'Done']);
  });

  it('D53 is not notified of what they have just done themselves', async () => {
    const own = await askToBlock(alex, stage.office.known.committed.msisdn);
    await settled();
    const [live] = told(alex, own);
    if (live === undefined) throw new Error('no message');
    await alex.clickMessage(live, { actionId: 'request.cancel' });
    await messageSaying(alex, alex.dm, own, 'Cancelled');
    await settled();
    expect(told(alex, own)).toHaveLength(1);
  });

  it('D68 is told when nobody can see the card, and when it is there', async () => {
    stage.slack.archive(APPROVALS_CHANNEL, true);
    const id = await askToBlock(alex, stage.office.known.twoAccounts.msisdn);
    await messageSaying(alex, alex.dm, id, 'nobody has seen this yet');
    stage.slack.archive(APPROVALS_CHANNEL, false);
    stage.advance(61);
    const card = await cardOf(stage, id);
    expect(actionIds(card.blocks)).toContain('request.approve');
    await until(
      'the warning to be gone',
      () => !told(alex, id).some((message) => messageText(message).includes('nobody has seen this')),
    );
  });
});
