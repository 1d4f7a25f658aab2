/** What two systems write differently is sent, shown and compared in one form: SIMs and bank accounts. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { simReplace } from '../../src/api/customers-v2/sim.ts';
import { subscriptionsGet } from '../../src/api/customers-v2/subscriptions.ts';
import { formOf } from '../../src/api/form-tree.ts';
import { compile } from '../../src/commands/form/draft.ts';
import { EMPTY_DRAFT } from '../../src/commands/form/memory.ts';
import { lineFacts } from '../../src/commands/lookup/describe.ts';
import { cardOf } from '../support/desk-work.ts';
import { goThrough } from '../support/form-driver.ts';
import { messageText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { askFor, callFor, openForm } from '../support/through-form.ts';
import { told } from '../support/told.ts';

const stage = await startStage();
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const { lucia } = office.known;
const [account = ''] = lucia.accountUuids;
afterAll(() => stage.close());
beforeEach(() => office.reset());

const FREE = '8934042419120320845';
const NEW = '8934071179000000016';
const OLD = '8934011411551283123';
const params = { subscription_id: lucia.subscriptionId };
const replacement = (new_icc: string) => ({ params, body: { dealer_id: 'D1', logistic: false, new_icc } });
const line = (iccid: unknown) => told({ 'customers-v2.subscriptions.get': { iccid } });

describe('an ICCID', () => {
  it('V98 is sent without its filler, and shown by its tail', async () => {
    const request = await askFor(alex, 'customers-v2.sim.replace', replacement(`${NEW}F`));
    expect(messageText(await cardOf(stage, request))).toMatch(/→ \*••• 0016\*/);
    const body = { dealer_id: 'D1', logistic: false, new_icc: FREE };
    const call = await callFor(stage, 'customers-v2.sim.replace', replacement('8934 0424 1912 0320 845f'));
    expect(call.body).toEqual(body);
  });

  it('V99 stands in the path without its filler', async () => {
    const call = await callFor(stage, 'customers-v2.simcard-info.get', { params: { iccid: `${NEW}F` } });
    expect(call.path).toMatch(new RegExp(`/${NEW}$`));
  });

  it.each([`${OLD}F`, '8934 0114 1155 1283 123', OLD])(
    'V100 of the line now, %s, is told by its tail',
    async (now) => {
      const before = await simReplace.before?.(replacement(NEW), line(now));
      expect(before?.changes).toMatchObject([
        { now: '••• 3123', after: '••• 0016', clear: { now: OLD, after: NEW } },
      ]);
    },
  );

  it.each([`${NEW}F`, '8934-0711-7900-0000-016', NEW])(
    'V101 is seen when the API writes it %s',
    async (now) => {
      expect(await simReplace.verify?.(replacement(NEW), line(now))).toBe('done');
      expect(await simReplace.verify?.(replacement(OLD), line(now))).toBe('not_done');
    },
  );

  it.each([`${OLD}F`, '8934 0114 1155 1283 123'])(
    'V102 %s is shown on the card of the line, its filler off',
    (iccid) => {
      expect(lineFacts(subscriptionsGet.responses[200]?.parse({ iccid }) ?? {}).iccid).toBe(OLD);
    },
  );
});

describe('an IBAN', () => {
  const debit = (iban: string) => ({
    params: { account_id: account },
    body: { type: 'DIRECT_DEBIT', details: { iban } },
  });
  const PAY = 'customers-v4.payment-method.update';

  it('V104 may be typed after its word and in blocks', async () => {
    const call = await callFor(stage, PAY, debit('IBAN ES91 2100 0418 4502 0005 1332'));
    expect(call.body).toEqual(debit('ES9121000418450200051332').body);
  });

  it.each([
    [
      'V105 of an account number alone is told',
      '2100 0418 45 0200051332',
      'account number without its IBAN. Its IBAN is ES9121000418450200051332',
    ],
    [
      'whose account number is wrong',
      '2100 0418 99 0200051332',
      'Its own check digits do not fit. A Spanish one is such as',
    ],
    [
      'with a wrong digit',
      'ES9121000418450200051333',
      'its check digits do not fit. A Spanish one is such as ES79',
    ],
    ['that is too short', 'ES91 2100 0418', 'the length of its country'],
    ['of nowhere', 'XX9121000418450200051332', 'No country'],
    ['that is none', 'my account', 'This is not an IBAN'],
  ])('%s: it is refused with the true reason', async (_what, typed, reason) => {
    await openForm(alex, PAY);
    await expect(goThrough(alex, debit(typed))).rejects.toThrow(reason);
  });
});

it('an open field and a free one take the same spellings', () => {
  const free = (path: string, typed: string, id: typeof simReplace) =>
    compile(formOf(id), { ...EMPTY_DRAFT, entered: { [path]: typed } }).input.body;
  expect(free('body.new_icc', ` ${NEW}F `, simReplace)).toEqual({ new_icc: NEW });
  expect(free('body.new_icc', 'no number', simReplace)).toEqual({ new_icc: 'no number' });
});
