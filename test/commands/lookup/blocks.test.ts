/** A SIM block that the product has no word for is shown as it came, and closes no door. */
import { describe, expect, it } from 'vitest';
import { operationById } from '../../../src/api/registry.ts';
import { openLine } from '../../../src/commands/lookup/line-card.ts';
import { blockSimCommand, unblockSimCommand } from '../../../src/commands/sim.ts';
import type { Language } from '../../../src/text/text.ts';
import { openBench } from '../../approvals/bench.ts';
import { buttonsOf, fakeDesk, wordsOf } from './fake-desk.ts';
import { office } from './office.ts';

const approvals = { ...openBench().approvals, operationById };
const FRAUD = { id: 3, value: 'FRAUDE' };
const IMEI = { id: 4, value: 'IMEI' };
const THEFT = { id: 1, value: 'ROBO' };
const LOSS = { id: 2, value: 'PERDIDA' };

const blocked = (...items: readonly unknown[]) => office({ 'customers-v2.blocks.list': () => ({ items }) });

async function type(
  command: '/block-sim' | '/unblock-sim',
  items: readonly unknown[],
  language: Language = 'en',
) {
  const desk = fakeDesk(blocked(...items), { language });
  const { run } = (command === '/block-sim' ? blockSimCommand : unblockSimCommand)(approvals);
  await desk.rounds(Promise.resolve(run('612345678', desk)));
  return desk.views.at(-1);
}

describe('/unblock-sim', () => {
  it('V150 says what the SIM is blocked for, and that it cannot be lifted from here', async () => {
    const view = await type('/unblock-sim', [FRAUD]);
    expect(wordsOf(view)).toContain('blocked for FRAUDE: it cannot be lifted from here');
    expect(wordsOf(view)).not.toContain('already as you ask');
    expect(wordsOf(view)).toContain('No request was made');
    expect(view).not.toHaveProperty('submit');
  });

  it('V150 in Spanish', async () => {
    const words = wordsOf(await type('/unblock-sim', [FRAUD], 'es'));
    expect(words).toContain('bloqueada por FRAUDE: desde aquí no se puede levantar');
  });

  it('V151 says that it is blocked for a word without an id', async () => {
    const words = wordsOf(await type('/unblock-sim', [{ value: 'ROBO' }]));
    expect(words).toContain('blocked for ROBO');
    expect(words).not.toContain('Nothing to do');
  });

  it('lifts what it can, and says what stays', async () => {
    const words = wordsOf(await type('/unblock-sim', [THEFT, FRAUD]));
    expect(words).toContain('"Theft"');
    expect(words).not.toContain('"Loss"');
    expect(words).toContain('blocked for FRAUDE');
  });

  it('of a SIM that is not blocked there is nothing to do', async () => {
    expect(wordsOf(await type('/unblock-sim', []))).toContain('Nothing to do');
  });
});

it.each([[[FRAUD]], [[FRAUD, IMEI]], [[{ value: 'ROBO' }]]])(
  'V153 /block-sim is open in both ways while %j is set',
  async (items) => {
    const words = wordsOf(await type('/block-sim', items));
    expect(words).toContain('"Theft"');
    expect(words).toContain('"Loss"');
  },
);

describe('the line card', () => {
  async function cardOf(...items: readonly unknown[]) {
    const desk = fakeDesk(blocked(...items));
    await desk.rounds(openLine(desk, { subscriptionId: '1000', accountId: '100', mobile: true }));
    const view = desk.views.at(-1);
    const forms = buttonsOf(view).flatMap(({ actionId, text, value }) =>
      actionId === 'form.open' && text.includes('SIM') ? [{ text, saved: desk.saved.get(value)?.value }] : [],
    );
    return { words: wordsOf(view), offered: forms.map(({ text }) => text), forms };
  }

  it('V152 has no form that the API refuses, and the words instead', async () => {
    const { words, offered } = await cardOf(FRAUD);
    expect(offered).toEqual(['Block SIM']);
    expect(words).toContain('🔒 *FRAUDE* · blocked for FRAUDE: it cannot be lifted from here');
  });

  it('V153 keeps Block SIM with two blocks that nobody knows', async () => {
    expect((await cardOf(FRAUD, IMEI)).offered).toEqual(['Block SIM']);
    expect((await cardOf(THEFT, FRAUD)).offered).toEqual(['Block SIM', 'Unblock SIM']);
    expect((await cardOf(THEFT, LOSS, FRAUD)).offered).toEqual(['Unblock SIM']);
  });

  it('lifts the one that can be lifted, and asks which where it is not said', async () => {
    const { forms } = await cardOf(THEFT, FRAUD);
    expect(forms.at(-1)?.saved).toMatchObject({
      input: { params: { block_id: '1' }, body: { active: false } },
    });
    const unnamed = await cardOf({ value: 'ROBO' });
    expect(unnamed.offered).toEqual(['Block SIM', 'Unblock SIM']);
    expect(unnamed.forms.at(-1)?.saved).not.toHaveProperty('input.params.block_id');
  });
});
