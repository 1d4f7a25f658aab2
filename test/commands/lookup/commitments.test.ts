/** A commitment of no line binds the account: whoever asks about a line must hear of it. */
import { describe, expect, it } from 'vitest';
import { customerHandlers } from '../../../src/commands/customer.ts';
import { openLine } from '../../../src/commands/lookup/line-card.ts';
import type { Language } from '../../../src/text/text.ts';
import { fakeDesk, wordsOf } from './fake-desk.ts';
import { office } from './office.ts';

const customer = customerHandlers.find((each) => each.kind === 'command');

const BUNDLE = {
  subscription_id: null,
  end_date: '2027-09-15',
  penalty_amount: 120.5,
  associated_type: 'bundle',
};
const { subscription_id: _none, ...MISSING } = BUNDLE;

async function cardsOf(terms: readonly unknown[], language: Language = 'en'): Promise<readonly string[]> {
  const answers = office({ 'customers-v2.terms.list': () => terms }, 1);
  const card = fakeDesk(answers, { language });
  await card.rounds(customer?.run('612345678', card) ?? Promise.reject());
  const line = fakeDesk(answers, { language });
  await line.rounds(openLine(line, { subscriptionId: '1000', accountId: '100', mobile: true }));
  return [card, line].map((desk) => wordsOf(desk.views.at(-1)));
}

describe('a commitment without a line', () => {
  it.each([
    ['V143', 'null', BUNDLE],
    ['V143', 'missing', MISSING],
  ])('%s is the account’s, on both cards: subscription_id is %s', async (_id, _given, term) => {
    for (const words of await cardsOf([term])) {
      expect(words).toContain('committed until 15 Sept 2027 (of the account) · penalty €120.50');
      expect(words).not.toContain('No commitment');
    }
  });

  it('V143 in Spanish', async () => {
    for (const words of await cardsOf([BUNDLE], 'es')) {
      expect(words).toContain('permanencia hasta el 15 sept 2027 (de la cuenta)');
    }
  });

  it('V143 stands beside the line’s own', async () => {
    const own = { subscription_id: 1000, end_date: '2027-01-01', penalty_amount: 10 };
    const [, line] = await cardsOf([own, BUNDLE]);
    expect(line).toContain('committed until 1 Jan 2027 · penalty €10.00');
    expect(line).toContain('(of the account)');
  });

  it('that ended is over', async () => {
    const [card, line] = await cardsOf([{ ...BUNDLE, end_date: '2020-09-15' }]);
    expect(card).toContain('No commitment');
    expect(line).toContain('ended 15 Sept 2020');
  });

  it('of another line is not this one’s', async () => {
    for (const words of await cardsOf([{ ...BUNDLE, subscription_id: 4242 }])) {
      expect(words).toContain('No commitment');
    }
  });
});
