/** What an altered row must not reveal, and whom it must not keep from working. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf, cardSaying } from '../../support/desk-work.ts';
import { messageText, modalSaying, viewText } from '../../support/reading.ts';
import { approve, askFor } from '../../support/through-form.ts';
import { until } from '../../support/until.ts';
import { startTampered, type Tampered } from './writer.ts';

const IBAN = 'ES9121000418450200051332';
const PAY = 'customers-v4.payment-method.update';

describe('a row that somebody else has written', () => {
  let tampered: Tampered;
  beforeAll(async () => {
    tampered = await startTampered();
  });
  afterAll(() => tampered.close());
  const seat = (id: string) => tampered.stage.slack.as(id);
  const line = (index: number) => tampered.stage.office.known.business.subscriptionIds[index] ?? '';

  /** Alex asks for a payment by direct debit. */
  const askToPay = () => {
    const [account = ''] = tampered.stage.office.known.lucia.accountUuids;
    return askFor(seat('U0ALEX'), PAY, {
      params: { account_id: account },
      body: { type: 'DIRECT_DEBIT', details: { iban: IBAN } },
    });
  };

  /** Marta, who reads Spanish, opens the details of what is said to be hers. */
  async function detailsOf(id: string): Promise<string> {
    const person = seat('U0MARTA');
    await person.close(true);
    await person.command(CARE_CHANNEL, '/care approvals');
    await until('their list', () => viewText(person.views().at(-1)).includes('Mis solicitudes'));
    await person.clickView({ actionId: 'request.details', value: id });
    return viewText(await modalSaying(person, id, 'ID de correlaci'));
  }

  it('S20: shows its input to nobody who says that it is theirs, and says that it was altered', async () => {
    tampered.stage.office.reset();
    const id = await askToPay();
    tampered.meddle(`UPDATE requests SET requester = 'U0MARTA' WHERE id = '${id}'`);
    const shown = await detailsOf(id);
    expect(shown).toContain('alterada');
    expect(shown.replaceAll(' ', '')).not.toContain(IBAN.slice(4, -4));
    await tampered.isAltered(id);
  });

  it('S21: shows the input of another request in none of one’s own', async () => {
    tampered.stage.office.reset();
    const id = await askToPay();
    const own = await askToBlock(seat('U0ALEX'), line(0));
    tampered.meddle(`UPDATE requests SET requester = 'U0MARTA' WHERE id = '${own}'`);
    tampered.meddle(
      `UPDATE requests SET (sealed, operation_id) = (SELECT sealed, operation_id FROM requests WHERE id = '${id}')
       WHERE id = '${own}'`,
    );
    const shown = await detailsOf(own);
    expect(shown).toContain('alterada');
    expect(shown.replaceAll(' ', '')).not.toContain(IBAN.slice(4, -4));
    await tampered.isAltered(own);
  });

  it('S27: later steps go to the configured channels, wherever its messages are said to stand', async () => {
    tampered.stage.office.reset();
    const id = await askToBlock(seat('U0ALEX'), line(1));
    await cardOf(tampered.stage, id);
    await until('everything to be told', () => tampered.rows('SELECT 1 FROM outbox').length === 0);
    tampered.meddle(`UPDATE posted SET channel = '${CARE_CHANNEL}' WHERE request_id = '${id}'`);
    await approve(tampered.stage, seat('U0SARA'), id);
    await until('the call', () => tampered.sentOf(id).length === 1);
    await until('everything to be told', () => tampered.rows('SELECT 1 FROM outbox').length === 0);
    const there = tampered.stage.slack.messages(CARE_CHANNEL).map(messageText);
    expect(there.filter((text) => text.includes(id) || text.includes('SIM'))).toEqual([]);
    const places = tampered.rows(`SELECT channel FROM posted WHERE request_id = '${id}'`);
    expect(places.map(({ channel }) => channel)).not.toContain(CARE_CHANNEL);
  });

  it('S25: what is done stays done: put back to approved it is not sent a second time', async () => {
    tampered.stage.office.reset();
    const id = await askToBlock(seat('U0ALEX'), line(0));
    await approve(tampered.stage, seat('U0SARA'), id);
    await cardSaying(tampered.stage, id, 'Done');
    tampered.meddle(`UPDATE requests SET state = 'approved' WHERE id = '${id}'`);
    await until('the event', () => tampered.kindsOf(id).includes('altered'));
    await cardSaying(tampered.stage, id, 'Done');
    expect(tampered.sentOf(id)).toHaveLength(1);
    expect(tampered.rows(`SELECT state FROM requests WHERE id = '${id}'`)).toEqual([{ state: 'succeeded' }]);
    expect(tampered.kindsOf(id).filter((kind) => kind === 'executing')).toHaveLength(1);
    expect(tampered.stage.logged.some((each) => each.includes('was altered') && each.includes(id))).toBe(
      true,
    );
  });
});

describe('rows beside one that somebody else has written', () => {
  let tampered: Tampered;
  beforeAll(async () => {
    tampered = await startTampered();
  });
  afterAll(() => tampered.close());

  it('S28: are listed, run and expire, and the one is shown as altered', async () => {
    const { stage } = tampered;
    const [alex, sara] = [stage.slack.as('U0ALEX'), stage.slack.as('U0SARA')];
    const [first = '', second = '', third = ''] = stage.office.known.business.subscriptionIds;
    const broken = await askToBlock(alex, first);
    const waiting = await askToBlock(alex, second);
    const approved = await askToBlock(alex, third);
    for (const id of [broken, waiting, approved]) await cardOf(stage, id);
    tampered.meddle(`UPDATE requests SET sealed = x'00' WHERE id = '${broken}'`);
    await sara.command(CARE_CHANNEL, '/care approvals');
    await until('the list', () => viewText(sara.views().at(-1)).includes('Waiting for a decision'));
    await sara.clickView({ actionId: 'request.details', value: waiting });
    await modalSaying(sara, waiting, 'Approve');
    await alex.openHome();
    await until('the Home tab', () => viewText(alex.home()).includes('Failed, altered'));
    await tampered.isAltered(broken);
    await approve(stage, sara, approved);
    await cardSaying(stage, approved, 'Done');
    stage.advance(3_700);
    await cardSaying(stage, waiting, 'Expired');
  });
});
