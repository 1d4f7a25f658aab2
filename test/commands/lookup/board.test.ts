import { expect, test } from 'vitest';
import { ApiError } from '../../../src/api/errors.ts';
import { Board } from '../../../src/commands/lookup/board.ts';

test('a slow part holds back nothing: the others are painted while it is under way', async () => {
  const board = new Board();
  const slow = Promise.withResolvers<string>();
  const quick = board.part(async () => 'here');
  const late = board.part(() => slow.promise);
  const painted: string[] = [];
  await board.settled(async () => {
    painted.push(`${quick.part.state} ${late.part.state}`);
    slow.resolve('at last');
  }, 1);
  expect(painted).toEqual(['ok loading']);
  expect(late.part).toEqual({ state: 'ok', value: 'at last' });
});

test('what has not changed is not painted again', async () => {
  const board = new Board();
  const first = Promise.withResolvers<string>();
  const second = Promise.withResolvers<string>();
  board.part(async () => 'here');
  board.part(() => first.promise);
  board.part(() => second.promise);
  let paints = 0;
  await board.settled(async () => {
    paints += 1;
    if (paints === 1) first.resolve('');
    // Nothing arrives for several times the patience: the loop turns without a paint.
    else setTimeout(() => second.resolve(''), 20);
  }, 1);
  expect(paints).toBe(2);
});

test('a part that fails says which API and why', async () => {
  const board = new Board();
  const slot = board.part<string>(async () => {
    throw new ApiError('Told so', {
      api: 'barrings',
      kind: 'conflict',
      outcome: 'refused',
      operationId: 'x',
      status: 409,
      code: 'C',
    });
  });
  await board.settled(async () => undefined);
  expect(slot.part).toEqual({
    state: 'failed',
    trouble: { api: 'barrings', kind: 'refused', code: 'C', message: 'Told so' },
  });
});

test('what nobody foresaw ends the lookup, after the parts have come', async () => {
  const board = new Board();
  board.part(async () => {
    throw new TypeError('ours');
  });
  const other = board.part(async () => 'here');
  await expect(board.settled(async () => undefined)).rejects.toThrow('ours');
  expect(other.part.state).toBe('ok');
});
