import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Message, Seat } from '../../src/sandbox/slack/types.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { actionIds, messageSaying, modalSaying, textOf, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('Careline’s own pages and shortcuts', () => {
  let stage: Stage;
  let alex: Seat;
  let sara: Seat;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
    sara = stage.slack.as('U0SARA');
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    stage.office.faults.clear();
    await Promise.all([alex.close(true), sara.close(true)]);
  });

  const type = async (line: string, seat: Seat = alex) => {
    const { failure } = await seat.command(CARE_CHANNEL, line);
    expect(failure).toBeUndefined();
  };
  async function said(seat: Seat, text: string): Promise<Message> {
    await seat.say(CARE_CHANNEL, text);
    return messageSaying(seat, CARE_CHANNEL, text);
  }

  it.each(['/care', '/care help', '/care HELP', '/care ayuda'])('%s names every command', async (line) => {
    await type(line);
    const text = viewText(await modalSaying(alex, 'Back-office work'));
    for (const command of ['/customer', '/barrings', '/mask', '/block-sim', '/unblock-sim', '/penalties']) {
      expect(text).toContain(command);
    }
  });

  it('/care approvals lists what waits and what is mine, each with its details', async () => {
    const id = await askToBlock(alex, stage.office.known.bound.msisdn, 'Left in a taxi');
    await type('/care approvals');
    const mine = await modalSaying(alex, 'Waiting for a decision', 'My requests', 'Waiting for approval');
    expect(actionIds(mine.view)).toContain('request.details');
    const card = await cardOf(stage, id);
    expect(viewText(mine)).toContain(
      `.slack.com/archives/${card.channel}/p${card.ts.replace('.', '')}|Open the card>`,
    );
    await alex.clickView({ actionId: 'request.details', value: id });
    await modalSaying(alex, id, 'Left in a taxi');

    await type('/care approvals', sara);
    await modalSaying(sara, 'U0ALEX');
    await sara.clickView({ actionId: 'request.details', value: id });
    await modalSaying(sara, id, 'Approve', 'Left in a taxi');
  });

  it('/care audit tells all that happened under a correlation ID, whatever surrounds it', async () => {
    const id = await askToBlock(alex, stage.office.known.lucia.msisdn, 'Lost at sea');
    await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, '✅ Done');
    for (const seat of [alex, stage.slack.as('U0INES')]) {
      await type(`/care audit \`${id.toUpperCase()}\``, seat);
      const text = viewText(
        await modalSaying(
          seat,
          id,
          'asked to',
          'approved',
          'sent to the back office',
          'the back office confirmed it',
        ),
      );
      expect(text.indexOf('asked to')).toBeLessThan(text.indexOf('sent to the back office'));
      expect(text).toContain('U0SARA');
    }
  });

  it('/care audit of a lookup shows what was looked up, masked', async () => {
    await type(`/customer ${stage.office.known.nie.document}`);
    const card = viewText(await modalSaying(alex, 'Oleksandr', 'Refresh'));
    const id = /Correlation ID `([^`]+)`/.exec(card)?.[1] ?? '';
    await alex.close(true);
    await type(`/care audit ${id}`);
    const text = viewText(await modalSaying(alex, id, 'looked up'));
    expect(text).not.toContain(stage.office.known.nie.document);
  });

  it('/care audit of an ID nobody has used says so', async () => {
    await type('/care audit 3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f9b8a7c');
    await modalSaying(alex, 'Nothing is known');
  });

  it('/care status says which API is well and that the log is intact', async () => {
    await type('/care status');
    const well = viewText(await modalSaying(alex, 'audit log intact', 'telco @ 127.0.0.1'));
    expect(well.match(/🟢 \*(Barrings|Customers v2|Customers v4)\*/g)).toHaveLength(3);
    await alex.close(true);
    stage.office.faults.set('barrings', { html: true });
    await type('/care status');
    const ill = viewText(await modalSaying(alex, 'audit log intact', 'does not answer as it should'));
    expect(ill).toContain('🔴 *Barrings*');
    expect(ill).toContain('🟢 *Customers v2*');
  });

  it('the Home tab has my requests, what waits for me, quick actions and the environment', async () => {
    const id = await askToBlock(alex, stage.office.known.twoAccounts.msisdn);
    await alex.openHome();
    const mine = await until('Alex’s Home tab', () => alex.home());
    expect(textOf(mine.view)).toContain('telco @');
    expect(textOf(mine.view)).toContain('My requests');
    expect(textOf(mine.view)).not.toContain('Waiting for a decision');
    expect(JSON.stringify(mine.view)).toContain(id);
    await sara.openHome();
    const hers = await until('Sara’s Home tab', () => sara.home());
    expect(textOf(hers.view)).toContain('Waiting for a decision');
    expect(JSON.stringify(hers.view)).toContain(id);

    await alex.clickView({ actionId: 'home.find', home: true });
    await modalSaying(alex, 'Find a customer');
    await alex.submit({ 'customer.identifier': stage.office.known.lucia.document });
    await modalSaying(alex, 'Lucía', 'Refresh');
    await alex.close(true);
    await alex.clickView({ actionId: 'home.help', home: true });
    await modalSaying(alex, '/block-sim');
  });

  it('the global shortcut opens a search', async () => {
    await alex.globalShortcut('customer.find');
    await modalSaying(alex, 'Find a customer');
    await alex.submit({ 'customer.identifier': 'x1234567l' });
    await modalSaying(alex, 'Oleksandr', 'Refresh');
  });

  it('the message shortcut looks the only identifier of a message up', async () => {
    const message = await said(alex, 'Please see to 612 345 678 before noon, 3 lines');
    await alex.messageShortcut('message.identifiers', message);
    await modalSaying(alex, 'Lucía', 'Refresh');
  });

  it('the message shortcut offers a choice of several, whose buttons carry no identifier', async () => {
    const { nie, lucia } = stage.office.known;
    const message = await said(alex, `Both ${lucia.email} and X-1234567-L called`);
    await alex.messageShortcut('message.identifiers', message);
    const choice = await modalSaying(alex, lucia.email, nie.document);
    expect(JSON.stringify(choice.view).match(/"value":"[^"]*"/g)).toEqual(['"value":"0"', '"value":"1"']);
    await alex.clickView({ actionId: 'message.look_up', value: '1' });
    await modalSaying(alex, 'Oleksandr', 'Refresh');
    await alex.close();
    await modalSaying(alex, 'Choose what to look up');
  });

  it('the message shortcut on a message without any says so', async () => {
    const message = await said(alex, 'Lunch at one?');
    await alex.messageShortcut('message.identifiers', message);
    await messageSaying(alex, CARE_CHANNEL, 'No document, phone number or e-mail was found');
  });

  it('who reads Slack in Spanish is answered in Spanish', async () => {
    const marta = stage.slack.as('U0MARTA');
    await type('/care', marta);
    await modalSaying(marta, 'bloquear una SIM perdida o robada');
    await marta.close(true);
    await type('/customer 612345678', marta);
    await modalSaying(marta, 'Cliente', 'Sin máscaras', 'Lucía');
    await marta.close(true);
    await type('/block-sim 677000888', marta);
    await modalSaying(marta, '677');
    await marta.close(true);
    await type('/customer wibble', marta);
    await messageSaying(marta, CARE_CHANNEL, 'wibble', 'Por ejemplo');
    await marta.openHome();
    expect(textOf((await until('the Home tab', () => marta.home())).view)).toContain('Acciones rápidas');
  });
});
