/** A change that was answered with success has arrived, however odd its answer. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAnswer } from '../../src/api/answer.ts';
import { ApiError } from '../../src/api/errors.ts';
import { operations } from '../../src/api/registry.ts';
import { becomes, operationNamed } from './answered.ts';
import { type Bench, lastEvent, openBench } from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  id = randomUUID();
});

const created = { code: 'CREATED', title: 'Movement created correctly', movement_id: '8da2b117' };

describe('what is odd is said beside it', () => {
  const { title: _, ...untitled } = created;
  it.each([
    ['V162', 'partners.movements.create', 201, untitled, 'succeeded'],
    ['V163', 'partners.movements.create', 201, { ...created, movement_id: 8127 }, 'succeeded'],
    ['V163', 'partners.movements.create', 201, { movement_id: '8da2b117' }, 'succeeded'],
    ['V164', 'barrings.subscription-masks.update', 202, { externalId: 1234451112 }, 'accepted'],
    ['V165', 'barrings.subscription-masks.update', 202, {}, 'accepted'],
  ] as const)('%s %s answered %i %j', async (_case, operation, status, body, state) => {
    const request = await becomes(bench, id, operation, status, body);
    expect(request).toMatchObject({ state, outcome: { status, incomplete: true }, answer: body });
    expect((await lastEvent(bench, id))?.data).toEqual({ status, incomplete: true });
  });

  it.each([
    ['REVIEWING', 'REVIEWING'],
    ['created', undefined],
    [' Created ', undefined],
    [7, undefined],
  ])('a code of %j, beside what was created, is kept where no page prints it', async (code, kept) => {
    const request = await becomes(bench, id, 'partners.movements.create', 201, { ...created, code });
    expect(request).toMatchObject({ state: 'succeeded' });
    expect(request.outcome?.code).toBe(kept);
  });

  it('and nothing is, where the answer is as its page describes it', async () => {
    const request = await becomes(bench, id, 'partners.movements.create', 201, created);
    expect(request).toMatchObject({ state: 'succeeded', answer: created });
    expect(request.outcome).toEqual({ status: 201 });
  });

  it.each([
    [{ ...created, movement_id: 8127 }, '8127'],
    [{ movement_id: '8da2b117' }, '8da2b117'],
  ])('V163 the deletion of what was created so can be asked for: %j', (answer, movementId) => {
    const params = { service_type: 'mobile', service_id: '612345678' };
    const creation = operationNamed('partners.movements.create');
    const inverse = creation.undo?.({ params }, { changes: [], answer });
    expect(inverse?.input.params).toMatchObject({ movement_id: movementId });
    for (const nameless of [{}, { movement_id: null }, { movement_id: { id: 1 } }, undefined]) {
      expect(creation.undo?.({ params }, { changes: [], answer: nameless })).toBeUndefined();
    }
  });
});

const pages = z
  .object({
    operations: z.array(
      z.object({
        id: z.string(),
        risk: z.string(),
        responses: z.array(z.object({ status: z.number(), example: z.unknown().optional() })),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('test/contract/fixtures/operations.json', 'utf8'))).operations;
/** What the page prints for it says that it is an error: the sandbox's word for none. */
const PRINTED: Readonly<Record<string, unknown>> = {
  'customers-v2.workorders.change-order': { errorVO: { error_code: '0', error_description: 'OK' } },
};
const successes = pages
  .filter(({ risk }) => risk !== 'read')
  .flatMap(({ id: operation, responses }) =>
    responses.map(({ status, example }) => ({ operation, status, example: PRINTED[operation] ?? example })),
  );

/** Every way in which one value of a printed answer can be missing or of another type, at any depth. */
function oddities(value: unknown): readonly unknown[] {
  if (Array.isArray(value))
    return value.flatMap((item) => [[], [null], ...oddities(item).map((odd) => [odd])]);
  if (typeof value !== 'object' || value === null) return [null, 7, 'seven', ['a list'], { of: 'an object' }];
  return Object.entries(value).flatMap(([key, inner]) => {
    const without = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    return [without, ...oddities(inner).map((odd) => ({ ...value, [key]: odd }))];
  });
}
const WHOLE = [undefined, null, {}, [], 'text', 7, true, { of: 'another form' }];
/** What decides is odd on purpose below: codes that are a word nobody prints, and may be that of an error. */
const DECIDES = /"error_code":(?!null|"0")|"code":"seven"/;

describe('V166 every change answered with a success its page lists', () => {
  it.each(successes)('$operation $status', ({ operation, status, example }) => {
    const bodies = [example, ...oddities(example), ...WHOLE].filter(
      (body) => body === undefined || !DECIDES.test(JSON.stringify(body)),
    );
    for (const body of bodies) {
      const text = body === undefined ? '' : JSON.stringify(body);
      const answer = readAnswer(operationNamed(operation), status, text);
      if (answer instanceof ApiError) throw new Error(`${text}: ${answer.message}`);
      expect(answer.status).toBe(status);
      // What came is kept, all of it.
      if (answer.drift.length > 0) expect(answer.data, text).toEqual(body);
    }
  });

  it('is of all operations that change something', () => {
    const changes = operations.filter(({ risk }) => risk !== 'read').map((each) => each.id);
    expect([...new Set(successes.map(({ operation }) => operation))].toSorted()).toEqual(changes.toSorted());
  });

  it.each([
    ['partners.movements.create', 201, 'succeeded'],
    ['partners.movements.delete', 200, 'succeeded'],
    ['partners.movements-non-subscribable.create', 201, 'succeeded'],
    ['partners.movements-non-subscribable.update', 200, 'succeeded'],
    ['partners.movements-non-subscribable.delete', 200, 'succeeded'],
    ['partners.refunds.create', 201, 'succeeded'],
    ['partners.refunds-non-subscribable.create', 201, 'succeeded'],
    ['partners.promotions.create', 201, 'succeeded'],
    ['partners.promotions.update', 200, 'succeeded'],
    ['barrings.masks-operations.create', 202, 'accepted'],
    ['barrings.subscription-services.update', 202, 'accepted'],
    ['barrings.subscription-services.update-many', 202, 'accepted'],
    ['customers-v4.categories.create', 201, 'succeeded'],
    ['customers-v4.customer-accounts.create', 200, 'succeeded'],
    ['customers-v4.customer-accounts.create', 202, 'accepted'],
  ] as const)('V166 %s %i is %s without a word of it', async (operation, status, state) => {
    for (const body of [null, {}, undefined]) {
      expect(await becomes(bench, id, operation, status, body)).toMatchObject({ state });
      id = randomUUID();
    }
  });
});

it('P51 what is answered as done is taken at its word: its target is not read back', async () => {
  const request = await becomes(bench, id, 'customers-v2.blocks.update', 201, undefined);
  expect(request).toMatchObject({ state: 'succeeded', checkAt: undefined });
  expect(request.outcome).toEqual({ status: 201 });
});

it.each([' Deleted ', 'DELETED', 'deleted'])('a success is written in any case: %j', async (code) => {
  const body = { code, title: 'Movement deleted correctly' };
  const request = await becomes(bench, id, 'partners.movements.delete', 200, body);
  expect(request).toMatchObject({ state: 'succeeded', outcome: { status: 200 } });
});
