import { readFileSync } from 'node:fs';
import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AnswerNode, answerTree } from '../../src/api/answer-tree.ts';
import { parseJson } from '../../src/api/json.ts';
import { operationById, operations } from '../../src/api/registry.ts';
import { sensitivityOf } from '../../src/fields/meaning.ts';
import { checkView } from '../../src/sandbox/slack/blocks.ts';
import { type Language, texts } from '../../src/text/text.ts';
import { piecesOf } from '../../src/views/answer/pieces.ts';
import { type AnswerModel, answerView } from '../../src/views/answer/view.ts';
import type { ViewContext } from '../../src/views/models.ts';
import { textOf } from '../support/reading.ts';

const pages = z
  .object({
    operations: z.array(
      z.object({
        id: z.string(),
        responses: z.array(z.object({ status: z.number(), example: z.unknown().optional() })),
      }),
    ),
  })
  .parse(parseJson(readFileSync('test/contract/fixtures/operations.json', 'utf8'))).operations;

const viewIn = (language: Language): ViewContext => ({
  text: texts[language],
  timeZone: 'Europe/Madrid',
  now: new Date('2026-11-20T10:00:00Z'),
  correlationId: '11111111-2222-4333-8444-555555555555',
});
const english = viewIn('en');

function modelOf(
  operationId: string,
  status: number,
  data: unknown,
  more: Partial<AnswerModel> = {},
): AnswerModel {
  const operation = operationById(operationId);
  if (!operation) throw new Error(operationId);
  const root = answerTree(operation, status, data);
  return {
    title: operation.title,
    operationId,
    reads: operation.risk === 'read',
    status,
    root,
    said: [],
    drifted: false,
    page: 0,
    reveal: false,
    mayReveal: false,
    ...more,
  };
}

function sound(view: ModalView): ModalView {
  const checked = checkView(structuredClone(view), () => crypto.randomUUID());
  expect(checked.ok ? [] : checked.messages).toEqual([]);
  return view;
}

/** All text of all pages. */
function whole(model: AnswerModel, view = english): string {
  const pages: string[] = [];
  for (let page = 0; page < 40; page += 1) {
    const shown = sound(answerView({ ...model, page }, 'token', view));
    pages.push(textOf(shown.blocks));
    if (!JSON.stringify(shown).includes('answer.next')) break;
  }
  return pages.join('\n');
}

function leaves(node: AnswerNode | undefined): readonly Extract<AnswerNode, { node: 'value' }>[] {
  if (node === undefined) return [];
  if (node.node === 'value') return [node];
  return (node.node === 'group' ? node.parts : node.items).flatMap(leaves);
}

const printed = pages.flatMap(({ id, responses }) =>
  responses.flatMap(({ status, example }) => (example == null ? [] : [{ id, status, example }])),
);

describe('a printed answer shows every value', () => {
  it.each(printed)('$id $status', ({ id, status, example }) => {
    const model = modelOf(id, status, example, { reveal: true });
    const text = whole(model);
    for (const { label, value, meaning, named } of leaves(model.root)) {
      // A coded value stands for its id; links and dates are written otherwise.
      if (typeof value !== 'string' || meaning !== undefined || /^\d{4}-\d{2}-\d{2}/.test(value)) continue;
      expect(text, label.en).toContain(named?.en ?? value);
    }
    expect(whole(model, viewIn('es')).length).toBeGreaterThan(0);
  });
});

describe('an answer', () => {
  const arbitrary = fc.tuple(
    fc.constantFrom(
      ...operations.flatMap(({ id, responses }) =>
        Object.keys(responses).map((status) => [id, Number(status)] as const),
      ),
    ),
    fc.jsonValue({ maxDepth: 4 }),
    fc.boolean(),
  );

  it('is a view Slack takes, whatever the back office says', () => {
    fc.assert(
      fc.property(arbitrary, ([[id, status], data, reveal]) => {
        sound(
          answerView(modelOf(id, status, data, { reveal, drifted: true, mayReveal: true }), 'token', english),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('says that nothing came, that it is done, or that it takes effect later', () => {
    expect(whole(modelOf('customers-v4.account-promotions.list', 200, []))).toContain('the list is empty');
    expect(whole(modelOf('customers-v4.customers.delete', 204, undefined))).toContain('Done.');
    expect(whole(modelOf('customers-v4.credentials.activate', 202, undefined))).toContain('not done yet');
  });

  it.each([
    ['V200', 'customers-v2.devices.list', { devices: null }],
    ['V200', 'customers-v2.invoices.list', {}],
    ['V200', 'customers-v2.accounts.get', undefined],
  ])('%s of %s that looks, %j is never done', (_id, operationId, data) => {
    const model = modelOf(operationId, 200, data);
    expect(whole(model)).toContain('says nothing of it');
    expect(whole(model)).not.toContain('Done');
    expect(whole(model, viewIn('es'))).toContain('no dice nada al respecto');
  });

  it('counts the entries of a list of which nothing can be read, wherever it stands', () => {
    const shown = (id: string, data: unknown) => whole(modelOf(id, 200, data));
    expect(shown('customers-v4.account-promotions.list', [null, { id: 'p' }, null])).toContain(
      '2 entries could not be read',
    );
    expect(shown('customers-v4.account-promotions.list', [null])).not.toContain('is empty');
    expect(shown('barrings.subscription-masks.list', { masks: ['A', null] })).toMatch(
      /Masks: \*A\* · ⚠️ 1 entry could not be read/,
    );
    const tree = { accounts: [{ id: 1, subscriptions: [null, { id: 2 }] }] };
    expect(shown('customers-v2.users.tree', tree)).toContain('1 entry could not be read');
  });

  it('masks a value that stands where bank data should, and everything inside one that is bank data', () => {
    const shown = (data: unknown) => whole(modelOf('customers-v2.payment-info.get', 200, data));
    const number = '4111111111111111';
    for (const data of [
      { credit_card: number },
      { credit_card: [{ number }] },
      { credit_card: { number: { shown: number } } },
      { credit_card: { number: [Number(number)] } },
      { bank_account: [number] },
      [{ credit_card: { number } }],
      number,
    ]) {
      expect(shown(data), JSON.stringify(data)).not.toContain(number);
    }
  });

  it.each(['r', 'x', 'n/a'])('explains the risk decision %s: it is not done', (letter) => {
    const text = whole(modelOf('customers-v2.sim.replace', 202, { risk_decision: letter }));
    expect(text).toContain('Not done: risk review');
    expect(whole(modelOf('customers-v2.sim.replace', 201, { risk_decision: 'a' }))).not.toContain('Not done');
  });

  it('writes money, dates, states and numbers for the person who reads them', () => {
    const data = {
      account_id: 1,
      period_date: { start_date: '2026-05-01', end_date: null },
      invoices: [{ value_total: 55.19, date: '2026-05-01T22:30:00Z', status: { id: 2, value: 'PAGADO' } }],
    };
    const spanish = whole(modelOf('customers-v2.invoices.list', 200, data), viewIn('es'));
    expect(spanish).toContain('55,19');
    expect(spanish).toContain('2 may 2026');
    expect(whole(modelOf('customers-v2.invoices.list', 200, data))).toContain('€55.19');
  });

  it('says until when a link is good, and does not link one that has expired or is not https', () => {
    const data = (url: string, until: string) => ({
      process_id: 'p',
      process_date: '2026-01-01',
      document: { public_url: url, url_expiration_date: until },
    });
    const shown = (url: string, until: string) =>
      whole(modelOf('customers-v4.identification-processes.get', 200, data(url, until)));
    expect(shown('https://x.example/d', '2026-11-20T10:15:00Z')).toMatch(
      /<https:\/\/x\.example\/d\|Open> \(until .*11:15\)/,
    );
    expect(shown('https://x.example/d', '2026-11-20T09:00:00Z')).toContain('The link expired');
    expect(shown('javascript:alert(1)', '2026-11-20T10:15:00Z')).not.toContain('<javascript');
  });

  it('masks bank data unless it is revealed, and offers that to those who may', () => {
    const data = { payment_method: 'BANK_ACCOUNT', bank_account: { iban: 'ES7921000813610123456789' } };
    const masked = modelOf('customers-v2.payment-info.get', 200, data);
    expect(whole(masked)).toContain('ES•• ••• 6789');
    expect(whole(masked)).toContain('approvers and auditors can show it');
    expect(JSON.stringify(answerView({ ...masked, mayReveal: true }, 't', english))).toContain(
      'answer.reveal',
    );
    expect(whole({ ...masked, reveal: true })).toContain('ES7921000813610123456789');
  });

  it('never shows bank data unrevealed, of any operation', () => {
    for (const { id, responses } of pages) {
      for (const { status, example } of responses) {
        const model = modelOf(id, status, example);
        const text = piecesOf(model.root, { view: english, reveal: false })
          .map((piece) => piece.text)
          .join('\n');
        for (const { value, meaning } of leaves(model.root)) {
          if (sensitivityOf(meaning) === 'bank' && String(value).length > 8)
            expect(text, id).not.toContain(String(value));
        }
      }
    }
  });

  it('turns pages without losing an entry', () => {
    const list = Array.from({ length: 47 }, (_, index) => ({
      id: `p-${index}-end`,
      promotion_id: index,
      status: 'ACTIVE',
    }));
    const text = whole(modelOf('customers-v4.account-promotions.list', 200, list));
    for (const { id } of list) expect(text).toContain(id);
    expect(text).toContain('page 2 of 4');
  });
});
