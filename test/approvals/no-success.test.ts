/** A success status alone makes no success: what its body is decides first. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/api/answer.ts';
import { execute } from '../../src/approvals/execute.ts';
import { becomes, operationNamed, saying } from './answered.ts';
import { approved, type Bench, openBench } from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  id = randomUUID();
});

const created = { code: 'CREATED', title: 'Movement created correctly', movement_id: '8da2b117' };

describe('what is no success stays none', () => {
  const html = '<!doctype html><h1>It works!</h1>';
  const errors = [
    { code: 'NOT_FOUND', title: 'NO SUCH SERVICE' },
    { code: 'NOT_FOUND', title: 'NO SUCH SERVICE', movement_id: null },
    { code: 'WHATEVER', title: 'it did not work' },
    { code: '0013', status: '409', message: 'busy', detailMsg: 'd' },
    { code: 13, message: 'busy', DetailMsg: 'd' },
    { code: ' not_found ', title: 'NO SUCH SERVICE', movement_id: 'm' },
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
