import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { actionIds, modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

type Known = Stage['office']['known'];

describe('a customer is looked up', () => {
  let stage: Stage;
  let alex: Seat;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    stage.office.faults.clear();
    await alex.close(true);
  });

  /** Types `/customer …` and returns the card's words once it is complete. */
  async function cardFor(typed: string, ...words: readonly string[]): Promise<string> {
    await alex.close(true);
    const { failure } = await alex.command(CARE_CHANNEL, `/customer ${typed}`);
    expect(failure).toBeUndefined();
    await until(`the whole card of ${typed}`, () =>
      actionIds(alex.views().at(-1)?.view).includes('customer.refresh'),
    );
    return viewText(await modalSaying(alex, ...words));
  }

  it.each<[string, (known: Known) => string, keyof Known]>([
    ['a NIF', ({ lucia }) => lucia.document, 'lucia'],
    ['a NIF in lower case with dots and a dash', () => '12.345.678-z', 'lucia'],
    ['a NIE', ({ nie }) => nie.document, 'nie'],
    ['a NIE with dashes', () => 'x-1234567-l', 'nie'],
    ['a CIF', ({ business }) => business.document, 'business'],
    ['a passport', ({ passport }) => passport.document, 'passport'],
    ['a number', ({ lucia }) => lucia.msisdn, 'lucia'],
    ['a number with +34 and blanks', () => '+34 612 345 678', 'lucia'],
    ['a number with 0034', () => '0034612345678', 'lucia'],
    ['a number with dots', () => '612.34.56.78', 'lucia'],
    ['a number with dashes in parentheses', () => '(+34) 612-345-678', 'lucia'],
    ['a landline', () => '912 345 678', 'lucia'],
    ['an e-mail', ({ lucia }) => lucia.email, 'lucia'],
    ['an e-mail in capitals', ({ lucia }) => lucia.email.toUpperCase(), 'lucia'],
    ['an e-mail as Slack links it', ({ lucia }) => `<mailto:${lucia.email}|${lucia.email}>`, 'lucia'],
    ['a UUID', ({ lucia }) => lucia.customerUuid, 'lucia'],
    ['a UUID in capitals', ({ lucia }) => lucia.customerUuid.toUpperCase(), 'lucia'],
    ['a user id', ({ lucia }) => lucia.userId, 'lucia'],
    ['a subscription id', ({ lucia }) => lucia.subscriptionId, 'lucia'],
  ])('by %s', async (_by, typed, who) => {
    const known = stage.office.known[who];
    const card = await cardFor(typed(stage.office.known), known.document);
    expect(card).toContain(known.name.split(' ')[0]);
    expect(card).not.toContain('⚠️');
    expect(card).toMatch(/Correlation ID `[0-9a-f-]{36}`/);
  });

  it('and the card says at a glance what is wrong with each line', async () => {
    const { debtor, stolen, committed, terminated } = stage.office.known;
    expect(await cardFor(debtor.document)).toMatch(/Barred for debt\*: 2 lines/);
    expect(await cardFor(stolen.document)).toMatch(/SIM blocked\*: 1 line/);
    expect(await cardFor(committed.document)).toContain('committed until');
    expect(await cardFor(terminated.document)).toMatch(/Terminated\*: 1 line/);
  });

  it('with two accounts, both are there, each with its lines', async () => {
    const { twoAccounts } = stage.office.known;
    const card = await cardFor(twoAccounts.document, '2 accounts, 4 lines');
    for (const id of twoAccounts.accountIds) expect(card).toMatch(new RegExp(`Account \\S*${id}`));
  });

  it('with forty lines, page by page, and the line that was asked for stands on the first one shown', async () => {
    const { business } = stage.office.known;
    expect(await cardFor(business.document, 'page 1 of 4')).toContain('644 001 000');
    await alex.clickView({ actionId: 'customer.next' });
    await modalSaying(alex, 'page 2 of 4', '644 001 010', 'Refresh');
    await alex.clickView({ actionId: 'customer.previous' });
    await modalSaying(alex, 'page 1 of 4', '644 001 000', 'Refresh');
    expect(await cardFor('644001039', 'page 4 of 4')).toContain('644 001 039');
  });

  it('who may not log in is said to be so, with what else is known of them', async () => {
    const { locked } = stage.office.known;
    const card = await cardFor(locked.document, 'The state does not allow login');
    expect(card).toContain('Jesús');
  });

  it('eight digits without a letter are an id, and the NIF they may be is named', async () => {
    await alex.command(CARE_CHANNEL, '/customer 12345678');
    await modalSaying(alex, 'may be a NIF without its letter', '12345678Z');
  });

  it('from a search in the modal of a customer who was not found', async () => {
    await alex.command(CARE_CHANNEL, '/customer 99999999R');
    await modalSaying(alex, 'Nobody found');
    const refused = await alex.submit({ 'customer.identifier': 'wibble' });
    expect(refused.body).toMatchObject({
      errors: { 'customer.identifier': expect.stringContaining('wibble') },
    });
    await alex.submit({ 'customer.identifier': '612 345 678' });
    await modalSaying(alex, 'Lucía', 'Refresh');
  });

  it('and everything asked of the back office carries the correlation ID on the card', async () => {
    const before = stage.office.calls.length;
    const card = await cardFor(stage.office.known.lucia.document);
    const asked = stage.office.calls.slice(before);
    const ids = new Set(asked.map(({ correlationId }) => correlationId));
    expect(asked.length).toBeGreaterThan(5);
    expect([...ids]).toEqual([/Correlation ID `([^`]+)`/.exec(card)?.[1]]);
    expect(asked.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('a slow part leaves dots where it will stand, and the others are read meanwhile', async () => {
    stage.office.faults.set('barrings', { delayMs: 2_000 });
    await alex.command(CARE_CHANNEL, '/customer 612345678');
    const early = viewText(
      await modalSaying(alex, 'Lucía', 'SIM not blocked', 'Some parts are still on their way'),
    );
    expect(early).toContain('… · SIM not blocked');
    expect(early).not.toContain('No masks');
    await modalSaying(alex, 'No masks', 'Refresh');
  });
});

describe('one part of the card fails', () => {
  let stage: Stage;
  let alex: Seat;
  beforeAll(async () => {
    stage = await startStage({ env: { CALL_DEADLINE_SECONDS: '1', UNKNOWN_AFTER_SECONDS: '5' } });
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    stage.office.faults.clear();
    await alex.close(true);
  });

  it.each([
    ['barrings', 'is down', { status: 503 }, 'Barrings: not reachable'],
    ['barrings', 'is slow', { delayMs: 3_000 }, 'Barrings: no answer in time'],
    ['barrings', 'answers HTML', { html: true } as const, 'Barrings: unreadable answer'],
    ['barrings', 'breaks its JSON', { brokenJson: true } as const, 'Barrings: unreadable answer'],
    ['barrings', 'hides an error in a 200', { errorEnvelopeWith200: true } as const, 'Barrings:'],
    ['barrings', 'lets nobody in', { status: 401 }, 'Barrings: Careline has no access'],
    ['customers-v4', 'is down', { status: 503 }, 'Customers v4: not reachable'],
    [
      'customers-v2',
      'fails for blocks',
      { status: 500, operation: 'customers-v2.blocks.list' },
      'Customers v2:',
    ],
    [
      'customers-v2',
      'fails for terms',
      { status: 500, operation: 'customers-v2.terms.list' },
      'Customers v2:',
    ],
  ] as const)('%s %s: the rest stands, and the part says so', async (api, _what, fault, words) => {
    stage.office.faults.set(api, fault);
    await alex.command(CARE_CHANNEL, '/customer 612345678');
    await modalSaying(alex, words, 'Lucía', 'INSTALADO', 'Refresh');
    stage.office.faults.clear();
    await alex.clickView({ actionId: 'customer.refresh' });
    await until('the card without a warning', () => {
      const text = viewText(alex.views().at(-1));
      return (
        ['No masks', 'SIM not blocked', 'No commitment', 'Refresh'].every((each) => text.includes(each)) &&
        !text.includes('⚠️')
      );
    });
  });
});
