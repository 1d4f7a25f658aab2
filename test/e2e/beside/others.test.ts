/** What is asked for already is said to who asks again and to who decides, whatever door it came by. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf, cardSaying, correlationIn, rejectOn } from '../../support/desk-work.ts';
import { messageText, modalSaying, textOf, viewText } from '../../support/reading.ts';
import { startStage } from '../../support/stage.ts';
import { askFor } from '../../support/through-form.ts';
import { until } from '../../support/until.ts';

const stage = await startStage();
const alex = stage.slack.as('U0ALEX');
const sara = stage.slack.as('U0SARA');
const { bound, lucia } = stage.office.known;
const ANOTHER = 'there is another open request for the same thing';
const MASKS = 'barrings.subscription-masks.update';
const filed: string[] = [];

beforeEach(() => alex.close(true));
/** Each test has the line to itself. */
afterEach(async () => {
  for (const id of filed.splice(0)) {
    const card = await cardOf(stage, id);
    if (messageText(card).includes('Waiting')) {
      await rejectOn(stage, sara, id);
      await cardSaying(stage, id, 'Rejected');
    }
  }
});
afterAll(() => stage.close());

/** Sends the open form of a block; what the person then reads. */
async function sendBlock(seat = alex, block = '1'): Promise<{ id: string; words: string }> {
  await modalSaying(seat, 'Loss', 'Theft');
  await seat.submit({ 'params.block_id': block, 'body.reason': 'Taken in the metro' });
  const words = viewText(await modalSaying(seat, 'waits for an approver'));
  await seat.close(true);
  const id = correlationIn(words.slice(words.indexOf('Correlation ID')));
  filed.push(id);
  return { id, words };
}

async function blockByNumber(): Promise<{ id: string; words: string }> {
  await alex.command(CARE_CHANNEL, `/block-sim ${bound.msisdn}`);
  return sendBlock();
}

const linkTo = async (id: string) =>
  `archives/${APPROVALS_CHANNEL}/p${(await cardOf(stage, id)).ts.replace('.', '')}`;

describe('two open requests for one thing', () => {
  it('D117: say so on both cards with a link to the other, and no more once one has ended', async () => {
    const first = await blockByNumber();
    expect(first.words).not.toContain(ANOTHER);
    const second = await blockByNumber();
    const secondCard = await cardSaying(stage, second.id, ANOTHER, 'Block the SIM', '<@U0ALEX>');
    expect(textOf(secondCard.blocks)).toContain(await linkTo(first.id));
    const firstCard = await cardSaying(stage, first.id, ANOTHER);
    expect(textOf(firstCard.blocks)).toContain(await linkTo(second.id));
    await sara.clickMessage(firstCard, { actionId: 'request.details' });
    expect(viewText(await modalSaying(sara, ANOTHER))).toContain(await linkTo(second.id));
    await sara.close(true);
    await rejectOn(stage, sara, second.id);
    await until('the first card to be alone', async () => {
      return !messageText(await cardOf(stage, first.id)).includes(ANOTHER);
    });
  });

  it('D117: also where one blocks for theft and the other for loss', async () => {
    const theft = await blockByNumber();
    filed.push(await askToBlock(alex, bound.msisdn));
    await cardSaying(stage, theft.id, ANOTHER, '(loss)');
  });

  it('D118: are recognised when one came from the line’s card and the other by its number', async () => {
    await alex.command(CARE_CHANNEL, `/customer ${bound.msisdn}`);
    await modalSaying(alex, 'Inés', 'Refresh');
    await alex.clickView({ actionId: 'customer.open_line', value: bound.subscriptionId });
    await modalSaying(alex, 'Block SIM', 'Refresh');
    await alex.clickView({ actionId: 'form.open', blockId: 'form.block-sim' });
    const first = await sendBlock();
    expect((await blockByNumber()).words).toContain(ANOTHER);
    await cardSaying(stage, first.id, ANOTHER);
  });

  it('D119: are recognised when one came by number and the other by the subscription’s id', async () => {
    const first = await blockByNumber();
    const input = {
      params: { subscription_id: bound.subscriptionId, block_id: '1' },
      body: { active: true, reason: 'Taken in the metro' },
    };
    const second = await askFor(alex, 'customers-v2.blocks.update', input);
    filed.push(second);
    await cardSaying(stage, second, ANOTHER);
    await cardSaying(stage, first.id, ANOTHER);
  });

  it('D117: are recognised when they change the masks of a line by two operations', async () => {
    const input = {
      params: { subscription_id: lucia.subscriptionIds[0] },
      body: { action: 'APPLY', barringsMasksCodes: ['DEBT_MOBILE_LP'] },
    };
    const ids = [
      await askFor(alex, MASKS, input),
      await askFor(alex, 'barrings.masks-operations.create', input),
    ];
    filed.push(...ids);
    for (const id of ids) await cardSaying(stage, id, ANOTHER);
  });

  it('D117: are told apart from those of another line', async () => {
    await blockByNumber();
    await alex.command(CARE_CHANNEL, `/block-sim ${lucia.msisdn}`);
    expect((await sendBlock()).words).not.toContain(ANOTHER);
  });
});
