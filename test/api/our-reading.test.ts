/** What no API page prints is said to be our reading, or left open: in forms and in the docs. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isAgainstFilter } from '../../src/api/customers-v2/filter.ts';
import { customersSearch } from '../../src/api/customers-v4/customers.ts';
import { type FieldSpec, fieldsOf } from '../../src/api/fields.ts';
import { parseJson } from '../../src/api/json.ts';
import { notesOf } from '../../src/api/notes.ts';
import { operationById } from '../../src/api/registry.ts';
import { checkInput } from '../../src/approvals/input.ts';
import { showAnswer } from '../../src/commands/answers.ts';
import { choicesAmong } from '../../src/commands/form/choices.ts';
import { texts } from '../../src/text/text.ts';
import { completes, inputBlock } from '../../src/views/form/inputs.ts';
import { fakeDesk, wordsOf } from '../commands/lookup/fake-desk.ts';
import { openOffice, visit } from '../sandbox/office/visit.ts';
import { textOf } from '../support/reading.ts';

const docs = readFileSync('docs/operations.md', 'utf8');
const pages = z
  .object({
    operations: z.array(
      z.object({
        id: z.string(),
        request_example: z.unknown().optional(),
        request_fields: z.array(z.object({ name: z.string() })).default([]),
      }),
    ),
  })
  .parse(parseJson(readFileSync('test/contract/fixtures/operations.json', 'utf8'))).operations;

const docsOf = (id: string): string =>
  docs.split('\n\n').find((part) => part.includes(`**\`${id}\`**`)) ?? '';
const unprintedIn = (id: string): string =>
  docsOf(id)
    .split('\n')
    .filter((line) => /^Of these, (printed by no|not printed on)/.test(line))
    .join('\n');

function fieldAt(id: string, path: string, input: unknown = {}): FieldSpec {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  const field = fieldsOf(operation, input).find((each) => each.path === path);
  if (!field) throw new Error(`${id} has no ${path}`);
  return field;
}

/** What a person reads of an input. */
const asked = (field: FieldSpec, language: 'en' | 'es' = 'en'): string =>
  textOf(
    inputBlock(
      field,
      false,
      { entered: undefined, names: {}, withheld: [], timeZone: 'Europe/Madrid', reasonOptional: false },
      texts[language],
    ),
  );

const OUR_READING = /No API page prints this: it is our reading/;

describe('a switch whose meaning the page does not give', () => {
  it('P46 is called as printed where a SIM is replaced', () => {
    const words = asked(fieldAt('customers-v2.sim.replace', 'body.logistic'));
    expect(words).toContain('Online operation');
    expect(words).toContain('Online/offline operation');
    expect(words).toContain('does not say what yes and no stand for');
    expect(words).not.toMatch(/is sent|carrier/i);
    expect(docsOf('customers-v2.sim.replace')).toContain('what yes and no stand for: `body.logistic`');
  });

  it('P50 is shown as it is sent where a partner switches a barring', () => {
    const field = fieldAt('partners.barrings.update', 'body.active');
    expect(asked(field)).toContain('Sent as “active”');
    expect(asked(field)).toContain('“active: true”, which may bar the service or free it');
    expect(asked(field)).toContain('does not say what yes and no stand for');
    expect(docsOf('partners.barrings.update')).toContain('what yes and no stand for: `body.active`');
    expect(asked(field, 'es')).toContain('Se envía como «active»');
    expect(`${field.label.en} ${field.label.es}`).not.toMatch(/barred|restringido/i);
  });
});

describe('what is our reading', () => {
  it.each([
    ['P52', 'customers-v2.services.list', 'query.query.filter'],
    ['P52 (bonuses)', 'customers-v2.bonuses.list', 'query.query.filter'],
    ['P52 (promotions)', 'customers-v2.promotions.list', 'query.query.filter'],
    ['P52 (products)', 'customers-v2.products.get', 'query.query.include'],
    ['P53', 'customers-v4.account-promotions.add', 'body.promotion_id'],
    ['P53 (start)', 'customers-v4.account-promotions.add', 'body.start_date'],
    ['P53 (end)', 'customers-v4.account-promotions.add', 'body.end_date'],
  ])('%s of %s is said to be so: %s', (_, id, path) => {
    expect(asked(fieldAt(id, path))).toMatch(OUR_READING);
    expect(asked(fieldAt(id, path), 'es')).toContain('es nuestra lectura');
    expect(unprintedIn(id)).toContain(`\`${path}\``);
  });

  it.each([
    ['P52', 'customers-v2.services.list', /may be ignored/],
    ['P54', 'customers-v4.account-promotions.list', /ACTIVATED, and ACTIVE/],
    ['P56', 'partners.promotions.create', /our reading/],
  ])('%s is in the words of %s, and in the docs', (_, id, words) => {
    const operation = operationById(id);
    const said = operation
      ? notesOf(operation)
          .map(({ en }) => en)
          .join(' ')
      : '';
    expect(said).toMatch(words);
    expect(docsOf(id)).toMatch(words);
  });

  it.each([
    ['active', [true, false], true],
    ['active', [true, null], false],
    ['inactive', [false, true], true],
    ['inactive', [false], false],
  ])('P52 an answer to %s with %j is seen to be against it: %s', (only, states, against) => {
    const input = { params: {}, query: { query: { filter: [only] } } };
    expect(isAgainstFilter(input, { items: states.map((active) => ({ id: 1, active })) })).toBe(against);
    expect(isAgainstFilter({ params: {} }, { items: states.map((active) => ({ active })) })).toBe(false);
  });

  it('P52 that the filter was not heeded stands beside the answer', async () => {
    const operation = operationById('customers-v2.services.list');
    if (!operation) throw new Error('no services');
    const desk = fakeDesk({});
    const input = { params: {}, query: { query: { filter: ['inactive'] } } };
    const data = { items: [{ id: 1, value: 'BUZON', active: true }] };
    await showAnswer(desk, { viewId: 'V1', depth: 1 }, { operation, input, status: 200, data, drift: [] });
    expect(wordsOf(desk.views.at(-1))).toContain('the filter was not heeded');
  });

  it('P54 lets the other word be asked with', () => {
    const operation = operationById('customers-v4.account-promotions.list');
    const params = { account_id: '123e4567-e89b-12d3-a456-556642440000' };
    for (const word of ['ACTIVATED', 'ACTIVE']) {
      const input = { params, query: { account_promotion_type: word } };
      expect(operation && checkInput(operation, input).ok).toBe(true);
    }
  });

  it('P61 the docs name what no table or example prints', () => {
    const migration = unprintedIn('customers-v2.account-migrations.create');
    for (const name of ['channel_id', 'agent_id', 'donor_user', 'insured_amount', 'reservation_id']) {
      expect(migration).toContain(name);
    }
    expect(migration).not.toContain('new_bundle_id');
    expect(unprintedIn('customers-v2.users.tree-search')).toContain('body.documentType');
  });
});

/** The inputs of the body that neither a table nor an example of its page holds where they stand, rows apart. */
function missingOn(page: (typeof pages)[number]): readonly FieldSpec[] {
  const operation = operationById(page.id);
  if (!operation) throw new Error(page.id);
  const names = new Set([...namesIn(page.request_example), ...page.request_fields.map(({ name }) => name)]);
  return fieldsOf(operation).filter(({ path }) => {
    const [part, ...steps] = path.split('.');
    return part === 'body' && !steps.every((step) => /^\d+$/.test(step) || names.has(step));
  });
}

function namesIn(value: unknown): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return new Set([...own, ...Object.values(value).flatMap((inner) => [...namesIn(inner)])]);
}

/** "iban is mandatory when type is DIRECT_DEBIT, token_id OR reference_id is mandatory when type is CREDIT_CARD". */
const IN_PROSE = /\.details\.(iban|token_id|reference_id)$/;

/** Groups of which the page prints nothing, with names it has in other groups. */
const UNDER_ANOTHER = /\.(company_info|digital_personal_info|devices\.0)\./;

describe('P61 what a page does not print of a body', () => {
  it.each(pages)('P61 is said in form and docs: $id', (page) => {
    const fields = missingOn(page).filter(({ path }) => !IN_PROSE.test(path));
    for (const field of fields) {
      expect(field.unprinted, field.path).toBeDefined();
      expect(asked(field), field.path).toMatch(
        /No API page prints this|does not print this|no list of its values/,
      );
      expect(docsOf(page.id)).toContain(`\`${field.path}\``);
    }
  });

  it('P61 is not said of what it prints', () => {
    const wrongly = pages.flatMap((page) => {
      const operation = operationById(page.id);
      const missing = new Set(missingOn(page).map(({ path }) => path));
      const marked = operation
        ? fieldsOf(operation).filter(({ unprinted }) => unprinted === 'input' || unprinted === 'sister')
        : [];
      return marked
        .filter(({ path }) => path.startsWith('body') && !missing.has(path) && !UNDER_ANOTHER.test(path))
        .map(({ path }) => `${page.id} ${path}`);
    });
    expect(wrongly).toEqual([]);
  });
});

describe('P60 a list that was guessed is open', () => {
  const input = { body: { type: 'PRIVATE_CUSTOMER', contact_info: { phone_numbers: [{}] } } };
  it.each([
    ['body.personal_info.identity_document.type', 'NIF', 'TIE'],
    ['body.contact_info.phone_numbers.0.type', 'MOBILE', 'WORK'],
    ['body.personal_info.gender', 'MALE', 'X'],
  ])('%s suggests %s and takes %s', (path, printed, other) => {
    const field = fieldAt('customers-v4.customers.create', path, input);
    expect(completes(field)).toBe(true);
    expect(asked(field)).toContain('The page prints no list of its values');
    const entries = field.options.map(({ value, label }) => ({ value, name: label.en }));
    const offered = (typed: string) =>
      choicesAmong(field, entries, typed, texts.en).map(({ value }) => value);
    expect(offered('')).toContain(printed);
    expect(offered(other)).toContain(other);
  });
});

describe('the types of documents of customers v4', () => {
  it('P47 are one vocabulary, for looking and for creating; that of customers v2 is refused', async () => {
    const office = await openOffice();
    afterAll(() => office.close());
    const search = (type: string) =>
      visit(office, customersSearch, {
        params: {},
        query: { identity_document: office.known.nie.document, identity_document_type: type },
      }).then(({ status }) => status);
    expect(await search('NIE')).toBe(200);
    expect(await search('TR')).toBe(400);
    expect(await search('PASS')).toBe(400);
    expect(await search('DNI')).toBe(400);
    const [looking, creating] = [
      fieldAt('customers-v4.customers.search', 'query.identity_document_type'),
      fieldAt('customers-v4.customers.create', 'body.personal_info.identity_document.type', {
        body: { type: 'PRIVATE_CUSTOMER' },
      }),
    ];
    expect(looking.options).toEqual(creating.options);
  });
});
