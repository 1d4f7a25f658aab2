/** Deciding with more than one click, and what follows a decision: through the door, against the sandbox. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
import { askToBlock, cardOf, cardSaying, correlationIn, rejectOn } from '../support/desk-work.ts';
import { goThrough } from '../support/form-driver.ts';
import {
  actionIds,
  formSaying,
  messageSaying,
  messageText,
  modalSaying,
  viewText,
} from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-decisions-'));
const policy = join(folder, 'policy.yaml');
writeFileSync(
  policy,
  `operations:
  customers-v4.customer-special-treatment.set: { risk: destructive, approvals: 2, comment: required }
  customers-v4.categories.create:
    risk: destructive
    hours: Mon-Fri 00:00-00:01 Europe/Madrid
  customers-v2.bonuses.add:
    risk: destructive
    ttl: 1h
    escalate: { after: 30m, groups: [${AUDITORS_GROUP}] }
`,
);

describe('a decision', () => {
  let stage: Stage;
  let alex: Seat;
  let sara: Seat;
  let omar: Seat;
  let line = 0;
  beforeAll(async () => {
    stage = await startStage({ env: { POLICY_FILE: policy } });
    [alex, sara, omar] = [stage.slack.as('U0ALEX'), stage.slack.as('U0SARA'), stage.slack.as('U0OMAR')];
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    line += 1;
    stage.office.reset();
    stage.slack.groups.set(APPROVERS_GROUP, ['U0SARA', 'U0OMAR']);
    for (const seat of [alex, sara, omar]) await seat.close(true);
  });

  const nextLine = () => stage.office.known.business.subscriptionIds[line] ?? '';
  const changesOf = (id: string) =>
    stage.office.calls.filter(({ method, correlationId }) => method !== 'GET' && correlationId === id).length;
  const approve = { actionId: 'request.approve' };
  const click = async (seat: Seat, id: string, actionId: string) =>
    seat.clickMessage(await cardOf(stage, id), { actionId });

  /** Asks for a change by `/care run`, and returns its correlation ID. */
  async function ask(operationId: string, title: string, input: unknown): Promise<string> {
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/care run ${operationId}`);
    await formSaying(alex, title);
    await goThrough(alex, input);
    // A customer's UUID may stand before it.
    const text = viewText(await modalSaying(alex, 'waits for an approver'));
    return correlationIn(text.slice(text.indexOf('Correlation ID')));
  }

  const treatment = () =>
    ask('customers-v4.customer-special-treatment.set', 'Give a customer a special treatment', {
      params: { customer_id: stage.office.known.lucia.customerUuid },
      body: { values: ['vip'] },
    });

  async function approveWith(seat: Seat, id: string, comment: string) {
    await click(seat, id, 'request.comment');
    await until('the comment form', () => seat.views().at(-1)?.view.callback_id === 'request.approve_with');
    return seat.submit({ 'decision.comment': comment });
  }

  it('#18 is held when the target has changed since: both states are shown, and it asks again', async () => {
    const target = nextLine();
    const id = await askToBlock(alex, target);
    const stale = await cardOf(stage, id);
    // Somebody else blocks the same SIM for theft in the meantime.
    await alex.command(CARE_CHANNEL, `/block-sim ${target}`);
    await modalSaying(alex, 'Theft');
    await alex.submit({ 'params.block_id': '1', 'body.reason': 'Stolen' });
    const other = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    await click(omar, other, 'request.approve');
    await cardSaying(stage, other, '✅ Done');

    await sara.clickMessage(stale, approve);
    await messageSaying(sara, APPROVALS_CHANNEL, 'The target has changed since this card was shown');
    const held = await cardSaying(stage, id, 'The target has changed', 'As it was then', 'As it is now');
    expect(changesOf(id)).toBe(0);
    // The old card approves nothing, however often it is clicked; the new one does.
    await sara.clickMessage(stale, approve);
    expect(changesOf(id)).toBe(0);
    await sara.clickMessage(held, approve);
    await cardSaying(stage, id, '✅ Done');
    expect(changesOf(id)).toBe(1);
  });

  it('is not made while the state that would change cannot be read', async () => {
    const id = await askToBlock(alex, nextLine());
    stage.office.faults.set('customers-v2', { status: 503, operation: 'customers-v2.blocks.list' });
    await click(sara, id, 'request.approve');
    await messageSaying(sara, APPROVALS_CHANNEL, 'nobody knows what would be approved');
    expect(messageText(await cardOf(stage, id))).toContain('Waiting for approval');
    expect(changesOf(id)).toBe(0);
  });

  it('#14 takes two different people where the policy says two, and their comments where it wants them', async () => {
    const id = await treatment();
    await cardSaying(stage, id, 'Approvals', '0 of 2');
    // One tap opens the comment that the policy wants.
    await click(sara, id, 'request.approve');
    await modalSaying(sara, 'The policy wants a comment');
    await sara.submit({ 'decision.comment': 'Checked with sales' });
    await modalSaying(sara, 'Your approval counts: 1 of 2');
    const card = await cardSaying(stage, id, '1 of 2', 'Checked with sales');
    expect(messageText(card)).toContain('<@U0SARA>');
    expect(changesOf(id)).toBe(0);

    // The same person again, now in two groups, is still one person.
    stage.slack.groups.set(AUDITORS_GROUP, ['U0SARA']);
    await sara.close(true);
    await click(sara, id, 'request.comment');
    await messageSaying(sara, APPROVALS_CHANNEL, 'You have approved this already');
    expect(sara.views()).toEqual([]);
    expect(changesOf(id)).toBe(0);

    await approveWith(omar, id, 'Fine with me');
    await cardSaying(stage, id, '✅ Done', 'Checked with sales', 'Fine with me', '<@U0OMAR>');
    expect(changesOf(id)).toBe(1);
    await messageSaying(alex, alex.dm, 'Checked with sales');
  });

  it('#13 D109: waits on when one of its approvers has lost the role: struck out, told, and finished by a third', async () => {
    const id = await treatment();
    await approveWith(sara, id, 'Fine');
    await cardSaying(stage, id, '1 of 2');
    stage.slack.groups.set(APPROVERS_GROUP, ['U0OMAR']);
    await approveWith(omar, id, 'Fine');
    await cardSaying(stage, id, '1 of 2', '~<@U0SARA>~');
    await messageSaying(sara, sara.dm, 'Your approval does not count any more');
    await messageSaying(alex, alex.dm, 'somebody else has to approve');
    expect(changesOf(id)).toBe(0);
    stage.slack.groups.set(APPROVERS_GROUP, ['U0OMAR', 'U0INES']);
    await approveWith(stage.slack.as('U0INES'), id, 'Fine');
    await until('the change to be sent', () => changesOf(id) === 1);
  });

  it('D115: is closed as already so when another request has done the same: one call', async () => {
    const target = nextLine();
    const first = await askToBlock(alex, target);
    const second = await askToBlock(alex, target, 'Lost, says her brother');
    await click(sara, first, 'request.approve');
    await cardSaying(stage, first, '✅ Done');
    await click(omar, second, 'request.approve');
    await messageSaying(omar, APPROVALS_CHANNEL, 'Ya está como se pedía');
    await cardSaying(stage, second, '☑️ Already so', 'It has been so since');
    await messageSaying(alex, alex.dm, 'Already so');
    expect([changesOf(first), changesOf(second)]).toEqual([1, 0]);
  });

  it('is made in office hours only, where the policy has them', async () => {
    const id = await ask('customers-v4.categories.create', 'Add categories', {
      params: {},
      body: { categories: [{ name: 'night_shift' }] },
    });
    await click(sara, id, 'request.approve');
    await messageSaying(sara, APPROVALS_CHANNEL, 'office hours only');
    expect(changesOf(id)).toBe(0);
    await rejectOn(stage, sara, id);
    await cardSaying(stage, id, 'Rejected');
  });

  describe('an unknown outcome', () => {
    /** Adding categories has no answer that comes, and no effect that could be seen. */
    async function lost(target: string): Promise<string> {
      stage.office.faults.set('customers-v2', {
        reset: 'before',
        operation: 'customers-v2.blocks.update',
      });
      const id = await askToBlock(alex, target);
      await click(sara, id, 'request.approve');
      await cardSaying(stage, id, '❓ Outcome unknown', 'Settle');
      return id;
    }

    it('is settled by an approver, who says how they know; never by its requester', async () => {
      const id = await lost(nextLine());
      await alex.close(true);
      await click(alex, id, 'request.settle');
      await messageSaying(alex, APPROVALS_CHANNEL, 'You asked for this yourself');
      expect(alex.views()).toEqual([]);
      await click(omar, id, 'request.settle');
      await modalSaying(omar, '¿Qué ha pasado?');
      await omar.submit({ 'decision.verdict': 'not_done', 'decision.comment': 'No block on the line' });
      await cardSaying(stage, id, '❌ Failed');
      await alex.close(true);
      await alex.command(CARE_CHANNEL, `/care audit ${id}`);
      await modalSaying(alex, 'settled it: nothing was changed', 'No block on the line');
      expect(changesOf(id)).toBe(1);
      await click(sara, id, 'request.details');
    });

    it('is sent again only as a request of its own, which is approved of its own', async () => {
      const id = await lost(nextLine());
      stage.office.faults.clear();
      await alex.close(true);
      await click(alex, id, 'request.repeat');
      await modalSaying(alex, 'Why is this needed?');
      await alex.submit({ 'request.reason': 'Not blocked yet' });
      const again = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
      expect(again).not.toBe(id);
      await cardSaying(stage, again, 'Sends again what was asked for by <@U0ALEX>');
      expect(changesOf(id)).toBe(1);
      await click(sara, again, 'request.approve');
      await messageSaying(sara, APPROVALS_CHANNEL, 'You approved this the first time');
      await click(omar, again, 'request.approve');
      await cardSaying(stage, again, '✅ Done');
      expect([changesOf(id), changesOf(again)]).toEqual([1, 1]);
    });
  });

  it('offers to take back what was done, as a request of its own', async () => {
    const id = await askToBlock(alex, nextLine());
    await click(sara, id, 'request.approve');
    const card = await cardSaying(stage, id, '✅ Done', 'Undo');
    expect(actionIds(card.blocks)).toContain('request.undo');
    await alex.close(true);
    await alex.clickMessage(card, { actionId: 'request.undo' });
    await modalSaying(alex, 'Blocked: *no*');
    await alex.submit({ 'body.reason': 'Found again' });
    const back = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    await cardSaying(stage, back, 'Takes back what was asked for by <@U0ALEX>', 'Open its card');
    await click(omar, back, 'request.approve');
    await cardSaying(stage, back, '✅ Done');
    expect(changesOf(back)).toBe(1);
  });

  it('is asked for again before it is too late, of others as well where the policy names them', async () => {
    const bonus = await ask('customers-v2.bonuses.add', 'Add a bonus to a line', {
      params: { subscription_id: stage.office.known.lucia.subscriptionId },
      body: { bonusId: 2002 },
    });
    const ines = stage.slack.as('U0INES');
    stage.slack.groups.set(AUDITORS_GROUP, ['U0INES']);
    await click(ines, bonus, 'request.approve');
    await messageSaying(ines, APPROVALS_CHANNEL, 'Only the approvers');
    const inThread = (words: string) =>
      until(`a reminder saying ${words}`, () =>
        stage.slack
          .messages(APPROVALS_CHANNEL)
          .find((message: Message) => message.threadTs !== undefined && messageText(message).includes(words)),
      );
    stage.advance(31 * 60);
    await inThread(`<!subteam^${AUDITORS_GROUP}>`);
    stage.advance(20 * 60);
    await inThread('expires soon');
    await click(ines, bonus, 'request.approve');
    await cardSaying(stage, bonus, '✅ Done', '<@U0INES>');
  });
});
