import { expect, test } from 'vitest';
import type { Change, InputOf, Operation, OutputOf, Read } from '../../../src/api/operation.ts';
import { operationById } from '../../../src/api/registry.ts';
import { checkInput } from '../../../src/approvals/input.ts';
import { postedChange } from '../../../src/fields/posted-change.ts';

const label = { en: 'Value', es: 'Valor' };
const NUMBER = '612345678';

test('S59: what somebody typed is masked in a change that is posted, and the change says so', () => {
  const written: Change = { label, now: 'gold', after: `call ${NUMBER}`, written: true };
  expect(postedChange(written)).toEqual({ ...written, after: 'call •••678', masked: true });
  const plain: Change = { label, now: ['gold'], after: null, written: true };
  expect(postedChange(plain)).toEqual(plain);
  // A day, the id of a line: nobody typed them as free text.
  const ours: Change = { label, now: '2026-11-20', after: ['8821034'] };
  expect(postedChange(ours)).toBe(ours);
});

/** Every change that shows what somebody typed, with what the back office answers to its reads. */
const TYPED = [
  ['customers-v4.special-treatments.update', { body: { values: [NUMBER] } }, { values: ['gone'] }],
  ['customers-v4.customer-special-treatment.set', { body: { values: [NUMBER] } }, { values: [] }],
  ['customers-v4.customer-special-treatment.delete', {}, { values: [NUMBER] }],
  [
    'customers-v4.categories.update',
    { body: { description: NUMBER, valid_values: [NUMBER] } },
    { valid_values: ['a'] },
  ],
  ['customers-v4.categories.delete', {}, { name: NUMBER }],
  [
    'customers-v4.customer-categories.add',
    { body: { id: 1, value: NUMBER, reason: NUMBER } },
    { categories: [] },
  ],
  ['customers-v4.customer-categories.update', { body: { value: 'x' } }, { value: NUMBER }],
  ['customers-v4.customer-categories.delete', {}, { value: NUMBER }],
] as const;

const PARAMS = { customer_id: '3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f9b8a7c', category_id: '12' };

/** What the back office answers to every read. */
function answering(answer: unknown): Read {
  function tell<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>;
  async function tell(): Promise<unknown> {
    return answer;
  }
  return tell;
}

test.each(TYPED)('S59: %s posts no number that somebody typed, now or earlier', async (id, sent, answer) => {
  const operation = operationById(id);
  const names = Object.keys(operation?.params.shape ?? {});
  const params = Object.fromEntries(Object.entries(PARAMS).filter(([name]) => names.includes(name)));
  const checked = operation && checkInput(operation, { params, ...sent });
  if (!checked?.ok) throw new Error(`${id}: ${JSON.stringify(checked)}`);
  const before = await operation?.before?.(checked.input, answering(answer));
  const changes = before?.changes ?? [];
  expect(JSON.stringify(changes)).toContain(NUMBER);
  expect(JSON.stringify(changes.map(({ clear: _, ...change }) => postedChange(change)))).not.toContain(
    NUMBER,
  );
});
