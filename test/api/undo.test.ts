/** Taking back: of every operation that says how, in the local office. */
import { afterAll, describe, expect, it } from 'vitest';
import { withPlaceholders } from '../../src/api/callbacks.ts';
import type { AnyInput, Before, Operation } from '../../src/api/operation.ts';
import { operationById, operations } from '../../src/api/registry.ts';
import { checkInput } from '../../src/approvals/input.ts';
import type { Cases } from '../contract/cases/case.ts';
import { cases } from '../contract/cases.ts';
import { openOffice, reader, visit } from '../sandbox/office/visit.ts';

const office = await openOffice();
const read = reader(office);
afterAll(() => office.close());

/** Why a change has no way back, in a few words; a new change must be here or say how. */
const NO_WAY_BACK: Readonly<Record<string, string>> = Object.fromEntries(
  [
    [
      'a sale or a migration: its reversal is another business process',
      /signups|subscriptions\.add|account-migrations|devices|sim\.|workorders|products\.change|subscriptions\./,
    ],
    ['money given back or moved', /refunds|movements-non-subscribable\.(update|delete)|movements\.delete/],
    [
      'what was there is known masked only',
      /contact-info|billing-address|identity-document|payment-method|invoice-recipient|associated-users|credentials|customers\.|external-|identification|tokenization|agile-tv/,
    ],
    ['deleted data is not kept', /penalties\.delete|categories\.delete|customer-accounts/],
    ['no read tells what was there', /categories\.update|promotions|netflix|services\.create|accounts/],
  ].flatMap(([why, ids]) =>
    operations
      .filter(({ id, risk, undo }) => risk !== 'read' && undo === undefined && new RegExp(ids ?? '').test(id))
      .map(({ id }) => [id, String(why)]),
  ),
);

/** Where the case of the contract test has no way back, one that has. */
const OWN: Cases = {
  'customers-v2.bonuses.add': {
    status: 201,
    input: ({ known }) => ({
      params: { subscription_id: known.lucia.subscriptionId },
      body: { bonusId: 2002 },
    }),
  },
  'customers-v4.customer-categories.update': {
    status: 204,
    async input(office, prepare) {
      const given = cases['customers-v4.customer-categories.update']?.input(office, prepare);
      return { params: {}, ...(await given), body: { value: 'other' } };
    },
  },
};

const undoable = operations.filter(({ undo }) => undo !== undefined);

const stateNow = async ({ before }: Operation, input: AnyInput) =>
  (await before?.(input, read))?.changes.map(({ now }) => now);

describe('a change that says how it is taken back', () => {
  it.each(undoable.map(({ id }) => id))('%s leaves the state as it was', async (id) => {
    office.reset();
    const operation = operationById(id);
    const found = OWN[id] ?? cases[id];
    if (!operation || !found) throw new Error(id);
    const input = await found.input(office, async (other, given) => {
      const answer = await visit(office, operationById(other) ?? operation, given);
      return answer.body;
    });
    const before = (await operation.before?.(input, read)) ?? { changes: [] };
    const answer = await visit(office, operation, input);
    expect(answer.status).toBe(found.status);
    office.settle();
    const inverse = operation.undo?.(input, { changes: before.changes, answer: answer.body });
    if (inverse === undefined) throw new Error('no inverse');
    const checked = checkInput(inverse.operation, inverse.input);
    expect(checked).toMatchObject({ ok: true });
    const undone = await visit(office, inverse.operation, placed(inverse.operation, inverse.input));
    expect(undone.status, undone.text).toBeLessThan(300);
    office.settle();
    if (operation.before)
      expect(await stateNow(operation, input)).toEqual(before.changes.map(({ now }) => now));
    // Where nothing can be read: what was deleted cannot be deleted again.
    else if (inverse.operation.method === 'DELETE') {
      expect((await visit(office, inverse.operation, inverse.input)).status).toBe(404);
    }
  });
});

/** With the addresses that a running Careline would fill in. */
function placed(operation: Operation, input: AnyInput): AnyInput {
  const filled = checkInput(operation, withPlaceholders(operation, input));
  if (!filled.ok) throw new Error(JSON.stringify(filled.issues));
  return filled.input;
}

it('is not forgotten: every other change says why it has no way back', () => {
  const silent = operations.filter(
    ({ id, risk, undo }) => risk !== 'read' && undo === undefined && !(id in NO_WAY_BACK),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});

const withBefore = operations.filter(({ before, body, query }) => before && (body ?? query));

/** Whether nobody can say of these changes that they are none: shortened or unknown, they are not compared. */
const saysNothing = ({ changes }: Before): boolean =>
  changes.every(({ masked, unknown }) => masked || unknown);

it.each(withBefore.map(({ id }) => id))('%s says what of its input it compares', async (id) => {
  office.reset();
  const operation = operationById(id);
  const input = await cases[id]?.input(office, async (other, given) => {
    const made = operationById(other);
    return made && (await visit(office, made, given)).body;
  });
  const before = input && (await operation?.before?.(input, read));
  if (!before) throw new Error(id);
  expect(saysNothing(before) || before.compares !== undefined).toBe(true);
});
