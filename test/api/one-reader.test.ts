/** What a reader takes, the schema of every field of that meaning takes too: in every operation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../src/api/catalogues.ts';
import type { FieldSpec } from '../../src/api/form-tree.ts';
import type { AnyInput, Operation } from '../../src/api/operation.ts';
import { operationById, operations } from '../../src/api/registry.ts';
import { checkInput } from '../../src/approvals/input.ts';
import { customerHandlers } from '../../src/commands/customer.ts';
import { compile } from '../../src/commands/form/draft.ts';
import { nifOf, parseDocument } from '../../src/fields/document.ts';
import { parseEmail } from '../../src/fields/email.ts';
import { parseIban } from '../../src/fields/iban.ts';
import { parseIccid } from '../../src/fields/iccid.ts';
import { MEANINGS, type Meaning } from '../../src/fields/meaning.ts';
import { parseMsisdn } from '../../src/fields/msisdn.ts';
import { valueAt } from '../../src/fields/path.ts';
import { parseUuid } from '../../src/fields/uuid.ts';
import { fakeDesk, wordsOf } from '../commands/lookup/fake-desk.ts';
import { office } from '../commands/lookup/office.ts';
import { schemasAt } from '../support/schema-at.ts';
import { told } from '../support/told.ts';
import { type WholeForm, wholeForms } from '../support/whole-forms.ts';

const separated = (text: string, separator: string) => [...text].join(separator);
const separator = fc.constantFrom('', ' ', '.', '-');
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

function luhn(body: string): string {
  const check = [...'0123456789'].find((digit) => parseIccid(`${body}${digit}`).ok);
  return `${body}${check}`;
}

const word = fc.stringMatching(/^[a-zñçéáü0-9]{1,12}$/u);

/** Texts that a reader takes, by what they mean. */
const TAKEN: { readonly [M in Meaning]?: fc.Arbitrary<string> } = {
  email: fc
    .oneof(
      fc.emailAddress(),
      fc.tuple(word, word).map(([name, host]) => `${name}@${host}.es`),
      fc.constantFrom(
        'josé@correo.es',
        'info@cañas.es',
        "o'brien@example.ie",
        'Ana @ Correo.ES',
        'a+b@c.info',
      ),
    )
    .filter((text) => parseEmail(text).ok),
  uuid: fc
    .tuple(fc.stringMatching(/^[0-9a-fA-F]{32}$/), fc.constantFrom('', ' '))
    .map(([hex, blank]) => `${blank}${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`)
    .filter((text) => parseUuid(text) !== undefined),
  iccid: fc
    .tuple(fc.oneof(digits(16), digits(17)), separator, fc.constantFrom('', 'F'))
    .map(
      ([body, between, filler]) => separated(luhn(`89${body}`), between) + (body.length === 16 ? filler : ''),
    )
    .filter((text) => parseIccid(text).ok),
  iban: fc
    .constantFrom(
      'ES9121000418450200051332',
      'IBAN ES91 2100 0418 4502 0005 1332',
      'pt50 0002 0123 1234 5678 9015 4',
    )
    .filter((text) => parseIban(text).ok),
  msisdn: fc
    .tuple(fc.constantFrom('', '+34', '0034 ', '34'), fc.constantFrom('6', '9'), digits(8), separator)
    .map(([prefix, first, rest, between]) => prefix + separated(first + rest, between))
    .filter((text) => parseMsisdn(text).ok),
  document: fc
    .tuple(fc.integer({ min: 0, max: 99_999_999 }), separator)
    .map(([number, between]) => separated(nifOf(String(number).padStart(8, '0')), between))
    .filter((text) => parseDocument(text).ok),
};

const forms = operations.flatMap(wholeForms);
const fieldsOf = (meaning: Meaning): readonly (readonly [WholeForm, FieldSpec])[] =>
  forms.flatMap((form) =>
    form.fields.filter((field) => field.meaning === meaning).map((field) => [form, field] as const),
  );

const taken = MEANINGS.flatMap((meaning) => {
  const texts = TAKEN[meaning];
  return texts ? [[meaning, texts] as const] : [];
});

describe.each(taken)('%s', (meaning, texts) => {
  const fields = fieldsOf(meaning).filter(([, { kind }]) => kind !== 'many');

  it('is taken in every field that means it', () => {
    expect(fields.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(texts, (typed) => {
        for (const [{ operation, nodes, draft }, { path }] of fields) {
          const entered = { ...draft.entered, [path]: typed };
          const sent = valueAt(compile(nodes, { ...draft, entered }).input, path);
          const [schema, ...others] = schemasAt(operation, path);
          const read = [schema, ...others].map((each) => each?.safeParse(sent));
          if (!read.some((each) => each?.success && each.data === sent))
            expect.unreachable(`${operation.id} ${path} refuses ${typed}, sent as ${String(sent)}`);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const ODD = '852e395d-693e-ed11-809a-c971856d9437';
const command = customerHandlers.find((each) => each.kind === 'command');

/** What `/customer` asks, and what it shows at last; every question fits its schemas. */
async function lookedUp(typed: string, tree: Readonly<Record<string, unknown>> = {}) {
  const usual = office();
  const desk = fakeDesk({
    ...usual,
    'customers-v2.users.tree': (input) => ({ ...Object(usual['customers-v2.users.tree']?.(input)), ...tree }),
  });
  await desk.rounds(command?.run(typed, desk) ?? Promise.reject());
  for (const { id, input } of desk.calls) {
    const operation = operationById(id);
    expect([id, operation && checkInput(operation, input).ok]).toEqual([id, true]);
  }
  return { calls: desk.calls, shown: wordsOf(desk.views.at(-1)) };
}

describe('what /customer reads is asked', () => {
  it.each([
    ['V154', 'josé@correo.es'],
    ['V155', 'info@cañas.es'],
  ])('%s %s', async (_id, typed) => {
    const { calls } = await lookedUp(typed);
    expect(calls).toContainEqual(expect.objectContaining({ input: { params: {}, query: { email: typed } } }));
  });

  it.each([
    ['V156', ODD],
    ['V157', '00000000-0000-0000-0000-000000000001'],
  ])('%s %s', async (_id, typed) => {
    const { calls } = await lookedUp(typed);
    expect(calls).toContainEqual({
      id: 'customers-v4.customers.get',
      input: { params: { customer_id: typed } },
    });
  });

  it('V159 the UUID that the tree tells, whatever its version', async () => {
    const { calls, shown } = await lookedUp('+34612345678', { customer_uuid: ODD });
    expect(calls).toContainEqual({
      id: 'customers-v4.customers.get',
      input: { params: { customer_id: ODD } },
    });
    expect(shown).not.toContain('Not shown');
  });

  it('V160 an empty UUID of the tree is none', async () => {
    const { calls, shown } = await lookedUp('+34612345678', { customer_uuid: ' ' });
    expect(calls.map(({ id }) => id)).not.toContain('customers-v4.customers.get');
    expect(shown).not.toContain('Not shown');
  });
});

function compiled(operation: Operation, entered: Readonly<Record<string, string>>): AnyInput {
  const [form] = wholeForms(operation);
  const { input } = compile(form?.nodes ?? [], { entered, rows: {}, names: {} });
  return { params: {}, ...input };
}

it('V158 a form takes a UUID of any version, in any case', () => {
  const operation = operationById('customers-v4.customers.get');
  if (!operation) throw new Error('no operation');
  const input = compiled(operation, { 'params.customer_id': ODD.toUpperCase() });
  expect(checkInput(operation, input)).toEqual({ ok: true, input: { params: { customer_id: ODD } } });
});

it('V161 the form of a payment method opens for a customer of any UUID', async () => {
  const read = told({
    'customers-v4.accounts.get': {
      id: ODD,
      customer_id: ODD,
      modality: 'POSTPAID',
      created_at: '2020-01-01T00:00:00Z',
      updated_at: '2020-01-01T00:00:00Z',
    },
    'customers-v4.available-payment-methods.list': { payment_methods: ['BANK_TRANSFER'] },
  });
  const entries = await catalogueOf('available_payment_methods')({ params: { account_id: ODD } }, read);
  expect(entries).toEqual([{ value: 'BANK_TRANSFER', name: 'BANK_TRANSFER' }]);
});
