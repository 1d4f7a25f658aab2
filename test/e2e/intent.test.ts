/** What would happen stands in one sentence wherever a request is named, for each reader. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Message, Seat } from '../../src/sandbox/slack/types.ts';
import { askToBlock, cardOf, cardSaying, correlationIn } from '../support/desk-work.ts';
import { actionIds, messageSaying, messageText, modalSaying, textOf, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { approve, askFor } from '../support/through-form.ts';
import { until } from '../support/until.ts';

let stage: Stage;
let alex: Seat;
let sara: Seat;
beforeAll(async () => {
  stage = await startStage({ callbacks: true });
  alex = stage.slack.as('U0ALEX');
  sara = stage.slack.as('U0SARA');
});
afterAll(() => stage.close());
beforeEach(async () => {
  await alex.close(true);
  await sara.close(true);
});

const header = (card: Message) => textOf(card.blocks?.find(({ type }) => type === 'header'));
const confirmation = (card: Message): string =>
  /"confirm":\{.*?"text":\{[^}]*"text":"([^"]*)"/.exec(JSON.stringify(card.blocks))?.[1] ?? '';

/** Asks for the SIM to be unblocked, and returns the correlation ID and what was shown on the way. */
async function askToUnblock(line: string): Promise<{ id: string; form: string; filed: string }> {
  await alex.command(CARE_CHANNEL, `/unblock-sim ${line}`);
  await modalSaying(alex, 'Loss');
  const picked = await alex.submit({ 'params.block_id': '2', 'body.reason': 'Found again' });
  if (picked.failure !== undefined) throw new Error(picked.failure);
  const filed = viewText(await modalSaying(alex, 'waits for an approver'));
  await alex.close(true);
  return { id: correlationIn(filed), form: '', filed };
}

describe('a block and its unblocking', () => {
  const block = 'Block the SIM of ••• ••• 678 (loss)';
  const unblock = 'Unblock the SIM of ••• ••• 678 (was: loss)';
  let blocked: Message;
  let unblocked: Message;
  let filed: string;
  let [blockId, unblockId] = ['', ''];

  beforeAll(async () => {
    blockId = await askToBlock(alex, stage.office.known.lucia.msisdn);
    blocked = await cardOf(stage, blockId);
    await approve(stage, sara, blockId);
    await cardSaying(stage, blockId, '✅ Done');
    ({ id: unblockId, filed } = await askToUnblock(stage.office.known.lucia.msisdn));
    unblocked = await cardOf(stage, unblockId);
  });

  it('D1 D2 have headers of their own', () => {
    expect(header(blocked)).toBe('Block the SIM (loss)');
    expect(header(unblocked)).toBe('Unblock the SIM (was: loss)');
  });

  it('D3 are confirmed by their own sentences', () => {
    expect(confirmation(blocked)).toContain(block);
    expect(confirmation(unblocked)).toContain(unblock);
  });

  it('D4 are notified of by their own sentences, the verb first', () => {
    expect(blocked.text).toContain(`: ${block}`);
    expect(unblocked.text).toContain(`: ${unblock}`);
  });

  it('D5 are told to the requester in their own sentences', async () => {
    const message = await messageSaying(alex, alex.dm, unblockId, 'Unblock');
    expect(message.text).toContain(unblock);
    expect(textOf(message.blocks)).toContain(unblock);
    expect(messageText(message)).not.toContain('Block the SIM');
  });

  it('D6 are listed by their own sentences', async () => {
    await sara.command(CARE_CHANNEL, '/care approvals');
    expect(viewText(await modalSaying(sara, unblock))).not.toContain('*Block the SIM');
    await sara.openHome();
    expect(textOf((await until('the Home tab', () => sara.home())).view)).toContain(unblock);
  });

  it('D7 are filed under their own sentences, the number in clear for who asked', () => {
    expect(filed).toContain('Unblock the SIM of 612 345 678 (was: loss)');
  });

  it('D8 are detailed under their own sentences', async () => {
    await sara.clickMessage(unblocked, { actionId: 'request.details' });
    expect(viewText(await modalSaying(sara, 'Unblock the SIM of 612 345 678 (was: loss)'))).toContain(
      'not blocked',
    );
  });

  it('D9 are decided with a comment under the sentence, before and after, and who asked', async () => {
    await sara.clickMessage(unblocked, { actionId: 'request.comment' });
    const form = viewText(await modalSaying(sara, unblock));
    expect(form).toContain('blocked (loss) → *not blocked*');
    expect(form).toContain('<@U0ALEX>');
  });

  it('D143 are audited in their own sentences', async () => {
    const audited = (id: string) =>
      until('the audit message', () =>
        stage.slack
          .messages(AUDIT_CHANNEL)
          .map(messageText)
          .find((words) => words.includes(id) && words.includes('SIM')),
      );
    expect(await audited(blockId)).toContain('<@U0ALEX> *asked to block the SIM of ••• ••• 678 (loss)*');
    expect(await audited(unblockId)).toContain(
      '<@U0ALEX> *asked to unblock the SIM of ••• ••• 678 (was: loss)*',
    );
  });

  it('D25 D26 the undo of a block keeps whom it is about, and says whose block it takes back', async () => {
    await approve(stage, sara, unblockId);
    const done = await cardSaying(stage, unblockId, '✅ Done', 'Undo');
    await alex.clickMessage(done, { actionId: 'request.undo' });
    const form = viewText(await modalSaying(alex, 'Block the SIM of 612 345 678 (loss)'));
    expect(form).toContain('612 345 678');
    await alex.submit({ 'body.reason': 'Lost once more' });
    const back = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    const card = messageText(await cardOf(stage, back));
    expect(card).toContain('••• ••• 678');
    expect(card).toMatch(
      /Takes back what was asked for by <@U0ALEX>, <!date\^\d+\^\{date_short_pretty\} at \{time\}/,
    );
    expect(card).toMatch(/https:\/\/\S+\/archives\/\S+\|Open its card/);
    expect(card).not.toContain(unblockId);
  });

  it('D27 D28 say since when they wait, and when they expire', async () => {
    const id = await askToBlock(alex, stage.office.known.nie.msisdn);
    const card = messageText(await cardOf(stage, id));
    expect(card).toMatch(/<@U0ALEX>, <!date\^\d+\^\{ago\}\|/);
    expect(card.match(/asked/gi)).toEqual(['Asked']);
    expect(card).toMatch(/Expires <!date\^\d+\^\{date_short_pretty\} at \{time\}\|/);
    expect(card).not.toContain('Until');
    await sara.command(CARE_CHANNEL, '/care approvals');
    expect(viewText(await modalSaying(sara, 'Expires <!date'))).toContain('Block the SIM');
  });
});

describe('a card says each thing once, the key line first', () => {
  const times = (words: string, word: RegExp) => words.match(word)?.length ?? 0;

  it('D48 a block is said by the sentence and by what turns into what, above who and when', async () => {
    const id = await askToBlock(alex, stage.office.known.twoAccounts.msisdn);
    const card = await cardOf(stage, id);
    const words = textOf(card.blocks);
    expect(words).toContain('not blocked → *blocked (loss)*');
    expect(words).not.toMatch(/Block Loss|Block: |Blocked: |PERDIDA/);
    expect(words.indexOf('not blocked →')).toBeLessThan(words.indexOf('Asked by'));
    expect(words.indexOf('not blocked →')).toBeLessThan(words.indexOf('Expires'));
  });

  it('D49 a mask is named once under its sentence, and the services it cuts once', async () => {
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/mask apply ${stage.office.known.twoAccounts.msisdn}`);
    await modalSaying(alex, 'Masks');
    await alex.suggest('value', 'restr', 'body.barringsMasksCodes');
    await alex.submit({
      'body.barringsMasksCodes': ['DEBT_MOBILE_RESTRICTED'],
      'request.reason': 'Unpaid',
    });
    const id = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    const words = textOf((await cardOf(stage, id)).blocks);
    expect(words).not.toContain('Action: ');
    expect(times(words, /DEBT_MOBILE_RESTRICTED/g)).toBe(1);
    expect(times(words, /Services it touches/g)).toBe(1);
  });
});

describe('figures and names', () => {
  const titled = async (id: string, input: unknown) => {
    const request = await askFor(alex, id, input);
    const card = await cardOf(stage, request);
    return {
      header: header(card),
      text: card.text,
      asked: confirmation(card),
      card: messageText(card),
      request,
    };
  };
  const movement = (type: string) => ({
    params: { service_type: 'mobile', service_id: '612345678' },
    body: {
      type,
      movement_datetime: '2026-11-24T10:00:00Z',
      amount: { value_with_taxes: 12.1, value_without_taxes: 10, tax: { type: 'IVA', percentage: 21 } },
      external_movement_unique_id: `x-${type}`,
      billable: true,
    },
  });

  it('D10 D144 a mask is named, and which way it goes', async () => {
    await alex.command(CARE_CHANNEL, `/mask apply ${stage.office.known.lucia.msisdn}`);
    await modalSaying(alex, 'Masks');
    const entries = await alex.suggest('value', 'restr', 'body.barringsMasksCodes');
    const chosen = entries.find(({ value }) => value === 'DEBT_MOBILE_RESTRICTED');
    expect(chosen).toBeDefined();
    await alex.submit({ 'body.barringsMasksCodes': ['DEBT_MOBILE_RESTRICTED'], 'request.reason': 'Unpaid' });
    const id = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    const card = await cardOf(stage, id);
    expect(card.text).toMatch(/Apply mask [^,]* to ••• ••• 678/);
    expect(confirmation(card)).toMatch(/Apply mask [^,]* to ••• ••• 678/);
    expect(header(card)).toMatch(/^Apply mask /);
    const audited = await until('the audit message', () =>
      stage.slack
        .messages(AUDIT_CHANNEL)
        .map(messageText)
        .find((words) => words.includes(id)),
    );
    expect(audited).toMatch(/asked to apply mask [^*]* to ••• ••• 678\*.*touches OUTGOING_VOICE/);
  });

  it('D13 D145 a charge and a discount differ, and name the amount', async () => {
    const charge = await titled('partners.movements.create', movement('ONE_TIME_FEE'));
    const discount = await titled('partners.movements.create', movement('DISCOUNT'));
    expect(charge.header).toBe('Charge €12.10 to ••• ••• 678 (one-time fee)');
    expect(discount.header).toBe('Discount €12.10 on ••• ••• 678');
    const audited = await until('the audit message', () =>
      stage.slack
        .messages(AUDIT_CHANNEL)
        .map(messageText)
        .find((words) => words.includes(discount.request)),
    );
    expect(audited).toContain('asked to discount €12.10 on ••• ••• 678');
  });

  it('D14 a bar and its lifting differ', async () => {
    const params = { service_type: 'mobile', service_id: '612345678' };
    const bar = (active: boolean) =>
      titled('partners.barrings.update', { params, body: { active, barring_name: 'ROAMING' } });
    expect((await bar(true)).header).toBe('Bar roaming on ••• ••• 678');
    expect((await bar(false)).header).toBe('Lift the bar on roaming of ••• ••• 678');
  });

  it('D16 a tariff says from which to which', async () => {
    const { subscriptionId } = stage.office.known.lucia;
    const change = await titled('customers-v2.products.change', {
      params: { subscription_id: subscriptionId },
      body: { productId: 402 },
    });
    for (const words of [change.header, change.text, change.asked])
      expect(words).toMatch(/Change the tariff of .*: .+ → .+/);
  });

  it('D17 a refund names its amount', async () => {
    const {
      type: _type,
      external_movement_unique_id: _id,
      movement_datetime: _at,
      ...body
    } = movement('').body;
    const refund = {
      ...body,
      refund_datetime: '2026-11-24T10:00:00Z',
      external_refund_unique_id: 'r-1',
      movement_id: 'm-1',
    };
    const {
      header: head,
      text,
      asked,
    } = await titled('partners.refunds.create', { params: movement('').params, body: refund });
    for (const words of [head, text, asked]) expect(words).toContain('Refund €12.10 to ••• ••• 678');
  });

  it('D24 a penalty nobody was shown says that its amount is not known', async () => {
    const { card, header: head } = await titled('customers-v2.penalties.confirm', {
      params: { computed_penalty_id: '98765' },
    });
    expect(head).toContain('Careline does not know its amount');
    expect(card).toContain('98765');
  });
});

describe('a penalty of a line', () => {
  async function askForPenalty(): Promise<{ id: string; form: string; filed: string }> {
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/penalties ${stage.office.known.committed.msisdn}`);
    const view = await until('the penalties', () => {
      const top = alex.views().at(-1);
      return top && JSON.stringify(top.view).includes('.confirm"') ? top : undefined;
    });
    const blockId = /"(penalty\.[^"]*\.confirm)"/.exec(JSON.stringify(view.view))?.[1] ?? '';
    await alex.clickView({ actionId: 'form.open', blockId });
    const form = viewText(await modalSaying(alex, 'Why is this needed?'));
    await alex.submit({ 'request.reason': 'The customer leaves' });
    const filed = viewText(await modalSaying(alex, 'waits for an approver'));
    return { id: correlationIn(filed), form, filed };
  }

  it('D21 D22 D23 keeps the sum, the commitment and the reason of leaving it was asked for by', async () => {
    const { id, form, filed } = await askForPenalty();
    const sentence = /Confirm a penalty of €[\d,.]+ \(.*\)/;
    const card = await cardOf(stage, id);
    await sara.clickMessage(card, { actionId: 'request.details' });
    const details = viewText(await modalSaying(sara, 'Confirm a penalty of €'));
    for (const words of [form, filed, header(card), confirmation(card), card.text, details]) {
      expect(words).toMatch(sentence);
      expect(words).toMatch(/commitment to \d+ \w+ \d{4}/);
      expect(words).toMatch(/leaving|migrating/);
    }
    await approve(stage, sara, id);
    const done = await cardSaying(stage, id, '✅ Done', 'Undo');
    await alex.close(true);
    await alex.clickMessage(done, { actionId: 'request.undo' });
    await modalSaying(alex, 'Take back a penalty of €');
    await alex.submit({ 'request.reason': 'They stay' });
    const back = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    expect(header(await cardOf(stage, back))).toMatch(/Take back a penalty of €[\d,.]+ \(/);
  });
});

it('D18 a channel and a person of Spain read it in Spanish', async () => {
  const spanish = await startStage({ env: { LANGUAGE: 'es' } });
  try {
    const ana = spanish.slack.as('U0ALEX');
    const id = await askToBlock(ana, spanish.office.known.lucia.msisdn).catch(async () => {
      throw new Error(viewText(ana.views().at(-1)));
    });
    const card = await cardOf(spanish, id);
    expect(header(card)).toBe('Bloquear la SIM (pérdida)');
    expect(messageText(card)).toContain('Caduca <!date');
    expect(actionIds(card.blocks)).toContain('request.approve');
    await spanish.slack.as('U0SARA').clickMessage(card, { actionId: 'request.approve' });
    await until('done', async () => messageText(await cardOf(spanish, id)).includes('✅'));
    await ana.command(CARE_CHANNEL, `/unblock-sim ${spanish.office.known.lucia.msisdn}`);
    await modalSaying(ana, 'Loss');
    await ana.submit({ 'params.block_id': '2', 'body.reason': 'Aparecida' });
    const back = correlationIn(viewText(await modalSaying(ana, 'waits for an approver')));
    expect(header(await cardOf(spanish, back))).toBe('Desbloquear la SIM (estaba bloqueada por pérdida)');
    expect(spanish.slack.messages(APPROVALS_CHANNEL).length).toBeGreaterThan(1);
  } finally {
    await spanish.close();
  }
});
