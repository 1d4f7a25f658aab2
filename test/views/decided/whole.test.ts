/** Whatever has Approve on it shows every value that is decided on, to its last character. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldSpec, fieldsOf, valueAt, withValue } from '../../../src/api/fields.ts';
import type { Operation } from '../../../src/api/operation.ts';
import { operationById, operations } from '../../../src/api/registry.ts';
import { createPolicy, NO_POLICY } from '../../../src/approvals/policy.ts';
import { systemClock } from '../../../src/clock.ts';
import { modelOf as requestModel } from '../../../src/commands/request-model.ts';
import { checkView } from '../../../src/sandbox/slack/blocks.ts';
import type { Fact } from '../../../src/store/store.ts';
import { type Language, texts } from '../../../src/text/text.ts';
import { approvalCard } from '../../../src/views/approval-card.ts';
import { canBeShown } from '../../../src/views/decided/decided-on.ts';
import { inWindow } from '../../../src/views/decided/place.ts';
import { approveView } from '../../../src/views/deciding/approve.ts';
import { TO_ALL } from '../../../src/views/decision.ts';
import { inert, Mrkdwn, split } from '../../../src/views/escape.ts';
import { sentenceOf } from '../../../src/views/intent.ts';
import type { RequestModel } from '../../../src/views/request.ts';
import { requestDetails } from '../../../src/views/request-details.ts';
import { actionIds, textOf } from '../../support/reading.ts';
import { modelIn, requestIn } from '../request-models.ts';

const LANGUAGES: readonly Language[] = ['en', 'es'];

const operation = (id: string): Operation => {
  const found = operationById(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

const RULES = {
  policyFor: createPolicy(NO_POLICY, { ttlSeconds: 60, approvers: ['S0APPROVERS'] }),
  groupNames: new Map(),
  clock: systemClock,
};

/** An undecided request of an operation, as its card and details get it. */
function modelOf(
  of: Operation,
  input: unknown,
  request: Partial<RequestModel['request']> = {},
): RequestModel {
  const filed = {
    ...requestIn('pending'),
    operationId: of.id,
    input,
    reason: 'Asked for by phone',
    ...request,
  };
  return requestModel({ ...RULES, operationById: () => of }, filed);
}

const cardOf = (model: RequestModel, language: Language = 'en') => approvalCard(model, texts[language]);
const detailsOf = (model: RequestModel, language: Language = 'en') =>
  requestDetails(
    { model, events: [], mayDecide: true, own: false, offers: TO_ALL, reader: 'trusted', answer: [] },
    texts[language],
  );
const hasApprove = (view: unknown) => actionIds(view).includes('request.approve');
/** What is read, without what a value is broken by: lines, blanks and bold. */
const bare = (text: string) => text.replaceAll('&gt;', '›').replace(/[\s*]/gu, '');
const reads = (view: { readonly blocks: unknown }) => bare(textOf(view.blocks));
const shows = (view: { readonly blocks: unknown }, value: string) =>
  reads(view).includes(bare(inert(value, Number.POSITIVE_INFINITY)));

const described = (description: string) =>
  modelOf(operation('partners.movements.create'), {
    params: { account_id: '12' },
    body: { description },
  });
const named = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`name_${at}`, `value ${at}`]));

describe('a value that is longer than its place', () => {
  it('D29: a description of 310 characters is whole, or there is no Approve', () => {
    const words = `${'A device, '.repeat(29).slice(0, 284)}and 900 euros for the rest`;
    const model = described(words);
    expect(hasApprove(cardOf(model).blocks)).toBe(false);
    expect(textOf(cardOf(model).blocks)).toContain('open the details to decide');
    expect(hasApprove(detailsOf(model))).toBe(true);
    expect(shows(detailsOf(model), words)).toBe(true);
    expect(hasApprove(cardOf(described(words.slice(0, 290))).blocks)).toBe(true);
    expect(shows(cardOf(described(words.slice(0, 290))), words.slice(0, 290))).toBe(true);
  });

  it('D31: a description as long as a field of Slack is in the details to its last character, also one of signs that are escaped', () => {
    for (const sign of ['x', '&', '<', 'ñ', '😀']) {
      const words = `${sign.repeat(Math.floor(2_980 / sign.length))}THE END`;
      const view = detailsOf(described(words));
      expect(shows(view, words)).toBe(true);
      expect(hasApprove(view)).toBe(true);
      const checked = checkView(structuredClone(view), () => 'V1');
      expect(checked.ok ? [] : checked.messages).toEqual([]);
    }
  });

  it('D32: all twelve services of a mask are whole on the card', () => {
    const touches = Array.from({ length: 12 }, (_, at) => `SERVICE_OF_THE_NETWORK_WITH_A_LONG_CODE_${at}`);
    const card = cardOf(modelOf(operation('customers-v2.sim.replace'), {}, { touches }));
    for (const each of touches) expect(textOf(card.blocks)).toContain(each);
    expect(hasApprove(card.blocks)).toBe(true);
  });

  it.each([
    ['D33', 'partners.services.create', 'body.service_details'],
    ['D34', 'partners.devices.update', 'body.new_service_device_details'],
  ])('%s: names and values of %s stand one a line, whole, or there is no Approve', (_case, id, path) => {
    const of = operation(id);
    for (const language of LANGUAGES) {
      const few = modelOf(of, withValue({ params: {} }, path, named(3)));
      expect(textOf(cardOf(few, language).blocks)).toContain(
        '\n• name_0: value 0\n• name_1: value 1\n• name_2: value 2',
      );
      expect(hasApprove(cardOf(few, language).blocks)).toBe(true);
      const many = modelOf(of, withValue({ params: {} }, path, named(30)));
      expect(textOf(cardOf(many, language).blocks)).not.toContain('{"');
      expect(hasApprove(cardOf(many, language).blocks)).toBe(false);
      expect(textOf(detailsOf(many, language).blocks)).toContain('\n• name_29: value 29');
    }
  });

  it('D35: an earlier state that is cut on the card takes Approve away', () => {
    const masks = Array.from({ length: 13 }, (_, at) => `MASK_${at}`);
    const fact = { label: { en: 'Masks', es: 'Máscaras' }, after: [] };
    const held = modelOf(
      operation('customers-v2.sim.replace'),
      {},
      {
        facts: [{ ...fact, now: [] }],
        driftedFrom: [{ ...fact, now: masks }],
      },
    );
    expect(hasApprove(cardOf(held).blocks)).toBe(false);
    for (const mask of masks) expect(textOf(detailsOf(held).blocks)).toContain(mask);
    expect(hasApprove(detailsOf(held))).toBe(true);
  });

  it('D39: the confirmation cuts nothing off: what is too long for it is said to stand above', () => {
    const dialogs = (view: unknown) =>
      [...JSON.stringify(view).matchAll(/"confirm":(\{"title".*?"style":"\w+"\})/g)].map(String);
    for (const language of LANGUAGES) {
      const sentence = 'Change what is said here to what is said there, '.repeat(7);
      const long = { ...modelIn('pending'), says: () => ({ en: sentence, es: sentence }) };
      for (const view of [cardOf(long, language), detailsOf(long, language)]) {
        expect(dialogs(view)[0]).toContain(texts[language].shown.confirmSeen);
        expect(dialogs(view)[0]).not.toContain('…');
        expect(shows(view, sentence)).toBe(true);
        expect(hasApprove(view.blocks)).toBe(true);
      }
      const short = modelIn('pending');
      expect(dialogs(cardOf(short, language))[0]).toContain(sentenceOf(short, texts[language], 'channel'));
      const endless = { ...long, says: () => ({ en: sentence.repeat(9), es: sentence.repeat(9) }) };
      expect(hasApprove(detailsOf(endless, language))).toBe(false);
    }
  });
});

describe('a value that the channel does not show', () => {
  const method = (iban: string) =>
    modelOf(operation('customers-v4.payment-method.update'), {
      params: { account_id: '3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f9b8a7c' },
      body: { type: 'DIRECT_DEBIT', details: { iban } },
    });
  const login = (username: string) =>
    modelOf(operation('customers-v4.credentials.change-username'), {
      params: { customer_id: '3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f9b8a7c' },
      body: { username },
    });

  it.each([
    ['S74', 'IBAN', 'ES9121000418450200051332', method],
    ['S75', 'login', 'mallory@evil-mail.com', login],
  ])(
    '%s: the card of an %s has no Approve, its details have, and the value whole',
    (_case, _what, value, make) => {
      const model = make(value);
      for (const language of LANGUAGES) {
        const card = cardOf(model, language);
        expect(hasApprove(card.blocks)).toBe(false);
        expect(textOf(card.blocks)).toContain(texts[language].requests.card.tooMuch);
        expect(textOf(card.blocks)).not.toContain(value);
        expect(actionIds(card.blocks)).toEqual(['request.details']);
        expect(shows(detailsOf(model, language), value)).toBe(true);
        expect(hasApprove(detailsOf(model, language))).toBe(true);
      }
    },
  );

  it('S76: whoever would decide without seeing bank data can only reject', () => {
    const view = requestDetails(
      {
        model: method('ES9121000418450200051332'),
        events: [],
        mayDecide: true,
        own: false,
        offers: TO_ALL,
        reader: 'person',
        answer: [],
      },
      texts.en,
    );
    expect(actionIds(view)).toEqual(['request.reject']);
  });

  it('S77: two states that look alike when shortened are said to differ', () => {
    const fact: Fact = {
      label: { en: 'IBAN', es: 'IBAN' },
      now: 'ES•• ••• 1332',
      after: 'ES•• ••• 9999',
      masked: true,
    };
    const driftedFrom = [{ ...fact, mark: 'a' }];
    const held = (facts: readonly Fact[]) =>
      textOf(detailsOf(modelOf(operation('customers-v2.sim.replace'), {}, { facts, driftedFrom })).blocks);
    expect(held([{ ...fact, mark: 'b' }])).toContain(texts.en.shown.lookAlike);
    expect(held([{ ...fact, now: '•••', mark: 'b' }])).not.toContain(texts.en.shown.lookAlike);
  });
});

/** What a form takes at most: Slack's own limit of a field, or the API's. */
const typed = (longest: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.string({ minLength: 1, maxLength: Math.min(longest, 40) }) },
    fc.string({
      unit: fc.constantFrom('a', 'ñ', '&', '<', ' ', '*', '_', '😀', ','),
      minLength: 1,
      maxLength: longest,
    }),
  );
const valueFor = (field: FieldSpec): fc.Arbitrary<unknown> => {
  const longest = Math.min(field.maxLength ?? 3_000, 3_000);
  if (field.nullMeans) return fc.constant(null);
  if (field.options.length > 0 && field.kind !== 'many') {
    return fc.constantFrom(...field.options.map(({ value }) => value));
  }
  switch (field.kind) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'decimal':
      return fc.integer({ min: 0, max: 99_999 });
    case 'date':
      return fc.constant('2026-01-31');
    case 'date_time':
      return fc.constant('2026-01-31T10:00:00Z');
    case 'many':
      return fc.array(typed(200), { maxLength: 40 });
    case 'pairs':
      return fc.dictionary(fc.stringMatching(/^[a-z_]{1,20}$/), typed(100), { maxKeys: 40 });
    default:
      return typed(longest);
  }
};

/** The leaves of a value as they would be read: of numbers and moments the form differs. */
function leavesOf(value: unknown, field: FieldSpec, language: Language): string[] {
  if (typeof value === 'object' && value !== null)
    return Object.values(value).flatMap((each) => leavesOf(each, field, language));
  if (typeof value !== 'string' || field.kind === 'date_time') return [];
  return [field.options.find((option) => option.value === value)?.label[language] ?? value];
}

/** An input of an operation: any of its fields, filled in as its form would let it be. */
function inputsOf(of: Operation): fc.Arbitrary<unknown> {
  const fields = fieldsOf(of);
  return fc
    .tuple(...fields.map((field) => fc.option(valueFor(field), { nil: undefined })))
    .map((values) =>
      values.reduce<unknown>(
        (input, value, at) => (value === undefined ? input : withValue(input, fields[at]?.path ?? '', value)),
        { params: {} },
      ),
    );
}

/** What has to be read wherever it is approved: all that is sent but secrets, and on a card but the target. */
const decisive = ({ fields, request, told }: RequestModel, language: Language, onCard: boolean): string[] =>
  fields
    .filter(({ meaning }) => meaning !== 'secret')
    // Which way it goes is said by the sentence in words of its own: test/api/says.test.ts.
    .filter(({ path, kind }) => !(told?.includes(path) && ['boolean', 'choice'].includes(kind)))
    .filter(({ path, kind }) => !(onCard && path.startsWith('params.') && kind === 'text'))
    .flatMap((field) => leavesOf(valueAt(request.input, field.path), field, language));

function expectTaken(...views: readonly unknown[]): void {
  for (const view of views) {
    const checked = checkView(structuredClone(view), () => 'V1');
    expect(checked.ok ? [] : checked.messages).toEqual([]);
  }
}

const SAMPLE = operations.filter(
  (each) =>
    each.risk !== 'read' &&
    fieldsOf(each).some(({ kind }) => ['text', 'long_text', 'pairs', 'many'].includes(kind)),
);

describe('for any input up to the limits of its form', () => {
  it.each(SAMPLE.map((each) => [each.id, each] as const))(
    'D29 D31 S74 what has Approve shows every value whole: %s',
    (_id, of) => {
      fc.assert(
        fc.property(inputsOf(of), fc.constantFrom(...LANGUAGES), (input, language) => {
          const model = modelOf(of, input);
          const [card, details] = [cardOf(model, language), detailsOf(model, language)];
          const missing = (view: typeof card | typeof details, onCard: boolean) =>
            hasApprove(view.blocks)
              ? decisive(model, language, onCard).filter((value) => !shows(view, value))
              : [];
          expect(missing(card, true)).toEqual([]);
          expect(missing(details, false)).toEqual([]);
          // What is filed can be approved somewhere.
          const filed = canBeShown(model.fields, input, model.request.reason, texts[language]);
          expect(hasApprove(details) || !filed).toBe(true);
          const place = inWindow('trusted');
          expectTaken(details, approveView(model, texts[language], { missing: false, place }));
        }),
        { numRuns: 12 },
      );
    },
  );
});

describe('pieces of a text', () => {
  it('hold all of it between them, each within its limit, no mention or escape torn apart', () => {
    const unit = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '&amp;',
      '<@U0SARA>',
      '<!date^1^{date_short_pretty} {time}|x y>',
      '😀',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), fc.boolean(), (text, whole) => {
        const pieces = split(new Mrkdwn(text, whole), 60);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const piece of pieces) {
          expect(piece.text.length).toBeLessThanOrEqual(60);
          expect(piece.text.replace(/<[^<>]*>|&amp;/g, '')).not.toMatch(/[<>&]/);
          expect(piece.text.isWellFormed()).toBe(true);
          expect(piece.whole).toBe(whole);
        }
      }),
    );
  });
});
