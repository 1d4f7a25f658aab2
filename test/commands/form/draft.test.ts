import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formOf } from '../../../src/api/form-tree.ts';
import { defineOperation } from '../../../src/api/operation.ts';
import { operationById } from '../../../src/api/registry.ts';
import { form } from '../../../src/api/schemas.ts';
import { compile } from '../../../src/commands/form/draft.ts';
import { type Draft, EMPTY_DRAFT } from '../../../src/commands/form/memory.ts';
import { fieldsIn, stepsOf } from '../../../src/commands/form/plan.ts';
import { valueAt } from '../../../src/fields/path.ts';

const operation = defineOperation({
  id: 'partners.things.create',
  api: 'partners',
  method: 'POST',
  path: '/v2/{thing_id}',
  title: { en: 'Thing', es: 'Cosa' },
  resource: { en: 'Things', es: 'Cosas' },
  moves: 'nothing',
  params: z.strictObject({ thing_id: z.string() }),
  body: z.strictObject({
    count: z.int(),
    price: z.number().optional(),
    sure: z.boolean().optional(),
    on: z.iso.date().optional(),
    at: z.iso.datetime().optional(),
    phone: z.string().register(form, { is: 'msisdn' }).optional(),
    tags: z.array(z.string()).optional(),
    sizes: z.array(z.int()).optional(),
    extra: z.record(z.string(), z.unknown()).optional(),
    expires: z.iso.date().nullable(),
    group: z.strictObject({ name: z.string(), note: z.string().optional() }).optional(),
    items: z.array(z.strictObject({ id: z.int(), note: z.string().optional() })).min(1),
    pay: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('CASH') }),
      z.strictObject({ type: z.literal('BANK'), iban: z.string() }),
    ]),
  }),
  responses: { 200: z.unknown() },
});
const nodes = formOf(operation);
const draftOf = (entered: Draft['entered'], rows: Draft['rows'] = {}): Draft => ({
  ...EMPTY_DRAFT,
  entered,
  rows,
});
const bodyOf = (entered: Draft['entered'], rows?: Draft['rows']): unknown =>
  compile(nodes, draftOf(entered, rows)).input.body;

describe('a draft becomes the input', () => {
  it.each([
    ['a whole number', { 'body.count': ' 12 ' }, { count: 12 }],
    ['an amount with a comma', { 'body.price': '12,10' }, { price: 12.1 }],
    ['a boolean', { 'body.sure': 'false' }, { sure: false }],
    ['a date', { 'body.on': '2026-11-20' }, { on: '2026-11-20' }],
    ['a moment of the picker, in UTC', { 'body.at': '1795168800' }, { at: '2026-11-20T10:00:00Z' }],
    ['a phone number however it is written', { 'body.phone': '+34 612 345 678' }, { phone: '612345678' }],
    ['a value a line', { 'body.tags': 'one\n\n two ' }, { tags: ['one', 'two'] }],
    ['numbers a line', { 'body.sizes': '1\n2' }, { sizes: [1, 2] }],
    ['names and values', { 'body.extra': 'eid: 89\nplan: gold' }, { extra: { eid: '89', plan: 'gold' } }],
    ['a group', { 'body.group.name': 'x' }, { group: { name: 'x' } }],
    [
      'an alternative, with its fields alone',
      { 'body.pay.type': 'CASH', 'body.pay.iban': 'ES1' },
      { pay: { type: 'CASH' } },
    ],
    [
      'another one',
      { 'body.pay.type': 'BANK', 'body.pay.iban': 'ES1' },
      { pay: { type: 'BANK', iban: 'ES1' } },
    ],
  ])('%s', (_what, entered, expected) => {
    expect(bodyOf(entered)).toMatchObject(expected);
  });

  it.each([
    ['a number that is none', 'body.count', 'twelve', { count: 'twelve' }],
    ['a number too large to be kept', 'body.count', '9007199254740993', { count: '9007199254740993' }],
    ['pairs that are none', 'body.extra', 'no colon here', { extra: 'no colon here' }],
  ])('%s stays as it was typed, for the schema to refuse', (_what, path, typed, expected) => {
    expect(bodyOf({ [path]: typed })).toMatchObject(expected);
  });

  it('sends nothing for what was left empty, and null where empty means it', () => {
    const body = bodyOf({ 'body.group.name': '  ', 'body.tags': '\n' });
    expect(body).toEqual({ expires: null, items: [{}], pay: {} });
  });

  it('closes the gaps rows leave, and knows where each value was entered', () => {
    const entered = { 'body.items.0.id': '1', 'body.items.2.id': '3', 'body.items.2.note': 'n' };
    const { input, blockOf } = compile(nodes, draftOf(entered, { 'body.items': [0, 2] }));
    expect(input.body).toMatchObject({ items: [{ id: 1 }, { id: 3, note: 'n' }] });
    expect(blockOf.get('body.items.1.note')).toBe('body.items.2.note');
  });

  it('gives back any list of rows in its order, whatever was added and removed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { minLength: 1, maxLength: 10 }),
        (keys) => {
          const entered = Object.fromEntries(keys.map((key) => [`body.items.${key}.id`, String(key)]));
          expect(bodyOf(entered, { 'body.items': keys })).toMatchObject({
            items: keys.map((id) => ({ id })),
          });
        },
      ),
    );
  });
});

describe('a form is laid out', () => {
  const paths = (draft: Draft, fixed: unknown = {}) =>
    fieldsIn(stepsOf(nodes, draft, fixed)).map(({ path }) => path);

  it('asks for what does not stand already', () => {
    expect(paths(EMPTY_DRAFT)).toContain('params.thing_id');
    expect(paths(EMPTY_DRAFT, { params: { thing_id: '1' } })).not.toContain('params.thing_id');
  });

  it('shows the fields of the chosen alternative alone', () => {
    expect(paths(EMPTY_DRAFT)).not.toContain('body.pay.iban');
    expect(paths(draftOf({ 'body.pay.type': 'BANK' }))).toContain('body.pay.iban');
  });

  it('lets a group nobody must fill in stay empty', () => {
    const [field] = fieldsIn(stepsOf(nodes, EMPTY_DRAFT, {})).filter(
      ({ path }) => path === 'body.group.name',
    );
    expect(field?.required).toBe(false);
  });
});

describe('a document is written by the kind chosen beside it', () => {
  const body = (id: string, entered: Draft['entered']) => {
    const found = operationById(id);
    return found && compile(formOf(found), draftOf(entered)).input;
  };
  const customer = (type: string, number: string) =>
    body('customers-v4.customers.create', {
      'body.type': 'PRIVATE_CUSTOMER',
      'body.personal_info.identity_document.number': number,
      'body.personal_info.identity_document.type': type,
    });
  const sold = (entered: Draft['entered']) =>
    body('customers-v2.signups.create', {
      ...Object.fromEntries(
        Object.entries(entered).map(([name, value]) => [
          `body.products.mobile_line.delivery_info.contact.${name}`,
          value,
        ]),
      ),
    });
  const CONTACT = 'products.mobile_line.delivery_info.contact.document_value';

  it.each([
    [
      'V189 a passport as it was typed',
      customer('PASSPORT', '5678901N'),
      'personal_info.identity_document.number',
      '5678901N',
    ],
    [
      'a passport with its dash',
      customer('PASSPORT', 'ab-123.456'),
      'personal_info.identity_document.number',
      'ab-123.456',
    ],
    [
      'a NIF with its zero',
      customer('NIF', '5.678.901-n'),
      'personal_info.identity_document.number',
      '05678901N',
    ],
    [
      'of a type that is a number of the API, digit for digit',
      sold({ document_type_id: '3', document_value: '5678901N' }),
      CONTACT,
      '5678901N',
    ],
    [
      'and without its separators',
      sold({ document_type_id: '1', document_value: '12.345.678-Z' }),
      CONTACT,
      '12345678Z',
    ],
    ['without a type as the reader has it', sold({ document_value: '5678901N' }), CONTACT, '05678901N'],
  ])('%s', (_what, input, path, sent) => {
    expect(valueAt(input?.body, path)).toBe(sent);
  });
});
