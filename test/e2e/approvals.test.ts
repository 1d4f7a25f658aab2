import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, APPROVERS_GROUP, AUDIT_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { askToBlock, cardOf, cardSaying, rejectOn } from '../support/desk-work.ts';
import { actionIds, messageSaying, messageText, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { approve as approveThere } from '../support/through-form.ts';
import { until } from '../support/until.ts';

const TTL_SECONDS = 3_600;

describe('approvals', () => {
  let stage: Stage;
  let alex: Seat;
  let sara: Seat;
  let omar: Seat;
  let line = 0;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
    sara = stage.slack.as('U0SARA');
    omar = stage.slack.as('U0OMAR');
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    line += 1;
    stage.slack.groups.set(APPROVERS_GROUP, ['U0SARA', 'U0OMAR']);
    stage.slack.faults = {};
  });

  const nextLine = () => stage.office.known.business.subscriptionIds[line] ?? '';
  const ask = (reason?: string) => askToBlock(alex, nextLine(), reason);
  const changesOf = (id: string) =>
    stage.office.calls.filter(({ method, correlationId }) => method !== 'GET' && correlationId === id).length;
  const approve = { actionId: 'request.approve' };

  it('#14 cannot be given by the one who asked, though in the group', async () => {
    stage.slack.groups.set(APPROVERS_GROUP, ['U0ALEX', 'U0SARA']);
    const id = await ask();
    await alex.clickMessage(await cardOf(stage, id), approve);
    await messageSaying(alex, APPROVALS_CHANNEL, 'You asked for this yourself');
    expect(actionIds((await cardOf(stage, id)).blocks)).toContain('request.approve');
    expect(changesOf(id)).toBe(0);
  });

  it('cannot be given from outside the group', async () => {
    const id = await ask();
    const marta = stage.slack.as('U0MARTA');
    await marta.clickMessage(await cardOf(stage, id), approve);
    await messageSaying(marta, APPROVALS_CHANNEL, 'Solo deciden los aprobadores');
    expect(changesOf(id)).toBe(0);
  });

  it.each([
    [
      'the role is taken away between card and click',
      () => stage.slack.groups.set(APPROVERS_GROUP, ['U0OMAR']),
      'Only the approvers',
    ],
    ['the group is empty', () => stage.slack.groups.set(APPROVERS_GROUP, []), 'Only the approvers'],
    [
      'the group cannot be read',
      () => {
        stage.slack.faults = { error: { method: 'usergroups.users.list', error: 'internal_error' } };
        // The last answer is seconds old no more.
        stage.advance(5);
      },
      'which groups you are in',
    ],
  ])('#13 #15 cannot be given when %s', async (_when, change, words) => {
    const id = await ask();
    const card = await cardOf(stage, id);
    change();
    await sara.clickMessage(card, approve);
    await messageSaying(sara, APPROVALS_CHANNEL, words);
    expect(changesOf(id)).toBe(0);
    expect(messageText(await cardOf(stage, id))).toContain('Waiting for approval');
  });

  it('#16 come too late after the time is up', async () => {
    const id = await ask();
    const card = await cardOf(stage, id);
    stage.advance(TTL_SECONDS);
    await sara.clickMessage(card, approve);
    await messageSaying(sara, APPROVALS_CHANNEL, 'Too late');
    const expired = await cardSaying(stage, id, 'Expired');
    expect(actionIds(expired.blocks)).not.toContain('request.approve');
    expect(changesOf(id)).toBe(0);
    await messageSaying(alex, alex.dm, 'Expired', id);
  });

  it('are told apart from a second click, which hears who was first', async () => {
    const id = await ask();
    const card = await cardOf(stage, id);
    await sara.clickMessage(card, approve);
    await cardSaying(stage, id, '✅ Done');
    await omar.clickMessage(card, approve).catch(() => undefined);
    await stage.slack.as('U0OMAR').close(true);
    expect(changesOf(id)).toBe(1);
    expect((await cardOf(stage, id)).ts).toBe(card.ts);
  });

  it('may be refused, and the requester hears of it', async () => {
    const id = await ask();
    await rejectOn(stage, sara, id);
    await cardSaying(stage, id, 'Rejected', 'U0SARA');
    await messageSaying(alex, alex.dm, 'Rejected', id);
    expect(changesOf(id)).toBe(0);
  });

  it('are not needed for what its requester takes back', async () => {
    const id = await ask();
    const mine = await messageSaying(alex, alex.dm, 'Waiting for approval', id);
    await alex.clickMessage(mine, { actionId: 'request.cancel' });
    await cardSaying(stage, id, 'Cancelled');
    const after = await messageSaying(alex, alex.dm, 'Cancelled', 'Details', id);
    expect(actionIds(after.blocks)).not.toContain('request.cancel');
    expect(changesOf(id)).toBe(0);
  });

  it('are given in the details when the card cannot show everything', async () => {
    // 255 characters are the API's limit; what masks a number as one is longer than a card's line.
    await alex.close(true);
    await alex.command('C0CARE', `/mask apply ${nextLine()}`);
    await modalSaying(alex, 'Masks');
    const reason = `The customer explains at length. ${'And goes on. '.repeat(30)}`.trim();
    await alex.submit({ 'body.barringsMasksCodes': ['DEBT_MOBILE_RESTRICTED'], 'request.reason': reason });
    await modalSaying(alex, 'waits for an approver');
    await alex.close(true);
    const card = await messageSaying(sara, APPROVALS_CHANNEL, 'open the details to decide');
    expect(actionIds(card.blocks)).toEqual(['request.details']);
    await sara.clickMessage(card, { actionId: 'request.details' });
    const details = await modalSaying(sara, reason.slice(-40));
    expect(actionIds(details.view)).toContain('request.approve');
    await sara.clickView(approve);
    await until('the mask to be accepted', () =>
      messageText(stage.slack.messages(APPROVALS_CHANNEL).find(({ ts }) => ts === card.ts)).includes(
        'Accepted',
      ),
    );
    stage.office.settle();
    stage.advance(2);
    await until('the mask to be seen', () =>
      messageText(stage.slack.messages(APPROVALS_CHANNEL).find(({ ts }) => ts === card.ts)).includes(
        '✅ Done',
      ),
    );
    await sara.close(true);
  });

  it('#22 warn the second who asks for the same', async () => {
    await ask();
    await alex.command('C0CARE', `/block-sim ${nextLine()}`);
    await modalSaying(alex, 'Loss');
    await alex.submit({ 'params.block_id': '2', 'body.reason': 'Again' });
    await modalSaying(alex, 'another open request');
  });

  it('leave one message a request in the audit channel, its steps in the thread', async () => {
    const id = await ask('Lost, call 612345678 back');
    await approveThere(stage, sara, id);
    await cardSaying(stage, id, '✅ Done');
    const mine = () =>
      stage.slack
        .messages(AUDIT_CHANNEL)
        .filter(({ threadTs, ts }) => threadTs === ts || threadTs === undefined)
        .filter((each) => messageText(each).includes(id));
    const [root, ...others] = await until('the root', () => (mine().length > 0 ? mine() : undefined));
    expect(others).toEqual([]);
    expect(messageText(root)).not.toContain('612345678');
    await until('the steps', () => {
      const steps = stage.slack
        .messages(AUDIT_CHANNEL)
        .filter(({ threadTs, ts }) => threadTs === root?.ts && ts !== root?.ts)
        .filter((each) => !messageText(each).includes('looked at the details'));
      return ['approved', 'sent to the back office', 'done'].every((word, index) =>
        messageText(steps[index]).includes(word),
      );
    });
  });
});
