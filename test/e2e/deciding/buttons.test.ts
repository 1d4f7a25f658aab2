/** What stands on the buttons of a decision, and what is behind them: through the door, in both languages. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import type { Message, OpenView, Seat } from '../../../src/sandbox/slack/types.ts';
import { type Language, texts } from '../../../src/text/text.ts';
import { approvalCard } from '../../../src/views/approval-card.ts';
import { messageClick } from '../../receiver/signed.ts';
import { askToBlock, cardOf, cardSaying, correlationIn, rejectOn } from '../../support/desk-work.ts';
import {
  actionIds,
  buttonValue,
  messageSaying,
  messageText,
  modalSaying,
  viewText,
} from '../../support/reading.ts';
import { type Stage, startStage } from '../../support/stage.ts';
import { until } from '../../support/until.ts';
import { modelIn } from '../../views/request-models.ts';

let stage: Stage;
let alex: Seat;
let sara: Seat;
let omar: Seat;
let otto: Seat;
let line = 0;
beforeAll(async () => {
  stage = await startStage();
  alex = stage.slack.as('U0ALEX');
  sara = stage.slack.as('U0SARA');
  omar = stage.slack.as('U0OMAR');
  otto = stage.slack.as('U0OTTO');
});
afterAll(() => stage.close());
beforeEach(async () => {
  line += 1;
  stage.office.reset();
  for (const seat of [alex, sara, omar, otto]) await seat.close(true);
});

const ask = () => askToBlock(alex, stage.office.known.business.subscriptionIds[line] ?? '');
const click = async (seat: Seat, id: string, actionId: string) =>
  seat.clickMessage(await cardOf(stage, id), { actionId });
const buttonOf = ({ view }: OpenView, which: 'submit' | 'close') =>
  view.type === 'modal' && view[which]?.text;
const audited = (id: string, words: string): Promise<Message> =>
  until(`the audit channel to say ${words}`, () => {
    const root = stage.slack.messages(AUDIT_CHANNEL).find((message) => messageText(message).includes(id));
    return stage.slack
      .messages(AUDIT_CHANNEL)
      .find((message) => message.threadTs === root?.ts && messageText(message).includes(words));
  });

describe('rejecting', () => {
  it('D57: asks why, and the reason stands on the card, in the message and in the log, masked', async () => {
    const id = await ask();
    await click(sara, id, 'request.reject');
    const form = await modalSaying(sara, 'Why is it rejected?', 'Wrong target', 'Not needed', '<@U0ALEX>');
    expect(buttonOf(form, 'submit')).toBe('Reject');
    expect(buttonOf(form, 'close')).toBe('Cancel');
    expect(messageText(await cardOf(stage, id))).toContain('Waiting for approval');
    await sara.submit({
      'decision.rejection': 'wrong_target',
      'decision.comment': 'This is the son’s line: 612345678',
    });
    const said = ['Rejected', 'Wrong target', 'This is the son’s line'];
    const places = [
      await cardSaying(stage, id, ...said),
      await messageSaying(alex, alex.dm, id, ...said),
      await audited(id, 'Wrong target'),
    ];
    for (const message of places) expect(messageText(message)).not.toContain('612345678');
    expect(messageText(places[2])).toContain('This is the son’s line');
    await modalSaying(sara, ...said);
    await sara.close(true);
    await sara.command(CARE_CHANNEL, `/care audit ${id}`);
    await modalSaying(sara, 'rejected', ...said.slice(1));
  });

  it('D57: is refused under the field without a reason, and without words for another reason', async () => {
    const id = await ask();
    await click(sara, id, 'request.reject');
    await modalSaying(sara, 'Why is it rejected?');
    const errors = () => JSON.stringify(sara.views().at(-1)?.errors);
    // Slack itself asks for what is not optional; whoever gets round that is told by Careline.
    const none = await sara.submit({ 'decision.comment': 'No' });
    expect(none.failure ?? errors()).toMatch(/decision\.rejection|required|needed/);
    await sara.submit({ 'decision.rejection': 'other', 'decision.comment': ' ' });
    expect(errors()).toContain('decision.comment');
    expect(messageText(await cardOf(stage, id))).toContain('Waiting for approval');
    await sara.submit({ 'decision.rejection': 'other', 'decision.comment': 'Asked for twice' });
    await cardSaying(stage, id, 'Rejected', 'Asked for twice');
  });

  it('D57: with a reason alone says that', async () => {
    const id = await ask();
    await rejectOn(stage, sara, id, { 'decision.rejection': 'ask_again' });
    await cardSaying(stage, id, 'Rejected because', 'Ask the customer again');
  });

  it('D57: of a customer’s e-mail in the words shows nothing in a channel', async () => {
    const id = await ask();
    await rejectOn(stage, sara, id, {
      'decision.rejection': 'other',
      'decision.comment': 'Write to ana@correo.es first',
    });
    expect(messageText(await cardSaying(stage, id, 'first'))).not.toContain('ana@correo.es');
  });
});

describe('the buttons of a decision', () => {
  it.each(['en', 'es'] as const)(
    'D58 D60: say what they do, and the way out of the confirmation is no Close: %s',
    (language: Language) => {
      const card = JSON.stringify(approvalCard(modelIn('pending'), texts[language]).blocks);
      expect(card).toContain(
        { en: '"text":"Approve with a comment…"', es: '"text":"Aprobar con un comentario…"' }[language],
      );
      expect(card).toContain(
        {
          en: '"deny":{"type":"plain_text","text":"Cancel"',
          es: '"deny":{"type":"plain_text","text":"Cancelar"',
        }[language],
      );
      expect(card.match(/"confirm":\{"title"/g)).toHaveLength(1);
    },
  );

  it('D58: the form behind the third approves, and asks for nothing but the comment', async () => {
    const id = await ask();
    await click(sara, id, 'request.comment');
    const form = await until('the form', () => sara.views().at(-1));
    expect(buttonOf(form, 'submit')).toBe('Approve');
    expect(buttonOf(form, 'close')).toBe('Cancel');
    expect(JSON.stringify(form.view)).not.toContain('radio_buttons');
    await sara.submit({ 'decision.comment': 'Called back' });
    await cardSaying(stage, id, '✅ Done', 'Called back');
  });

  it.each(['request.comment', 'request.reject'])(
    'D59: %s opens no form for who may not decide, or comes too late',
    async (actionId) => {
      const id = await ask();
      const card = await cardOf(stage, id);
      await alex.clickMessage(card, { actionId });
      await messageSaying(alex, APPROVALS_CHANNEL, 'You asked for this yourself');
      await otto.clickMessage(card, { actionId });
      await until('the refusal', () =>
        otto
          .sees(APPROVALS_CHANNEL)
          .some((message) => /approvers|group/.test(messageText(message)) && message.ephemeralTo),
      );
      await rejectOn(stage, sara, id);
      await cardSaying(stage, id, 'Rejected');
      // A screen that has not followed yet.
      await stage.slack.post(
        messageClick('U0OMAR', card, { actionId, value: buttonValue(card.blocks, actionId) }),
      );
      await messageSaying(stage.slack.as('U0OMAR'), APPROVALS_CHANNEL, 'Ya la rechazó');
      for (const seat of [alex, otto, stage.slack.as('U0OMAR')]) expect(seat.views()).toEqual([]);
    },
  );

  it('D59: nor when its time is up', async () => {
    const id = await ask();
    const card = await cardOf(stage, id);
    stage.advance(3_600);
    await sara.clickMessage(card, { actionId: 'request.reject' });
    await messageSaying(sara, APPROVALS_CHANNEL, 'Too late');
    expect(sara.views()).toEqual([]);
  });
});

describe('one’s own pending request', () => {
  const cancelled = (id: string) => cardSaying(stage, id, 'Cancelled');

  it('D61: can be taken back in the details', async () => {
    const id = await ask();
    await click(alex, id, 'request.details');
    await modalSaying(alex, 'Cancel request');
    await alex.clickView({ actionId: 'request.cancel' });
    await cancelled(id);
    expect(viewText(await modalSaying(alex, 'Cancelled'))).not.toContain('Cancel request');
    await click(sara, id, 'request.details');
    expect(actionIds((await modalSaying(sara, 'Cancelled')).view)).not.toContain('request.cancel');
  });

  it('D61: can be taken back in /care approvals, under My requests', async () => {
    const id = await ask();
    await alex.command(CARE_CHANNEL, '/care approvals');
    await modalSaying(alex, 'My requests', 'Cancel request');
    await alex.clickView({ actionId: 'request.cancel_listed', value: id });
    await cancelled(id);
    await modalSaying(alex, 'Cancelled', id);
  });

  it('D61: can be taken back on the Home tab, and by nobody else', async () => {
    const id = await ask();
    await alex.openHome();
    await until('the Home tab', () =>
      JSON.stringify(alex.home()?.view ?? '').includes(`request.cancel_listed`),
    );
    await sara.openHome();
    const others = await until('the Home tab of an approver', () => {
      const home = JSON.stringify(sara.home()?.view ?? '');
      return home.includes(id) ? home : undefined;
    });
    expect(others).not.toContain('request.cancel');
    await alex.clickView({ actionId: 'request.cancel_listed', value: id, home: true });
    await cancelled(id);
  });
});

describe('what came to nothing', () => {
  it('is asked for again with one tap by who had asked, prefilled, as a request of its own that says so', async () => {
    const id = await ask();
    expect(actionIds((await cardOf(stage, id)).blocks)).not.toContain('request.again');
    await rejectOn(stage, sara, id, { 'decision.rejection': 'ask_again' });
    const mine = await messageSaying(alex, alex.dm, 'Rejected', 'Ask again', id);
    await alex.clickMessage(mine, { actionId: 'request.again' });
    await modalSaying(alex, 'Why is this needed?');
    await alex.submit({ 'request.reason': 'Asked again, it is lost' });
    const again = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    expect(again).not.toBe(id);
    const card = messageText(
      await cardSaying(stage, again, 'Asks again for what was asked for by <@U0ALEX>'),
    );
    expect(card).toContain('Block the SIM');
    await click(sara, again, 'request.approve');
    await cardSaying(stage, again, '✅ Done');
  });

  it('is asked for again from the details when it has expired, by any agent and by nobody else', async () => {
    const id = await ask();
    stage.advance(3_600);
    await cardSaying(stage, id, 'Expired');
    await click(sara, id, 'request.details');
    expect(actionIds((await modalSaying(sara, 'Expired')).view)).not.toContain('request.again');
    await click(alex, id, 'request.details');
    await modalSaying(alex, 'Ask again');
    await alex.clickView({ actionId: 'request.again' });
    await modalSaying(alex, 'Why is this needed?');
  });
});

describe('what follows', () => {
  async function unknown(): Promise<string> {
    stage.office.faults.set('customers-v2', { reset: 'before', operation: 'customers-v2.blocks.update' });
    const id = await ask();
    await click(sara, id, 'request.approve');
    await cardSaying(stage, id, '❓ Outcome unknown', 'Settle');
    return id;
  }

  it('D127: settling is not offered to who asked, and refused before a form opens', async () => {
    const id = await unknown();
    const mine = await messageSaying(alex, alex.dm, 'Outcome unknown', 'Details', id);
    expect(actionIds(mine.blocks)).not.toContain('request.settle');
    expect(actionIds(mine.blocks)).toContain('request.repeat');
    await click(alex, id, 'request.settle');
    await messageSaying(alex, APPROVALS_CHANNEL, 'You asked for this yourself');
    expect(alex.views()).toEqual([]);
    await click(alex, id, 'request.details');
    expect(actionIds((await modalSaying(alex, 'Outcome unknown')).view)).not.toContain('request.settle');
    await click(omar, id, 'request.details');
    expect(actionIds((await modalSaying(omar, 'Resultado desconocido')).view)).toContain('request.settle');
  });

  it('D128: undoing and sending again say who can, to who cannot', async () => {
    const id = await unknown();
    await click(sara, id, 'request.repeat');
    await messageSaying(sara, APPROVALS_CHANNEL, 'Send again is for whoever asked', 'any agent');
    stage.office.faults.clear();
    const done = await ask();
    await click(sara, done, 'request.approve');
    await cardSaying(stage, done, '✅ Done', 'Undo');
    await click(sara, done, 'request.undo');
    await messageSaying(sara, APPROVALS_CHANNEL, 'Undo is for whoever asked', 'any agent');
    // Who cannot is not offered it where Careline knows who reads.
    await click(sara, done, 'request.details');
    expect(actionIds((await modalSaying(sara, 'Done')).view)).not.toContain('request.undo');
    await click(alex, done, 'request.details');
    expect(actionIds((await modalSaying(alex, 'Done')).view)).toContain('request.undo');
  });
});
