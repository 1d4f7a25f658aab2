/** Typed text stays text: whatever is entered anywhere arrives as it was typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSpec } from '../../../src/api/form-tree.ts';
import { operationById, operations } from '../../../src/api/registry.ts';
import { compile } from '../../../src/commands/form/draft.ts';
import type { Meaning } from '../../../src/fields/meaning.ts';
import { valueAt } from '../../../src/fields/path.ts';
import { latinLetters, narrowed } from '../../../src/fields/read.ts';
import { type WholeForm, wholeForms } from '../../support/whole-forms.ts';

const forms = operations.flatMap(wholeForms);

const isText = ({ kind, options, ofNumbers }: FieldSpec): boolean =>
  options.length === 0 &&
  !ofNumbers &&
  (kind === 'text' || kind === 'long_text' || kind === 'email' || kind === 'many' || kind === 'pairs');

/** What is sent, after the way a body takes, when a text is entered in each of these fields. */
function sentFor(
  { nodes, draft }: WholeForm,
  fields: readonly FieldSpec[],
  typed: (field: FieldSpec) => string,
) {
  const entered = Object.fromEntries(fields.map((field) => [field.path, typed(field)]));
  const { input } = compile(nodes, { ...draft, entered: { ...draft.entered, ...entered } });
  return JSON.parse(JSON.stringify(input)) as unknown;
}

const digits = fc.stringMatching(/^\d{1,40}$/);
const JSON_LIKE = ['true', 'false', 'null', '1e5', '-0', '0012', '1.50', '"quoted"', '{"a":1}', '[1]', 'NaN'];
/** Numbers in digits of another script, with letters that only look like ours. */
const elsewhere = fc.stringMatching(/^[0-9\u0660-\u0669]{1,8}[A-Z\u0410\u0412\u0415]$/);
const line = fc
  .oneof(
    digits,
    digits,
    elsewhere,
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...JSON_LIKE),
  )
  .map((text) => text.replaceAll(/[\r\n\u2028\u2029]/g, ' ').trim())
  .filter((text) => text !== '');

/** Meanings whose canonical form is another spelling of the same characters. */
const CANONICAL: ReadonlySet<Meaning> = new Set<Meaning>([
  'msisdn',
  'document',
  'email',
  'iccid',
  'imsi',
  'imei',
  'iban',
  'country',
]);

/** Meanings whose reader takes digits of any script, and capitals that only look like ours, for what they are. */
const ANY_SCRIPT: ReadonlySet<Meaning> = new Set<Meaning>(['msisdn', 'document']);

/** The same, or the same but for blanks, case and what a number may have before it: no character is another one. */
function isAsTyped(sent: string, typed: string, meaning: Meaning | undefined): boolean {
  if (sent === typed) return true;
  if (meaning === undefined || !CANONICAL.has(meaning)) return false;
  const [one, other] = [sent, typed].map((text) =>
    (ANY_SCRIPT.has(meaning) ? latinLetters(narrowed(text).toUpperCase()) : text.normalize('NFKC'))
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}@]/gu, ''),
  );
  return one !== undefined && other !== undefined && (other.includes(one) || one.endsWith(other));
}

function check(form: WholeForm, typed: string): void {
  const fields = form.fields.filter(isText);
  const sent = sentFor(form, fields, ({ kind }) => (kind === 'pairs' ? `some name: ${typed}` : typed));
  for (const { path, kind, meaning } of fields) {
    const value = valueAt(sent, path);
    const text =
      kind === 'pairs' ? valueAt(value, 'some name') : kind === 'many' ? valueAt(value, '0') : value;
    if (typeof text !== 'string' || !isAsTyped(text, typed, kind === 'pairs' ? undefined : meaning))
      expect.unreachable(`${form.operation.id} ${path}: ${typed} became ${JSON.stringify(text)}`);
  }
}

/** So many texts are typed into every text field of a form. */
const TEXTS = 10_000;

describe('what is typed', () => {
  it('is sent as text, digit for digit, from every text field of every form', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: forms.length, maxLength: forms.length }), (texts) => {
        for (const [index, form] of forms.entries()) check(form, texts[index] ?? '');
      }),
      { numRuns: Math.ceil(TEXTS / forms.length) },
    );
  });
});

const open = forms.flatMap((form) =>
  form.fields.filter(({ kind }) => kind === 'pairs').map((field) => ({ form, field, path: field.path })),
);

describe('an open field', () => {
  const sentFrom = ({ form, field, path }: (typeof open)[number], typed: string) =>
    valueAt(
      sentFor(form, [field], () => typed),
      path,
    );

  it('is where nobody has defined what stands inside', () => {
    const donors = open.filter(({ path }) => path.endsWith('donor_user'));
    expect(donors.map(({ form }) => form.operation.id)).toContain('customers-v2.signups.create');
    expect(open.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['body.service_details', 'body.clients.attributes.0']),
    );
  });

  it.each(open.map((each) => [`${each.form.operation.id} ${each.path}`, each] as const))(
    'V7 %s sends 19 digits as text',
    (_where, each) => {
      expect(sentFrom(each, 'iccid: 8934011411551283123')).toEqual({ iccid: '8934011411551283123' });
    },
  );

  it('V8 any value of 1 to 40 digits is sent as it was typed, under any name', () => {
    const names = fc.constantFrom('iccid', 'msisdn', 'document', 'iban', 'imsi', 'value', 'amount', 'x');
    fc.assert(
      fc.property(fc.constantFrom(...open), names, digits, (each, name, typed) => {
        expect(sentFrom(each, `${name}: ${typed}`)).toEqual({ [name]: typed });
      }),
      { numRuns: 500 },
    );
  });

  it('P41 a row that says {} is sent as the page prints it', () => {
    const attributes = open.find(({ path }) => path === 'body.clients.attributes.0');
    if (!attributes) throw new Error('no attributes');
    expect(sentFrom(attributes, '{}')).toEqual({});
  });

  const [one] = open;
  it.each([
    ['separators off a phone number', 'msisdn: 612 34-56.78', { msisdn: '612345678' }],
    ['an IBAN in blocks', 'iban: ES91 2100 0418 4502 0005 1332', { iban: 'ES9121000418450200051332' }],
    [
      'a prefix stays: nobody says that it is not wanted',
      'msisdn: +34 612 345 678',
      { msisdn: '+34 612 345 678' },
    ],
    ['a colon in the value', 'url: https://a.example', { url: 'https://a.example' }],
    ['nothing to be said', ' {} ', {}],
    ['a name twice loses neither: it is refused', 'a: 1\na: 2', 'a: 1\na: 2'],
    ['a name no object keeps is refused', '__proto__: 1', '__proto__: 1'],
    ['a line without a name is refused', 'a: 1\nb', 'a: 1\nb'],
  ])('%s', (_what, typed, sent) => {
    if (!one) throw new Error('no open field');
    expect(sentFrom(one, typed)).toEqual(sent);
  });
});

describe('a number by its schema', () => {
  const movements = operationById('partners.movements.create');
  const [form] = movements ? wholeForms(movements) : [];
  const path = 'body.amount.tax.percentage';
  const sent = (typed: string) => {
    const field = form?.fields.find((each) => each.path === path);
    if (!form || !field) throw new Error(path);
    return valueAt(
      sentFor(form, [field], () => typed),
      path,
    );
  };

  it.each([
    ['21', 21],
    ['0,5', 0.5],
    ['0.12345678901234', 0.12345678901234],
    ['0.12345678901234567890', '0.12345678901234567890'],
    ['1e5', '1e5'],
    ['0x15', '0x15'],
    ['9007199254740993', '9007199254740993'],
  ])('%s is sent as %j: what would be rounded stays text and is refused', (typed, expected) => {
    expect(sent(typed)).toBe(expected);
  });
});
