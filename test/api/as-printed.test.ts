/** Labels and hints say what the API pages print, and no more. */
import { describe, expect, it } from 'vitest';
import { type AnswerNode, answerTree } from '../../src/api/answer-tree.ts';
import { type FieldSpec, fieldsOf } from '../../src/api/fields.ts';
import type { Localized, Operation } from '../../src/api/operation.ts';
import { operationById, operations } from '../../src/api/registry.ts';
import { hasTerm, termOf } from '../../src/api/words.ts';
import { ownPieces } from '../../src/commands/own-answers.ts';
import { texts } from '../../src/text/text.ts';

function named(id: string): Operation {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  return operation;
}

function fieldAt(id: string, path: string): FieldSpec {
  const field = fieldsOf(named(id)).find((each) => each.path === path);
  if (!field) throw new Error(`${id} has no ${path}`);
  return field;
}

/** What an answer calls its parts, by their path. */
function labelsOf(root: AnswerNode | undefined, path = ''): Record<string, Localized> {
  if (root === undefined) return {};
  const at = path === '' ? root.name : `${path}.${root.name}`;
  const inner = root.node === 'group' ? root.parts : root.node === 'list' ? root.items : [];
  const within = inner.map((part) => labelsOf(part, root.node === 'list' ? path : at));
  return Object.assign({ [at]: root.label }, ...within);
}

describe('answers', () => {
  it('P48 the days of a commitment are not called days left', () => {
    const answer = { devices: [{ permanences: { duration_months: 24, current_duration_days: 120 } }] };
    const labels = labelsOf(answerTree(named('customers-v2.devices.list'), 200, answer));
    expect(labels['devices.permanences.current_duration_days']).toEqual({
      en: 'Duration in days',
      es: 'Duración en días',
    });
  });

  it.each(['en', 'es'] as const)(
    'P49 the value of an invoice is not said to be without taxes (%s)',
    (language) => {
      const operation = named('customers-v2.invoices.list');
      const answer = {
        account_id: 1,
        period_date: { start_date: '2020-05-01', end_date: '2020-05-27' },
        invoices: [{ value: 47.89, value_total: 55.19, date: '2017-09-15T22:00:00Z', number: 'MM1' }],
      };
      const root = answerTree(operation, 200, answer);
      const labels = labelsOf(root);
      expect(labels['invoices.value']).toMatchObject({ en: 'Value', es: 'Valor' });
      expect(labels['invoices.value_total']).toMatchObject({ en: 'Total', es: 'Total' });
      const view = {
        text: texts[language],
        timeZone: 'Europe/Madrid',
        now: new Date('2026-11-20T10:00:00Z'),
        correlationId: '11111111-2222-4333-8444-555555555555',
      };
      const shown = JSON.stringify(ownPieces(operation.id, answer, view));
      expect(shown).toContain('47');
      expect(shown).not.toMatch(/tax|impuesto/i);
    },
  );

  it('P57 what customers v2 names is called as named', () => {
    const calls = (name: string) => termOf('customers-v2', name);
    expect(calls('commercial')).toEqual({ en: 'Commercial contact', es: 'Contacto comercial' });
    expect(calls('final_installment_plan')).toEqual({ en: 'Final plan', es: 'Plan final' });
    expect(calls('delivery_date').en).toBe('Delivery date');
    expect(calls('internal_portability').en).toBe('Internal port-in');
    expect(calls('logistic_required').en).toBe('Logistic required');
    expect(calls('initial_date_operation')).toEqual({
      en: 'Initial date of the operation',
      es: 'Fecha inicial de la operación',
    });
  });

  it('P59 an id of a due date is called a code', () => {
    const answer = { id: 'a', billing: { due_date_id: 5, due_days_id: 1 } };
    const labels = Object.entries(labelsOf(answerTree(named('customers-v4.accounts.get'), 200, answer)));
    const words = labels
      .filter(([path]) => /due_\w+_id$/.test(path))
      .map(([, { en, es }]) => `${en} · ${es}`);
    expect(words).toEqual([
      'Due date (code) · Vencimiento (código)',
      'Days until due (code) · Días hasta el vencimiento (código)',
    ]);
  });

  it('P62 the tariffs inside a tariff have words as deep as the page nests them', () => {
    const inner = { id: 3, value: 'TARIFA', historic_date: '2020-05-05T12:29:22Z' };
    const scheduled = { request_date: '2020-05-05T12:29:22Z', destination_product: inner };
    const middle = { ...inner, compatibilities: [null, inner], scheduled };
    const product = { ...middle, compatibilities: [middle] };
    const operation = named('customers-v2.products.get');
    const answer = { id: 7, product };
    const labels = labelsOf(answerTree(operation, 200, answer));
    expect(labels['product.compatibilities.compatibilities.historic_date']).toMatchObject({
      en: 'Since',
      es: 'Desde',
    });
    expect(Object.keys(labels)).toContain('product.compatibilities.scheduled.destination_product.value');
    for (const path of Object.keys(labels).filter((each) => each !== '')) {
      expect(hasTerm('customers-v2', path.split('.').at(-1) ?? ''), path).toBe(true);
    }
    // As deep as it is printed its ids are read as ids, and a null among them breaks nothing.
    expect(operation.responses[200]?.parse(answer)).toHaveProperty(
      'product.compatibilities.0.compatibilities.1.id',
      '3',
    );
  });
});

describe('forms', () => {
  it('P55 the date a promotion is cancelled by is called as printed', async () => {
    const cancel = named('customers-v4.account-promotions.cancel');
    const field = fieldAt(cancel.id, 'body.cancellation_date');
    expect(field.label).toEqual({ en: 'Cancellation date', es: 'Fecha de cancelación' });
    expect(field.hint).toBeUndefined();
  });

  it('P55 that a promotion ends on the day of its cancellation is not taken for granted', async () => {
    const cancel = named('customers-v4.account-promotions.cancel');
    const id = '123e4567-e89b-12d3-a456-556642440000';
    const input = {
      params: { account_id: id, account_promotion_id: id },
      body: { cancellation_date: '2026-03-01' },
    };
    const held = [{ id, promotion_id: '2064', end_date: '2026-03-01' }];
    const before = await cancel.before?.(input, async () => held as never);
    expect(before?.changes[0]?.label.en).toBe('Promotion 2064, end → cancellation date');
    expect(before?.compares).toEqual([]);
  });

  it('P58 the name and the number of a province are two labels', () => {
    const address = 'body.billing_address';
    const labels = ['administrative_area', 'state_id'].map(
      (name) => fieldAt('customers-v4.customer-accounts.create', `${address}.${name}`).label,
    );
    expect(labels).toEqual([
      { en: 'Province or region (name)', es: 'Provincia o región (nombre)' },
      { en: 'Province (number)', es: 'Provincia (número)' },
    ]);
  });

  it('P58 no two inputs of a group are labelled alike', () => {
    const twice = operations.flatMap((operation) => {
      const seen = Map.groupBy(fieldsOf(operation), ({ path, label }) => {
        const group = path.slice(0, path.lastIndexOf('.'));
        return `${operation.id} ${group} ${label.en}`;
      });
      return [...seen].filter(([, fields]) => fields.length > 1).map(([where]) => where);
    });
    expect(twice).toEqual([]);
  });
});
