/** What a page says in prose reaches who acts, who approves and who reads the docs. */

import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogueOf } from '../../src/api/catalogues.ts';
import { linesLeftOut, linesOf } from '../../src/api/customers-v2/account-lines.ts';
import { ApiError } from '../../src/api/errors.ts';
import { fieldsOf } from '../../src/api/fields.ts';
import { notesFor, notesOf } from '../../src/api/notes.ts';
import type { Operation } from '../../src/api/operation.ts';
import { operationById, operations } from '../../src/api/registry.ts';
import { texts } from '../../src/text/text.ts';
import { approvalCard } from '../../src/views/approval-card.ts';
import { TO_ALL } from '../../src/views/decision.ts';
import { formView } from '../../src/views/form/form.ts';
import { reviewView } from '../../src/views/form/review.ts';
import { requestDetails } from '../../src/views/request-details.ts';
import { openOffice, reader } from '../sandbox/office/visit.ts';
import { textOf } from '../support/reading.ts';
import { modelIn } from '../views/request-models.ts';

const docs = readFileSync('docs/operations.md', 'utf8');
const office = await openOffice();
const read = reader(office);
afterAll(() => office.close());
const { lucia } = office.known;
const NOW = new Date('2026-11-20T10:00:00Z');

function named(id: string): Operation {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  return operation;
}

/** The part of the docs that is about an operation. */
const docsOf = (id: string): string =>
  docs.split('\n\n').find((part) => part.includes(`**\`${id}\`**`)) ?? '';

const form = ({ title, risk, deprecated, ...operation }: Operation, language: 'en' | 'es') =>
  textOf(
    formView(
      {
        heading: title[language],
        deprecated,
        said: notesOf(operation),
        fixed: [],
        items: [],
        step: 0,
        steps: 1,
        notes: [],
        asksReason: false,
        reasonOptional: false,
        reason: undefined,
        risk,
        reviewed: false,
        metadata: '',
      },
      () => ({
        entered: undefined,
        names: {},
        withheld: [],
        timeZone: 'Europe/Madrid',
        reasonOptional: false,
      }),
      texts[language],
    ).blocks,
  );

const noted = operations.filter(({ notes }) => notes !== undefined);

describe('what the page says of an operation', () => {
  it.each(noted)('$id stands in its form and in the docs, in both languages', (operation) => {
    for (const words of notesOf(operation)) {
      expect(form(operation, 'en')).toContain(words.en);
      expect(form(operation, 'es')).toContain(words.es);
      expect(docsOf(operation.id)).toContain(words.en);
      expect(docsOf(operation.id)).toContain(words.es);
    }
  });

  const decided = noted.filter(({ notes = [] }) => notes.some(({ decides }) => decides));
  it.each(decided)('$id stands on the card, in the details and on the confirmation', (operation) => {
    const input = { params: {}, body: { expiration_date: '2020-01-01' } };
    const said = notesFor(operation, input, NOW);
    expect(said.length).toBeGreaterThan(0);
    const model = { ...modelIn('pending'), said };
    const details = {
      model,
      events: [],
      mayDecide: true,
      own: false,
      offers: TO_ALL,
      reader: 'person' as const,
      answer: [],
    };
    const review = {
      intent: model,
      before: { changes: [] },
      said,
      reason: '',
      risk: operation.risk,
      metadata: '',
    };
    for (const { en, es } of said) {
      expect(textOf(approvalCard(model, texts.en).blocks)).toContain(en);
      expect(textOf(approvalCard(model, texts.es).blocks)).toContain(es);
      expect(textOf(requestDetails(details, texts.en).blocks)).toContain(en);
      expect(textOf(reviewView(review, texts.es).blocks)).toContain(es);
    }
  });

  it('bears on a decision where something is decided', () => {
    const odd = operations.filter(
      ({ risk, notes = [] }) => risk === 'read' && notes.some(({ decides }) => decides),
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
    const silent = operations.filter(
      ({ risk, notes = [] }) => risk !== 'read' && notes.some(({ decides }) => !decides),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['P23', 'customers-v2.account-migrations.create', /additional and extra mobile lines must be sent too/],
    ['P24', 'customers-v2.products.change', /main line of a bundle cannot be changed/],
    ['P25', 'customers-v4.credentials.change-username', /customer is notified/],
    ['P26', 'customers-v2.penalties.confirm', /All penalties of this calculation/],
    ['P27', 'customers-v4.categories.update', /those there are and the new ones/],
    ['P28', 'customers-v2.recharges.list', /current month/],
    ['P29', 'customers-v2.bonuses.list', /active and scheduled bonuses/],
    ['P30', 'customers-v2.subscriptions.add', /convergent/],
    ['P31', 'customers-v2.penalties.subscription-uuid', /does not tell which/],
    ['P32', 'customers-v4.payment-method.update', /token counts at once/],
    ['P32 (new accounts)', 'customers-v4.customer-accounts.create', /token counts at once/],
  ])('%s of %s', (_, id, words) => {
    expect(
      notesOf(named(id))
        .map(({ en }) => en)
        .join(' '),
    ).toMatch(words);
  });

  it('P72 points out an expiry in the past, and only that', () => {
    const said = (expiration_date: string | null) =>
      notesFor(named('customers-v4.credentials.set-expiration'), { body: { expiration_date } }, NOW).length;
    expect([said('2026-11-19'), said('2026-11-20'), said('2027-01-01'), said(null)]).toEqual([1, 0, 0, 0]);
    // Half past eleven in the evening in UTC is already tomorrow in Spain.
    const late = new Date('2026-11-20T23:30:00Z');
    const input = { body: { expiration_date: '2026-11-20' } };
    expect(notesFor(named('customers-v4.credentials.set-expiration'), input, late)).toHaveLength(1);
  });
});

describe('P23 an account moved to another bundle', () => {
  const input = (body: Record<string, unknown>) => ({ params: {}, body: { account: body } });
  const account_id = Number(lucia.accountId);

  it('P23 offers the lines of the account', async () => {
    const operation = named('customers-v2.account-migrations.create');
    const given = input({ account_id, subscriptions: { mobile_lines: [{}] } });
    const field = fieldsOf(operation, given).find(({ path }) =>
      path.endsWith('mobile_lines.0.subscription_id'),
    );
    const entries = await catalogueOf(field?.catalogue ?? '')(given, read);
    expect(entries.map(({ value }) => value)).toContain(lucia.subscriptionId);
  });

  it('P23 shows who decides which lines are left out, masked', async () => {
    const operation = named('customers-v2.account-migrations.create');
    const none = await operation.before?.(input({ account_id, new_bundle_id: 954 }), read);
    const [left] = none?.changes ?? [];
    expect(left).toMatchObject({ label: { en: 'Mobile lines left out' }, after: [] });
    expect(JSON.stringify(left)).toContain(lucia.subscriptionId);
    expect(JSON.stringify(left)).not.toContain(lucia.msisdn);
    const all = (await linesOf(lucia.accountId, read)) ?? [];
    const sent = all.map(({ id }) => ({ subscription_id: Number(id), product_id: 364 }));
    const whole = input({ account_id, new_bundle_id: 954, subscriptions: { mobile_lines: sent } });
    expect((await operation.before?.(whole, read))?.changes).toEqual([]);
  });

  it('P23 says that they are not known where they cannot be read, and closes no door', async () => {
    const down = () =>
      Promise.reject(
        new ApiError('Out of order', {
          kind: 'unavailable',
          outcome: 'not_processed',
          api: 'customers-v2',
          operationId: 'customers-v2.accounts.get',
          status: 503,
        }),
      );
    expect(await linesLeftOut('1', [], down)).toMatchObject([{ unknown: true }]);
  });
});

it('P24 the bundle of the line stands beside its tariff, in the form’s list too', async () => {
  const operation = named('customers-v2.products.change');
  const input = { params: { subscription_id: lucia.subscriptionId }, body: { productId: 402 } };
  const before = await operation.before?.(input, read);
  expect(before?.changes.at(-1)).toMatchObject({
    label: { en: 'Bundle of the line (stays)' },
    now: 'PAQUETE',
    after: 'PAQUETE',
  });
  const field = fieldsOf(operation).find(({ path }) => path === 'body.productId');
  expect(field?.hint?.en).toContain('main line of a bundle');
});

it('P27 what is taken away stands on the confirmation in words', async () => {
  const operation = named('customers-v4.categories.update');
  const input = { params: { category_id: '11' }, body: { valid_values: ['low', 'new'] } };
  const before = await operation.before?.(input, read);
  expect(before?.changes).toContainEqual({
    label: { en: 'Values taken away', es: 'Valores que se quitan' },
    now: ['high'],
    after: [],
    written: true,
  });
  const field = fieldsOf(operation).find(({ path }) => path === 'body.valid_values');
  expect(field?.hint?.en).toContain('those there are and the new ones');
});

it('P27 the same of the special treatments of the tenant', async () => {
  const operation = named('customers-v4.special-treatments.update');
  const before = await operation.before?.({ params: {}, body: { values: ['vip'] } }, read);
  const taken = before?.changes.at(-1);
  expect(taken).toMatchObject({ label: { en: 'Values taken away' }, after: [] });
  expect(taken?.now).not.toContain('vip');
});

it.each([
  ['P28', 'customers-v2.recharges.list', 'query.start_date', /current month/],
  ['P32', 'customers-v4.payment-method.update', 'body.details.token_id', /at once/],
  ['P32', 'customers-v4.payment-method.update', 'body.details.reference_id', /accepted first/],
])('%s %s says it beside %s', (_, id, path, words) => {
  expect(fieldsOf(named(id)).find((field) => field.path === path)?.hint?.en).toMatch(words);
});

it('P29 “active” says that scheduled ones are left out', () => {
  const [field] = fieldsOf(named('customers-v2.bonuses.list')).filter(({ options }) => options.length > 0);
  expect(field?.options[0]?.label).toEqual({
    en: 'Active, without scheduled ones',
    es: 'Activos, sin los programados',
  });
});

const accepting = operations.filter(({ responses }) => responses[202] !== undefined);
it.each(accepting)('P33 the docs say that $id may answer 202', ({ id, responses }) => {
  const always = Object.keys(responses).length === 1;
  expect(docsOf(id)).toContain(`${always ? 'Answers' : 'May answer'} 202: accepted, and not done yet.`);
});

it('P33 and of no other', () => {
  expect(docs.match(/202: accepted/g)).toHaveLength(accepting.length);
});

it('P34 the permissions of each key, and what a 403 means, stand where keys are set up', () => {
  const page = readFileSync('docs/connect.md', 'utf8');
  const [, part = ''] = page.split('## Permissions of the API keys');
  for (const permission of [
    'Account migrations',
    'Workorders',
    'External accounts',
    'Credit Card Tokenization',
  ]) {
    expect(part.replaceAll(/\s+/g, ' ')).toContain(permission);
  }
  expect(part).toContain('A 403');
  expect(readFileSync('.env.example', 'utf8')).toMatch(/permission .*403/);
});
