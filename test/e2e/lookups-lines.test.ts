import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { actionIds, modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('from line to line', () => {
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

  const type = async (line: string) => {
    const { failure } = await alex.command(CARE_CHANNEL, line);
    expect(failure).toBeUndefined();
  };
  const click = async (actionId: string, value?: string) => {
    const { failure } = await alex.clickView({ actionId, ...(value !== undefined && { value }) });
    expect(failure).toBeUndefined();
  };
  const top = () => alex.views().at(-1)?.view;

  it('the way leads from the customer to a line, its barrings and its penalties, and back', async () => {
    const { committed } = stage.office.known;
    await type(`/customer ${committed.document}`);
    await modalSaying(alex, 'Ainhoa', 'Refresh');
    await click('customer.open_line', committed.subscriptionId);
    await modalSaying(alex, 'Line 677000777', 'ICCID', 'What you can ask for', 'Refresh');
    expect(alex.views()).toHaveLength(2);

    await click('line.open_barrings');
    await modalSaying(alex, 'Barrings', 'History', 'Refresh');
    expect(alex.views()).toHaveLength(3);
    await alex.close();
    await modalSaying(alex, 'Line 677000777');

    await click('line.open_penalties');
    await modalSaying(alex, 'Penalties', 'If only the mobile is cancelled', 'Refresh');
    await alex.close();
    await modalSaying(alex, 'Line 677000777');
    await alex.close();
    await modalSaying(alex, 'Customer', 'Ainhoa');
    expect(alex.views()).toHaveLength(1);

    await click('customer.open_penalties', committed.accountId);
    await modalSaying(alex, 'Penalties', 'If the account is closed');
    await alex.close();
    await modalSaying(alex, 'Ainhoa');
  });

  it('a form opened from a line is for that line, and what is asked for waits for an approver', async () => {
    const { bound } = stage.office.known;
    await type(`/customer ${bound.msisdn}`);
    await modalSaying(alex, 'Inés', 'Refresh');
    await click('customer.open_line', bound.subscriptionId);
    await modalSaying(alex, 'Block SIM', 'Apply mask', 'Refresh');
    const changes = stage.office.calls.filter(({ method }) => method !== 'GET').length;
    await alex.clickView({ actionId: 'form.open', blockId: 'form.block-sim' });
    const form = await modalSaying(alex, 'Loss', 'Theft');
    expect(viewText(form)).toMatch(/677.?000.?888/);
    await alex.submit({ 'params.block_id': '1', 'body.reason': 'Taken in the metro' });
    await modalSaying(alex, 'waits for an approver');
    expect(stage.office.calls.filter(({ method }) => method !== 'GET')).toHaveLength(changes);
  });

  it('a line offers only what applies to it', async () => {
    const { stolen, terminated, lucia } = stage.office.known;
    const offered = async (document: string, subscriptionId: string) => {
      await alex.close(true);
      await type(`/customer ${document}`);
      await modalSaying(alex, 'Refresh');
      await click('customer.open_line', subscriptionId);
      await until('the whole line', () => actionIds(top()).includes('line.refresh'));
      return viewText(alex.views().at(-1));
    };
    const blocked = await offered(stolen.document, stolen.subscriptionId);
    expect(blocked).toContain('Unblock SIM');
    const gone = await offered(terminated.document, terminated.subscriptionId);
    expect(gone).not.toContain('What you can ask for');
    const fixed = await offered(lucia.document, lucia.subscriptionIds[1] ?? '');
    expect(fixed).toContain('Apply mask');
    expect(fixed).not.toContain('Block SIM');
    expect(fixed).not.toContain('Remove mask');
  });

  it.each([
    ['its number', () => '622 000 111'],
    ['its subscription id', ({ debtor }: Stage['office']['known']) => debtor.subscriptionId],
  ])('/barrings shows masks, services and history of a line by %s', async (_by, typed) => {
    await type(`/barrings ${typed(stage.office.known)}`);
    const text = viewText(await modalSaying(alex, 'Barrings', 'DEBT_MOBILE_LP', 'Services', 'Refresh'));
    expect(text).toContain('by MB_collections');
    expect(text).toContain('Remove mask');
  });

  it('/barrings of a line with none says so', async () => {
    await type('/barrings +34 612.345.678');
    await modalSaying(alex, 'No masks', 'No mask was ever applied', 'Refresh');
  });

  it('/penalties of a line says what leaving costs, and offers to confirm', async () => {
    await type('/penalties 677 000 777');
    const text = viewText(await modalSaying(alex, 'Line 677 000 777', '€150', 'Refresh'));
    expect(text).toContain('Confirm');
    expect(text).not.toContain('Delete');
  });

  it('/penalties of an account says it was taken for one', async () => {
    await type(`/penalties ${stage.office.known.committed.accountId}`);
    await modalSaying(alex, 'was read as an account', 'If the account is closed', 'Refresh');
  });

  it('/penalties of who is bound to nothing says there is none', async () => {
    await type(`/penalties ${stage.office.known.lucia.accountId}`);
    await modalSaying(alex, 'No penalty', 'Refresh');
  });

  it.each([
    ['/barrings 612345678', 'barrings', 'barrings.subscription-masks.list', 'Barrings:'],
    ['/barrings 612345678', 'barrings', 'barrings.subscription-services.list', 'Barrings:'],
    ['/penalties 677000777', 'customers-v2', 'customers-v2.penalties.subscription', 'Customers v2:'],
  ] as const)('a part of %s that fails costs itself alone', async (line, api, operation, words) => {
    stage.office.faults.set(api, { status: 500, operation });
    await type(line);
    await modalSaying(alex, words, 'Refresh', 'Correlation ID');
    stage.office.faults.clear();
    await click(line.startsWith('/penalties') ? 'penalties.refresh' : 'barrings.refresh');
    await until('the part', () => {
      const text = viewText(alex.views().at(-1));
      return text.includes('Refresh') && !text.includes('⚠️');
    });
  });
});
