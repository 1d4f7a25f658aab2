/** Nothing is approved that was not shown whole: through the door, against the local workspace and back office. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  AGENTS_GROUP,
  APPROVALS_CHANNEL,
  APPROVERS_GROUP,
  AUDIT_CHANNEL,
} from '../../../src/sandbox/slack/people.ts';
import type { Seat } from '../../../src/sandbox/slack/types.ts';
import { texts } from '../../../src/text/text.ts';
import { messageClick } from '../../receiver/signed.ts';
import { cardOf, cardSaying } from '../../support/desk-work.ts';
import { goThrough } from '../../support/form-driver.ts';
import { actionIds, buttonValue, messageSaying, messageText, modalSaying } from '../../support/reading.ts';
import { type Stage, startStage } from '../../support/stage.ts';
import { approve, askFor, inDetails, openForm } from '../../support/through-form.ts';
import { until } from '../../support/until.ts';

const PAY = 'customers-v4.payment-method.update';
const MOVE = 'partners.movements.create';
const CATEGORIES = 'customers-v4.categories.create';
const amount = { value_with_taxes: 12.1, value_without_taxes: 10, tax: { type: 'IVA', percentage: 21 } };
const movement = (description: string) => ({
  params: { service_type: 'mobile', service_id: '612345678' },
  body: {
    type: 'RECURRING_CHARGE',
    movement_datetime: '2026-11-02T10:00:00Z',
    period_start_datetime: '2026-10-01T00:00:00Z',
    period_end_datetime: '2026-10-31T00:00:00Z',
    amount,
    external_movement_unique_id: '12',
    description,
    billable: true,
  },
});
/** Signs that take five characters each where they are shown, in every field up to Slack's limit. */
const tooMuch = () => {
  const filled = '&'.repeat(3_000);
  const named = (name: string) => ({ name, description: filled, valid_values: [filled] });
  return { params: {}, body: { categories: ['one', 'two', 'three', 'four'].map(named) } };
};
const folder = mkdtempSync(join(tmpdir(), 'careline-whole-'));
const policy = join(folder, 'policy.yaml');
writeFileSync(policy, `operations:\n  ${PAY}: { groups: [${AGENTS_GROUP}, ${APPROVERS_GROUP}] }\n`);

describe('what is decided on', () => {
  let stage: Stage;
  let [alex, sara, marta]: Seat[] = [];
  const seat = (who: Seat | undefined): Seat => {
    if (who === undefined) throw new Error('nobody sits here');
    return who;
  };
  beforeAll(async () => {
    stage = await startStage({ env: { POLICY_FILE: policy } });
    [alex, sara, marta] = ['U0ALEX', 'U0SARA', 'U0MARTA'].map((id) => stage.slack.as(id));
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => stage.office.reset());

  const IBAN = 'ES9121000418450200051332';
  const payBy = (iban: string) =>
    askFor(seat(alex), PAY, {
      params: { account_id: stage.office.known.lucia.accountUuids[0] },
      body: { type: 'DIRECT_DEBIT', details: { iban } },
    });
  const refusals = (who: Seat) =>
    who
      .sees(APPROVALS_CHANNEL)
      .filter(
        (message) =>
          messageText(message).includes('open the details to decide') &&
          !messageText(message).includes('Correlation ID'),
      );
  const changesOf = (id: string) =>
    stage.office.calls.filter(({ method, correlationId }) => method !== 'GET' && correlationId === id).length;
  /** A click on a button the card does not have, with the value that those of its details carry. */
  async function forge(who: Seat, id: string, actionId: string): Promise<void> {
    const card = await cardOf(stage, id);
    await who.close(true);
    await who.clickMessage(card, { actionId: 'request.details' });
    const open = await modalSaying(who, 'Approve');
    const value = buttonValue(open.view, 'request.approve');
    await who.close(true);
    await stage.slack.post(messageClick(who.person.id, card, { actionId, value }));
  }

  it('D30 S74 an Approve posted for a card that does not show all is refused in those words, and nothing is sent', async () => {
    const id = await payBy(IBAN);
    const card = await cardOf(stage, id);
    expect(actionIds(card.blocks)).toEqual(['request.details']);
    for (const actionId of ['request.approve', 'request.comment']) {
      const told = () => refusals(seat(sara)).length;
      const before = told();
      await forge(seat(sara), id, actionId);
      await until('the refusal', () => told() > before);
      expect(seat(sara).views()).toEqual([]);
    }
    expect(changesOf(id)).toBe(0);
    await approve(stage, seat(sara), id);
    await cardSaying(stage, id, '✅ Done');
    expect(changesOf(id)).toBe(1);
  });

  it('D30 a description of 700 characters is sent once its details were seen, and not before', async () => {
    const description = `${'A device for the shop. '.repeat(30)}And 900 euros.`;
    const id = await askFor(seat(alex), MOVE, movement(description));
    await forge(seat(sara), id, 'request.approve');
    await messageSaying(seat(sara), APPROVALS_CHANNEL, 'open the details to decide');
    expect(changesOf(id)).toBe(0);
    await inDetails(stage, seat(sara), id, 'request.approve');
    await until('the call', () => changesOf(id) === 1);
  });

  it('D31 what taken together cannot be shown whole is refused under its longest field, before it is filed', async () => {
    const before = stage.slack.messages(APPROVALS_CHANNEL).length;
    await openForm(seat(alex), CATEGORIES);
    await expect(goThrough(seat(alex), tooMuch())).rejects.toThrow(texts.en.shown.tooLong);
    expect(stage.slack.messages(APPROVALS_CHANNEL)).toHaveLength(before);
  });

  it('S76 whoever the policy lets decide sees what they decide on, and that is noted', async () => {
    const id = await payBy(IBAN);
    await seat(marta).clickMessage(await cardOf(stage, id), { actionId: 'request.details' });
    const details = await modalSaying(seat(marta), IBAN);
    expect(actionIds(details.view)).toContain('request.approve');
    await until('the event', () =>
      stage.slack
        .messages(AUDIT_CHANNEL)
        .some(
          (message) =>
            messageText(message).includes('looked at the details') &&
            messageText(message).includes('U0MARTA'),
        ),
    );
    await seat(marta).close(true);
  });
});
