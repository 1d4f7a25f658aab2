/** `/care run`: finding an operation, filling it in step by step, and what its risk asks for. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { goThrough } from '../support/form-driver.ts';
import {
  actionIds,
  formSaying,
  messageSaying,
  messageText,
  modalSaying,
  viewText,
} from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-policy-'));
const policy = join(folder, 'policy.yaml');
writeFileSync(
  policy,
  'operations:\n  customers-v2.invoices.list: { risk: write }\n  partners.netflix.notify-simyo: { risk: destructive }\n  customers-v4.categories.create: { risk: write }\n',
);
const stage = await startStage({ env: { POLICY_FILE: policy } });
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const sara = slack.as('U0SARA');
const { lucia } = office.known;
const run = (words: string) => alex.command(CARE_CHANNEL, `/care run ${words}`);
const callsOf = (id: string) => office.calls.filter(({ operationId }) => operationId === id);
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await alex.close(true);
  office.reset();
});

describe('finding an operation', () => {
  it('offers all of them under their headings, and those that words in either language fit', async () => {
    await run('');
    await modalSaying(alex, 'Run an operation');
    expect(await alex.suggest('run.operation', '')).toHaveLength(115);
    const named = async (typed: string) =>
      (await alex.suggest('run.operation', typed)).map(({ value }) => value);
    expect(await named('factura')).toContain('customers-v2.invoices.list');
    expect(await named('bonuses.add')).toEqual(['customers-v2.bonuses.add']);
    expect(await named('Penalizacion eliminar')).toEqual(['customers-v2.penalties.delete']);
    expect((await named('create customer'))[0]).toBe('customers-v4.customers.create');
    expect(await named('no such thing')).toEqual([]);
    const [outdated] = await alex.suggest('run.operation', 'payment-info');
    expect(outdated?.text).toContain('outdated');
  });

  it('opens the one that fits, and lists the best of several', async () => {
    await run('customers-v4.categories.list');
    await modalSaying(alex, 'Answer', 'Risk category');
    await alex.close(true);
    await run('categories list');
    await modalSaying(alex, 'these fit best', 'List the categories');
    await alex.clickView({ actionId: 'run.operation', blockId: 'run.customers-v4.categories.list' });
    await modalSaying(alex, 'Answer', 'Risk category');
  });

  it('says that nothing fits, without repeating a customer’s data', async () => {
    await run('612345678 please');
    const view = await modalSaying(alex, 'Nothing fits');
    expect(viewText(view)).not.toContain('612345678');
  });

  it('is for agents', async () => {
    await sara.command(CARE_CHANNEL, '/care run customers-v4.categories.list');
    await messageSaying(sara, CARE_CHANNEL, 'This is for the agents');
  });
});

describe('from a card', () => {
  it('offers what applies to the line, and does not ask again which', async () => {
    await alex.command(CARE_CHANNEL, `/customer ${lucia.document}`);
    await until('the whole card', () => actionIds(alex.views().at(-1)?.view).includes('run.for_customer'));
    await alex.clickView({ actionId: 'customer.open_line', blockId: `line.${lucia.subscriptionId}` });
    await until('the whole line', () => actionIds(alex.views().at(-1)?.view).includes('run.for_line'));
    await alex.clickView({ actionId: 'run.for_line' });
    await modalSaying(alex, 'Run an operation', lucia.msisdn);
    const offered = (await alex.suggest('run.operation', '')).map(({ value }) => value);
    expect(offered).toContain('customers-v2.bonuses.list');
    expect(offered).toContain('partners.barrings.get');
    expect(offered).not.toContain('customers-v4.categories.list');
    await alex.clickView({ actionId: 'run.operation', value: 'partners.barrings.get' });
    await modalSaying(alex, 'Answer', 'Masks applied');
    expect(callsOf('partners.barrings.get').at(-1)?.path).toBe(`/v2/mobile/${lucia.msisdn}/barrings`);
  });

  it('finds the UUID of an account by itself', async () => {
    await alex.command(CARE_CHANNEL, `/customer ${lucia.document}`);
    await until('the whole card', () => actionIds(alex.views().at(-1)?.view).includes('run.for_customer'));
    await alex.clickView({ actionId: 'run.for_account', blockId: `account.${lucia.accountId}.more` });
    await modalSaying(alex, 'Run an operation');
    await alex.suggest('run.operation', 'recipient');
    await alex.clickView({ actionId: 'run.operation', value: 'customers-v4.invoice-recipient.get' });
    await modalSaying(alex, 'Answer', 'Lucía Fernández Núñez');
    expect(callsOf('customers-v4.external-accounts.get')).toHaveLength(1);
  });
});

describe('a large form', () => {
  it('is split into steps, keeps what was entered going back and forth, and is reviewed before it is sent', async () => {
    await run('customers-v4.customers.create');
    await formSaying(alex, 'Create a customer');
    await alex.fill({ 'body.type': 'PRIVATE_CUSTOMER' });
    await modalSaying(alex, 'step 1 of');
    await alex.submit({
      'body.preferred_language': 'ca',
      'body.segment': 'CONSUMER',
      'body.contact_info.phone_numbers.0.country_code': '+34',
      'body.contact_info.phone_numbers.0.number': '615 66 78 98',
      'body.contact_info.phone_numbers.0.type': 'MOBILE',
      'body.contact_info.emails.0.email': 'antonio@example.com',
      'body.contact_info.postal_address.address_lines': 'Calle undefined',
      'body.contact_info.postal_address.postal_code': '99999',
      'body.contact_info.postal_address.locality': 'Fuenlabrada',
      'body.contact_info.postal_address.administrative_area': 'Madrid',
      'body.contact_info.postal_address.region_code': 'ES',
    });
    const errors = alex.views().at(-1)?.errors ?? {};
    expect(errors['body.contact_info.postal_address.address_lines']).toContain('undefined');
    expect(errors['body.contact_info.postal_address.postal_code']).toMatch(
      /“99999” cannot be used here\. A Spanish postal code has five digits.*28039/,
    );
    await alex.submit({
      'body.contact_info.postal_address.address_lines': 'Calle Mayor 2',
      'body.contact_info.postal_address.postal_code': '28039',
    });
    await modalSaying(alex, 'step 2 of');
    await alex.clickView({ actionId: 'form.back' });
    const first = await modalSaying(alex, 'step 1 of');
    expect(JSON.stringify(first.view)).toContain('615 66 78 98');
    await alex.submit({});
    await modalSaying(alex, 'step 2 of');
    await alex.submit({
      'body.personal_info.identity_document.number': '00000023t',
      'body.personal_info.identity_document.type': 'NIF',
      'body.personal_info.name': 'Antonio',
      'body.personal_info.first_surname': 'Benavente',
      'request.reason': 'Signs up on the phone',
    });
    const review = await modalSaying(alex, 'Catalan', '615667898', 'Antonio');
    expect(review.view).toMatchObject({ callback_id: 'form.send' });
    expect(callsOf('customers-v4.customers.create')).toEqual([]);
    await alex.submit({});
    await modalSaying(alex, 'Done');
    expect(callsOf('customers-v4.customers.create').at(-1)?.body).toMatchObject({
      preferred_language: 'ca',
      contact_info: { phone_numbers: [{ number: '615667898' }] },
      personal_info: { identity_document: { number: '00000023T' } },
    });
  });

  it('adds and removes rows, and keeps the others', async () => {
    await run('barrings.subscription-services.update-many');
    await formSaying(alex, 'Change services of a line');
    await alex.fill({ 'params.subscription_id': lucia.subscriptionId });
    const rows = () =>
      alex
        .views()
        .at(-1)
        ?.view.blocks.filter(({ block_id }) => block_id?.startsWith('row.')) ?? [];
    expect(rows()).toHaveLength(1);
    for (const count of [2, 3]) {
      await alex.clickView({ actionId: 'form.add_row' });
      await until(`${count} rows`, () => rows().length === count);
    }
    await alex.fill({
      'body.services.0.serviceId': '14',
      'body.services.1.serviceId': '15',
      'body.services.2.serviceId': '16',
    });
    await alex.clickView({ actionId: 'form.remove_row', blockId: 'row.body.services.1' });
    await until('two rows', () => rows().length === 2);
    await alex.submit({
      'params.subscription_id': lucia.subscriptionId,
      'body.reason': 'CUST',
      'body.services.0.active': 'false',
      'body.services.2.active': 'false',
      'request.reason': 'Asked for it',
    });
    await modalSaying(alex, 'waits for an approver');
    const card = await until('the card', () => slack.messages(APPROVALS_CHANNEL).at(-1));
    await sara.clickMessage(card, { actionId: 'request.approve' });
    const call = await until('the call', () =>
      callsOf('barrings.subscription-services.update-many').find(({ status }) => status > 0),
    );
    expect(call.body).toMatchObject({
      services: [
        { serviceId: 14, active: false },
        { serviceId: 16, active: false },
      ],
    });
  });
});

describe('its risk', () => {
  it('read: answers at once, and leaves a masked trace', async () => {
    await run('customers-v2.users.tree-search');
    await formSaying(alex, 'Search a customer');
    await goThrough(alex, { params: {}, body: { number: lucia.msisdn } });
    await modalSaying(alex, 'Answer', lucia.userId);
    const noted = await until('the audit message', () =>
      slack
        .messages(AUDIT_CHANNEL)
        .map(messageText)
        .find((text) => text.includes('customers-v2.users.tree-search')),
    );
    expect(noted).not.toContain(lucia.msisdn);
  });

  it('write: asks for the person’s own confirmation, with what changes, and needs nobody else', async () => {
    await run('customers-v4.customer-special-treatment.set');
    await formSaying(alex, 'Give a customer a special treatment');
    await alex.suggest('value', '', 'body.values');
    await alex.submit({
      'params.customer_id': lucia.customerUuid,
      'body.values': ['vip'],
      'request.reason': 'A journalist',
    });
    const review = await modalSaying(alex, 'Special treatment', 'none → *vip*');
    expect(callsOf('customers-v4.customer-special-treatment.set')).toEqual([]);
    expect(review.view).toMatchObject({ submit: { text: 'Confirm' } });
    const before = slack.messages(APPROVALS_CHANNEL).length;
    await alex.submit({});
    await modalSaying(alex, 'Done');
    expect(callsOf('customers-v4.customer-special-treatment.set')).toHaveLength(1);
    await until('its steps in the audit channel', () => {
      const said = slack.messages(AUDIT_CHANNEL).map(messageText).join('\n');
      return said.includes('confirmed by the requester') && said.includes('done');
    });
    expect(slack.messages(APPROVALS_CHANNEL)).toHaveLength(before);
  });

  it('raised by policy: a read is confirmed and answered, a write waits for approval', async () => {
    await run('customers-v2.invoices.list');
    await formSaying(alex, 'List the invoices');
    await alex.submit({ 'params.account_id': lucia.accountId, 'request.reason': 'Disputed' });
    await modalSaying(alex, 'Check and send');
    expect(callsOf('customers-v2.invoices.list')).toEqual([]);
    await alex.submit({});
    await modalSaying(alex, 'Done', 'PENDIENTE');

    await alex.close(true);
    await run('partners.netflix.notify-simyo');
    await formSaying(alex, 'Tell Simyo');
    await goThrough(alex, { params: { service_id: lucia.msisdn }, body: { netflixOfferId: 'NFLX' } });
    await modalSaying(alex, 'waits for an approver');
    expect(callsOf('partners.netflix.notify-simyo')).toEqual([]);
  });

  it('lowered by policy: what would wait for approval is confirmed by who asks', async () => {
    await run('customers-v4.categories.create');
    await formSaying(alex, 'Add categories');
    await goThrough(alex, { params: {}, body: { categories: [{ name: 'loyalty' }] } });
    await modalSaying(alex, 'Done');
    expect(callsOf('customers-v4.categories.create')).toHaveLength(1);
  });
});

describe('what cannot be done is said', () => {
  it('an operation whose result would be reported needs PUBLIC_URL', async () => {
    await run('partners.barrings.update');
    await formSaying(alex, 'Change a barring');
    await goThrough(alex, {
      params: { service_type: 'mobile', service_id: lucia.msisdn },
      body: { active: true, barring_name: 'ROAMING' },
    });
    await modalSaying(alex, 'No request was made', 'PUBLIC_URL');
  });

  it('a back office that is down', async () => {
    office.faults.set('customers-v4', { status: 503 });
    await run('customers-v4.categories.list');
    await modalSaying(alex, 'Customers v4 cannot be reached');
    office.faults.clear();
  });
});
