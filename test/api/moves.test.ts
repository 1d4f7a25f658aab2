/** The risk of an operation follows from what it moves, and where one person is enough the policy says why. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MOVES, riskOf } from '../../src/api/moves.ts';
import { operationById, operations } from '../../src/api/registry.ts';

const pages = z
  .object({ operations: z.array(z.object({ id: z.string(), risk: z.string() })) })
  .parse(
    JSON.parse(readFileSync(new URL('../contract/fixtures/operations.json', import.meta.url), 'utf8')),
  ).operations;
const policy = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8');

describe('what moves something waits for a second person', () => {
  it.each([
    ['P65', 'customers-v4.customers.update', 'identity'],
    ['P66', 'customers-v4.account-promotions.add', 'money'],
    ['P67', 'partners.promotions.create', 'money'],
    ['P67 (its end)', 'partners.promotions.update', 'money'],
    ['P68', 'partners.netflix.update', 'service'],
    ['P69', 'customers-v2.bonuses.add', 'money'],
    ['P70', 'customers-v2.users.agile-tv', 'access'],
    ['P71', 'customers-v4.credentials.create', 'access'],
    ['P71 (migrated)', 'customers-v4.credentials.create-for-migration', 'access'],
    ['P71 (activated)', 'customers-v4.credentials.activate', 'access'],
    ['P72', 'customers-v4.credentials.set-expiration', 'access'],
    ['P73', 'customers-v4.customer-accounts.create', 'money'],
    ['P74', 'customers-v4.categories.update', 'data'],
    ['P74 (treatments)', 'customers-v4.special-treatments.update', 'data'],
    // Adding for the whole tenant is seen by everybody at once: two people look at it.
    ['P75', 'customers-v4.categories.create', 'data'],
  ])('%s %s moves %s', (_, id, moves) => {
    expect(operationById(id)).toMatchObject({ moves, risk: 'destructive' });
  });
});

/** Operations that change something, and have another risk than most of those with the same effect. */
function apart(all: readonly { id: string; moves: string; risk: string; looks: boolean }[]): string[] {
  const changes = Map.groupBy(
    all.filter(({ looks }) => !looks),
    ({ moves }) => moves,
  );
  return [...changes.values()].flatMap((same) => {
    const risks = Map.groupBy(same, ({ risk }) => risk);
    const [usual] = [...risks].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
    return same.filter(({ risk }) => risk !== usual).map(({ id, moves, risk }) => `${id}: ${risk}, ${moves}`);
  });
}

describe('S12 one effect, one risk', () => {
  const classified = new Map(pages.map(({ id, risk }) => [id, risk]));
  const all = operations.map(({ id, moves, method, looksOnly, risk }) => ({
    id,
    moves,
    risk,
    looks: method === 'GET' || looksOnly === true,
  }));

  it('holds for all operations, as they are defined and as they were classified', () => {
    expect(apart(all)).toEqual([]);
    expect(apart(all.map((each) => ({ ...each, risk: classified.get(each.id) ?? '' })))).toEqual([]);
  });

  it('names the operation when two of one effect have two risks', () => {
    const wrong = all.map((each) =>
      each.id === 'customers-v4.credentials.create' ? { ...each, risk: 'write' } : each,
    );
    expect(apart(wrong)).toEqual(['customers-v4.credentials.create: write, access']);
  });
});

describe('the risk of each operation', () => {
  it('is the one that follows from what it moves', () => {
    const others = operations.filter((operation) => operation.risk !== riskOf(operation));
    expect(others.map(({ id }) => id)).toEqual([]);
    expect(operations.every(({ moves }) => MOVES.includes(moves))).toBe(true);
  });

  it('a look moves nothing', () => {
    const looks = operations.filter(({ method, looksOnly }) => method === 'GET' || looksOnly);
    expect(looks.filter(({ moves }) => moves !== 'nothing').map(({ id }) => id)).toEqual([]);
  });

  it.each(MOVES)('of what moves %s', (moves) => {
    const changed = moves === 'nothing' ? 'write' : 'destructive';
    expect(riskOf({ method: 'PATCH', moves })).toBe(changed);
    expect(riskOf({ method: 'POST', moves: 'nothing', looksOnly: true })).toBe('read');
  });
});

it('P79 what one person may do alone can be taken back, or the policy says why one is enough', () => {
  const alone = operations.filter(({ risk }) => risk === 'write');
  expect(alone.length).toBeGreaterThan(0);
  const unexplained = alone.filter(
    ({ id, undo }) =>
      undo === undefined && !new RegExp(`^- \`${RegExp.escape(id)}\`: \\w.+`, 'm').test(policy),
  );
  expect(unexplained.map(({ id }) => id)).toEqual([]);
  const [, list = ''] = /## What one person may do alone\n([^#]*)/.exec(policy) ?? [];
  const named = [...list.matchAll(/^- `([^`]+)`/gm)].map(([, id]) => id);
  expect(named.toSorted()).toEqual(alone.map(({ id }) => id).toSorted());
});
