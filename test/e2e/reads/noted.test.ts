/** Every read of a customer is an event under the correlation ID that stands at the foot of what shows it. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../../src/api/registry.ts';
import { AUDIT_CHANNEL, CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import { cases } from '../../contract/cases.ts';
import { askToBlock, cardOf, cardSaying, correlationIn, sayWhy } from '../../support/desk-work.ts';
import { goThrough } from '../../support/form-driver.ts';
import { readsOfSomebody, unnoted } from '../../support/noted.ts';
import { formSaying, messageText, modalSaying, viewText } from '../../support/reading.ts';
import { startStage } from '../../support/stage.ts';
import { openForm } from '../../support/through-form.ts';
import { until } from '../../support/until.ts';

const stage = await startStage();
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const sara = slack.as('U0SARA');
const { lucia, business, committed, twoAccounts } = office.known;
afterAll(() => stage.close());
beforeEach(async () => {
  await Promise.all([alex.close(true), sara.close(true)]);
  office.reset();
});

/** The audit channel's message of a correlation ID, once it says all of `words`. */
const noted = (id: string, ...words: readonly string[]) =>
  until(`the event of ${id} to say ${words.join(', ')}`, () =>
    slack
      .messages(AUDIT_CHANNEL)
      .map(messageText)
      .find((text) => text.includes(id) && words.every((word) => text.includes(word))),
  ).catch((error: unknown) => {
    const there = slack.messages(AUDIT_CHANNEL).map(messageText).slice(-4).join('\n---\n');
    throw new Error(`${String(error)}\nLAST: ${there}`);
  });

const foot = (text: string) => correlationIn(text.slice(text.lastIndexOf('Correlation ID')));
const ago = () => stage.slack.messages(AUDIT_CHANNEL).length;

/** Clicks, and reads what is printed at the foot of the modal that comes of it. */
async function opened(action: { actionId: string; value?: string }, ...words: readonly string[]) {
  const before = foot(viewText(alex.views().at(-1)));
  await alex.clickView(action);
  const shown = await until(`${words.join(', ')} after ${action.actionId}`, () => {
    const text = viewText(alex.views().at(-1));
    const done = !text.includes('⏳') && words.every((word) => text.includes(word));
    return done && text.includes('Correlation ID') && foot(text) !== before ? text : undefined;
  });
  return foot(shown);
}

async function customer(typed: string, ...words: readonly string[]): Promise<string> {
  await alex.command(CARE_CHANNEL, `/customer ${typed}`);
  return foot(viewText(await modalSaying(alex, 'Refresh', ...words)));
}

describe('what is opened by a click is an event', () => {
  it('D86 S80 a line opened on the customer’s card: which line, masked, and from where', async () => {
    await customer(lucia.document);
    const id = await opened({ actionId: 'customer.open_line', value: lucia.subscriptionId }, 'Refresh');
    const said = await noted(id, 'looked up', 'a line', 'from the customer’s card', '••• ••• 678');
    expect(said).toContain('U0ALEX');
    expect(said).not.toContain(lucia.msisdn);
    await slack.as('U0INES').command(CARE_CHANNEL, `/care audit ${id}`);
    await modalSaying(slack.as('U0INES'), id, 'looked up', 'a line');
  });

  it('D87 S82 the penalties of an account', async () => {
    await customer(committed.document);
    const id = await opened({ actionId: 'customer.open_penalties', value: committed.accountId }, 'Penalties');
    await noted(id, 'penalties', 'from the customer’s card', committed.accountId);
  });

  it('D88 the next page of forty lines, and the one before', async () => {
    await customer(business.document, 'page 1 of');
    await noted(await opened({ actionId: 'customer.next' }, 'page 2 of'), 'a customer', 'page 2');
    await noted(await opened({ actionId: 'customer.previous' }, 'page 1 of'), 'a customer', 'page 1');
  });

  it('S81 a card read again', async () => {
    await customer(lucia.document);
    await noted(await opened({ actionId: 'customer.refresh' }, 'Refresh'), 'from the customer’s card');
  });

  it('D89 S83 the barrings and the penalties of a line', async () => {
    await customer(committed.document);
    await opened({ actionId: 'customer.open_line', value: committed.subscriptionId }, 'Refresh');
    const barrings = await opened({ actionId: 'line.open_barrings' }, 'Barrings', 'Refresh');
    await noted(barrings, 'the barrings of a line', 'from the line’s card', '777');
    await alex.close();
    await noted(await opened({ actionId: 'line.open_penalties' }, 'Penalties'), 'penalties', 'line’s card');
  });

  it('D90 a line read again', async () => {
    await customer(lucia.document);
    await opened({ actionId: 'customer.open_line', value: lucia.subscriptionId }, 'Refresh');
    await noted(await opened({ actionId: 'line.refresh' }, 'Refresh'), 'a line', 'from the line’s card');
  });

  it('D91 penalties read again, also after they could not be', async () => {
    office.faults.set('customers-v2', { status: 503 });
    await alex.command(CARE_CHANNEL, `/penalties ${committed.msisdn}`);
    await modalSaying(alex, 'Try again');
    office.faults.clear();
    const id = await opened({ actionId: 'penalties.again' }, '150');
    await noted(id, 'penalties', 'from the penalties');
    await noted(await opened({ actionId: 'penalties.refresh' }, '150'), 'from the penalties', '777');
  });
});

describe('what a form reads is an event', () => {
  it.each([
    ['D92 S78', 'customers-v4.credentials.delete', 'params.credential_id', 'params.customer_id'],
    ['S79', 'customers-v4.identification-processes.get', 'params.process_id', 'params.customer_id'],
    ['S79', 'customers-v4.payment-method.update', 'body.type', 'params.account_id'],
  ])('%s the list of a field, once for typing that goes on: %s', async (_case, operation, field, whose) => {
    await openForm(alex, operation);
    const of = ({ customerUuid, accountUuids: [account = ''] }: typeof lucia) =>
      whose === 'params.account_id' ? account : customerUuid;
    await alex.fill({ [whose]: of(lucia) });
    const [before, reads] = [ago(), readsOfSomebody(stage).length];
    for (const typed of ['', 'l', 'lu', 'luc']) await alex.suggest('value', typed, field);
    const asked = readsOfSomebody(stage).slice(reads);
    expect(asked.length).toBeGreaterThanOrEqual(4);
    expect(new Set(asked.map(({ correlationId }) => correlationId)).size).toBe(1);
    await noted(asked[0]?.correlationId ?? '', 'the list of a field', 'in a form', operation);
    expect(ago() - before).toBe(1);
    // Another customer's is another event, under the same form.
    await alex.fill({ [whose]: of(twoAccounts) });
    await alex.suggest('value', '', field);
    await until('the second customer to be noted', () => ago() - before === 2);
  });

  it('a list that is nobody’s is no event', async () => {
    await openForm(alex, 'barrings.masks.list');
    const before = ago();
    await alex.suggest('value', 'DEBT', 'query.code');
    await alex.close(true);
    const id = await customer(lucia.document);
    await noted(id, 'a customer');
    expect(ago() - before).toBe(1);
  });

  it('D93 the form that takes a block back', async () => {
    const request = await askToBlock(alex, twoAccounts.msisdn);
    await sara.clickMessage(await cardOf(stage, request), { actionId: 'request.approve' });
    const done = await cardSaying(stage, request, '✅ Done');
    const reads = readsOfSomebody(stage).length;
    await alex.clickMessage(done, { actionId: 'request.undo' });
    await formSaying(alex, 'SIM');
    const ids = readsOfSomebody(stage).slice(reads);
    for (const { correlationId = '' } of ids) await noted(correlationId, 'a form', 'from a request');
  });

  it('S84 the summary of a change that is never sent', async () => {
    await openForm(alex, 'customers-v4.customer-special-treatment.set');
    await alex.suggest('value', '', 'body.values');
    await alex.submit({
      'params.customer_id': lucia.customerUuid,
      'body.values': ['vip'],
      'request.reason': 'Asked on the phone',
    });
    await until('the summary', () => alex.views().at(-1)?.view.callback_id === 'form.send');
    const read = await until('the state before to be read', () =>
      readsOfSomebody(stage).find(({ operationId }) => operationId?.includes('special-treatment')),
    );
    await noted(
      read.correlationId ?? '',
      'the summary of a change',
      'customers-v4.customer-special-treatment.set',
    );
  });

  it('a change that is already so is no request, and its reading an event', async () => {
    await openForm(alex, 'customers-v2.blocks.update');
    await goThrough(alex, {
      params: { subscription_id: lucia.subscriptionId, block_id: '1' },
      body: { active: false, reason: 'Found again' },
    });
    await modalSaying(alex, 'Nothing');
    await until('it to be noted', () => unnoted(stage).length === 0);
  });
});

describe('who looks at a request stands on its own time line', () => {
  const thread = (id: string) => {
    const root = slack.messages(AUDIT_CHANNEL).find((message) => messageText(message).includes(id));
    return slack
      .messages(AUDIT_CHANNEL)
      .filter(({ threadTs }) => threadTs !== undefined && threadTs === root?.ts)
      .map(messageText);
  };
  const lookedAt = (id: string, userId: string, times: number) =>
    until(`${userId} to be noted ${times} times`, () => {
      const looks = thread(id).filter(
        (text) => text.includes('looked at the details') && text.includes(userId),
      );
      return looks.length === times;
    });

  it('D94 the details', async () => {
    const id = await askToBlock(alex, lucia.msisdn);
    await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.details' });
    await modalSaying(sara, id);
    await lookedAt(id, 'U0SARA', 1);
    await slack.as('U0INES').command(CARE_CHANNEL, `/care audit ${id}`);
    await modalSaying(slack.as('U0INES'), 'asked to', 'looked at the details');
  });

  it('S85 the details shown by a decision with a comment, by one in the details, and by settling', async () => {
    const commented = await askToBlock(alex, lucia.msisdn);
    await sara.clickMessage(await cardOf(stage, commented), { actionId: 'request.comment' });
    await modalSaying(sara, 'Comment');
    await sara.submit({ 'decision.comment': 'Not on the phone any more' });
    await modalSaying(sara, 'Done');
    office.reset();
    await lookedAt(commented, 'U0SARA', 1);
    await sara.close(true);

    const inside = await askToBlock(alex, lucia.msisdn);
    await sara.clickMessage(await cardOf(stage, inside), { actionId: 'request.details' });
    await modalSaying(sara, inside);
    await sara.clickView({ actionId: 'request.reject' });
    await sayWhy(sara);
    await modalSaying(sara, 'Rejected');
    await lookedAt(inside, 'U0SARA', 2);
    await sara.close(true);

    const unknown = await askToBlock(alex, lucia.msisdn);
    office.faults.set('customers-v2', { operation: 'customers-v2.blocks.update', reset: 'before' });
    await sara.clickMessage(await cardOf(stage, unknown), { actionId: 'request.approve' });
    const card = await cardSaying(stage, unknown, '❓ Outcome unknown', 'Settle');
    await slack.as('U0OMAR').clickMessage(card, { actionId: 'request.settle' });
    await modalSaying(slack.as('U0OMAR'), '¿Qué ha pasado?');
    await slack
      .as('U0OMAR')
      .submit({ 'decision.verdict': 'done', 'decision.comment': 'Seen in the back office' });
    await lookedAt(unknown, 'U0OMAR', 1);
  });
});

describe('S86 all flows', () => {
  const reads = operations.filter(({ risk }) => risk === 'read').map(({ id }) => id);
  const nothingFirst = () => Promise.reject(new Error('this one needs something to be there first'));

  it('S86 finds reads of somebody, and would say so if one had no event', async () => {
    await customer(lucia.document);
    expect(readsOfSomebody(stage).length).toBeGreaterThan(5);
    await until('they to be noted', () => unnoted(stage).length === 0);
    const elsewhere = { ...stage, slack: { ...slack, messages: () => [] } };
    expect(unnoted(elsewhere).length).toBeGreaterThan(5);
  });

  it.each(reads)('S86 %s through its form is noted', async (id) => {
    const input = await Promise.resolve(cases[id]?.input(office, nothingFirst)).catch(() => undefined);
    if (input === undefined) return;
    await alex.command(CARE_CHANNEL, `/care run ${id}`);
    await goThrough(alex, input);
    await until('the answer', () =>
      office.calls.some(({ operationId, status }) => operationId === id && status),
    );
    await until('it to be noted', () => unnoted(stage).length === 0);
  });
});
