/** A change that was answered with success has arrived, however odd its answer. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAnswer } from '../../src/api/answer.ts';
import { ApiError } from '../../src/api/errors.ts';
import { operations } from '../../src/api/registry.ts';
import { execute } from '../../src/approvals/execute.ts';
import { becomes, operationNamed, saying } from './answered.ts';
import { approved, type Bench, lastEvent, openBench } from './bench.ts';

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

describe('what is no success stays none', () => {
  const html = '<!doctype html><h1>It works!</h1>';
  const errors = [
    { code: 'NOT_FOUND', title: 'NO SUCH SERVICE' },
    { code: 'NOT_FOUND', title: 'NO SUCH SERVICE', movement_id: null },
    { code: 'WHATEVER', title: 'it did not work' },
    { code: '0013', status: '409', message: 'busy', detailMsg: 'd' },
    { code: 13, message: 'busy', DetailMsg: 'd' },
    { code: 404, title: 'Not Found' },
    { timestamp: 1, status: 500, error: 'Internal Server Error', path: '/v2' },
    { error: 'it did not work' },
    { error: { code: 'X' }, movement_id: 'm' },
    { errors: [{ error: { code: 'MCUS.999.994', title: 'Conflict', message: 'c' } }] },
    { errors: ['it did not work'] },
    { ...created, errors: ['it did not work'] },
    [{ code: 'NOT_FOUND', title: 'NO SUCH SERVICE' }],
    { tracingId: 't-9', code: 'ODD', message: 'OA3_403_01: no' },
    { errorVO: { error_code: '17', error_description: 'No such order' } },
    { errorVO: { error_code: 17 } },
  ];
  const texts = [html, '{"id": 7', 'OK', '[1,', ...errors.map((body) => JSON.stringify(body))];
  it.each(texts)('#31 a success status with %s', async (text) => {
    for (const [operation, status] of [
      ['partners.movements.create', 201],
      ['customers-v2.services.update', 201],
      ['customers-v2.workorders.change-order', 200],
      ['barrings.subscription-masks.update', 202],
    ] as const) {
      await approved(bench, id);
      const back = saying(bench, operation, status, text);
      const request = await execute({ ...bench.approvals, ...back }, id);
      expect(request, operation).toMatchObject({ state: 'unknown', outcome: { status } });
      id = randomUUID();
    }
  });

  it('#36 nor does a redirect become one, nor a body nobody could read', () => {
    const operation = operationNamed('partners.movements.create');
    for (const answer of [readAnswer(operation, 303, '{}'), readAnswer(operation, 201, undefined)]) {
      expect(answer).toMatchObject({ kind: 'unreadable', outcome: 'unknown' });
    }
  });

  it('nor does a status its page does not list, where the answer is of no known form', () => {
    const operation = operationNamed('partners.movements.create');
    expect(readAnswer(operation, 200, '{}')).toMatchObject({ kind: 'unreadable', outcome: 'unknown' });
    expect(readAnswer(operation, 200, JSON.stringify(created))).toMatchObject({ status: 200, data: created });
  });

  it.each(['0', '000', 'OK', 'ok', '', null])('an error code of %j is none', async (code) => {
    const body = { errorVO: { error_code: code, error_description: 'OK' } };
    expect(await becomes(bench, id, 'customers-v2.workorders.change-order', 200, body)).toMatchObject({
      state: 'succeeded',
    });
  });

  it('what a read answers is not taken for one that arrived', () => {
    const operation = operationNamed('customers-v4.categories.list');
    expect(readAnswer(operation, 200, '{}')).toMatchObject({ kind: 'unreadable' });
  });
});
