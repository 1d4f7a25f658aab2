import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSeal } from '../../src/store/seal.ts';
import { sealedClickOf, toWaitingClick } from '../../src/store/waiting-rows.ts';

const seal = createSeal({ current: randomBytes(32), former: [] });
const click = { requestId: 'r1', userId: 'U0SARA', teamId: 'T1', verdict: 'approve', seen: 'x' };

it('S40: a waiting click that was moved to another request or person, or made without the key, is nobody’s', () => {
  const row = { request_id: 'r1', user_id: 'U0SARA', sealed: sealedClickOf('r1', 'U0SARA', click, seal) };
  expect(toWaitingClick(row, seal)).toMatchObject([{ requestId: 'r1', userId: 'U0SARA' }]);
  expect(toWaitingClick({ ...row, request_id: 'r2' }, seal)).toEqual([]);
  expect(toWaitingClick({ ...row, user_id: 'U0EVE' }, seal)).toEqual([]);
  expect(toWaitingClick({ ...row, sealed: randomBytes(80) }, seal)).toEqual([]);
  expect(
    toWaitingClick({ ...row, sealed: sealedClickOf('r1', 'U0SARA', { other: true }, seal) }, seal),
  ).toEqual([]);
});
