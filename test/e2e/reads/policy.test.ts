/** What the policy wants approved is handed out by no other door: said why, and how to ask. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import { goThrough } from '../../support/form-driver.ts';
import { formSaying, messageSaying, modalSaying, viewText } from '../../support/reading.ts';
import { startStage } from '../../support/stage.ts';
import { openForm } from '../../support/through-form.ts';
import { until } from '../../support/until.ts';

const APPROVED = [
  'customers-v4.credentials.list',
  'barrings.subscription-masks.list',
  'customers-v2.users.get',
  'customers-v2.penalties.subscription',
  'customers-v4.customer-special-treatment.get',
];

const folder = mkdtempSync(join(tmpdir(), 'careline-policy-'));
const policy = join(folder, 'policy.yaml');
writeFileSync(policy, `operations:\n${APPROVED.map((id) => `  ${id}: { risk: destructive }\n`).join('')}`);
const stage = await startStage({ env: { POLICY_FILE: policy } });
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const { lucia, committed } = office.known;
const callsOf = (id: string) => office.calls.filter(({ operationId }) => operationId === id);
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await alex.close(true);
  office.reset();
});

describe('what the policy wants approved', () => {
  it('D81 is in no list: the form says so, and the value may be typed', async () => {
    await openForm(alex, 'customers-v4.credentials.delete');
    const form = viewText(await formSaying(alex, 'login'));
    expect(form).toContain('is not shown: the policy wants that read approved');
    expect(form).toContain('/care run customers-v4.credentials.list');
    await alex.fill({ 'params.customer_id': lucia.customerUuid });
    expect(await alex.suggest('value', '', 'params.credential_id')).toEqual([]);
    const [typed] = await alex.suggest('value', lucia.customerUuid, 'params.credential_id');
    expect(typed?.value).toBe(lucia.customerUuid);
    expect(callsOf('customers-v4.credentials.list')).toEqual([]);
  });

  it('D81 is not held against what is typed instead', async () => {
    await openForm(alex, 'customers-v4.credentials.delete');
    await goThrough(alex, {
      params: { customer_id: lucia.customerUuid, credential_id: '123e4567-e89b-12d3-a456-556642440000' },
    });
    // It was filed, and what would change was read: there is no such login.
    await modalSaying(alex, 'Nothing to do', 'Login');
  });

  it('D82 is not in the barrings of a line: the rest stands', async () => {
    await alex.command(CARE_CHANNEL, '/barrings 612345678');
    const text = viewText(await modalSaying(alex, 'needs approval, not read', 'Services'));
    expect(text).toContain('/care run barrings.subscription-masks.list');
    expect(callsOf('barrings.subscription-masks.list')).toEqual([]);
    await until('the services to be read', () => callsOf('barrings.subscription-services.list').length === 1);
  });

  it('D83 is not on the customer’s card: the rest stands', async () => {
    await alex.command(CARE_CHANNEL, '/customer 12345678Z');
    const text = viewText(await modalSaying(alex, 'Refresh', '612 345 678'));
    expect(text).toContain('needs approval, not read');
    expect(text).toContain('/care run customers-v2.users.get');
    expect(callsOf('customers-v2.users.get')).toEqual([]);
  });

  it('D84 is not computed', async () => {
    await alex.command(CARE_CHANNEL, `/penalties ${committed.msisdn}`);
    const text = viewText(await modalSaying(alex, 'needs approval, not read', 'Refresh'));
    expect(text).toContain('/care run customers-v2.penalties.subscription');
    expect(text).not.toContain('150');
    expect(callsOf('customers-v2.penalties.subscription')).toEqual([]);
  });

  it('is not read before a form, nor for its summary: the change can be asked for', async () => {
    await openForm(alex, 'customers-v4.customer-special-treatment.set');
    await alex.suggest('value', '', 'body.values');
    await alex.submit({
      'params.customer_id': lucia.customerUuid,
      'body.values': ['vip'],
      'request.reason': 'Asked on the phone',
    });
    await modalSaying(alex, 'The state there is now is not shown', 'customer-special-treatment.get');
    expect(callsOf('customers-v4.customer-special-treatment.get')).toEqual([]);
  });

  it('is asked for by its own form, and waits', async () => {
    await openForm(alex, 'barrings.subscription-masks.list');
    await goThrough(alex, { params: { subscription_id: lucia.subscriptionId } });
    await modalSaying(alex, 'waits for an approver');
    expect(callsOf('barrings.subscription-masks.list')).toEqual([]);
  });

  it('binds a shortcut like a command', async () => {
    await alex.say(CARE_CHANNEL, 'Please look at 612 345 678');
    const message = await messageSaying(alex, CARE_CHANNEL, 'Please look at');
    await alex.messageShortcut('message.identifiers', message);
    expect(viewText(await modalSaying(alex, 'Refresh'))).toContain('needs approval, not read');
    expect(callsOf('customers-v2.users.get')).toEqual([]);
  });
});

describe('the pages about it', () => {
  it('D85 say which doors the policy binds, and what is an event', () => {
    const [policyPage, auditPage] = ['docs/policy.md', 'docs/audit.md'].map((page) =>
      readFileSync(page, 'utf8'),
    );
    for (const door of ['card', 'list of a field', 'shortcut', 'before a form'])
      expect(policyPage).toContain(door);
    for (const door of ['click', 'list of a field', 'details']) expect(auditPage).toContain(door);
  });
});
