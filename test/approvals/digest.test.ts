import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDigest, short } from '../../src/approvals/digest.ts';
import { KEYS } from './bench.ts';

describe('the name of what is shown', () => {
  const shown = {
    id: '0b0e8f5e-64c1-4a0c-9d5f-2f7e1d2c3b4a',
    operationId: 'barrings.things.update',
    onScreen: {},
    target: 'thing 1',
    input: { body: { value: 'new' }, params: { thing_id: '1' } },
    facts: [{ label: { en: 'Value', es: 'Valor' }, now: 'old', after: 'new' }],
    touches: ['line 2'],
    terms: { version: 'v', approvals: 1, groups: ['S0APPROVERS'], commentRequired: false },
  };
  const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

  it('stays what it was: requests wait for days, across versions', () => {
    expect(createDigest({ current: one, former: [] }).of(shown)).toBe(
      'bb43144171583080496f994139b3055e2222bf45c1b345bef8ce36d0ec514bd3',
    );
  });

  it('is another for anything else', () => {
    const digest = createDigest(KEYS);
    const name = digest.of(shown);
    const others = [
      { ...shown, id: randomUUID() },
      { ...shown, operationId: 'barrings.things.delete' },
      { ...shown, target: 'thing 2' },
      { ...shown, target: '' },
      { ...shown, target: '', onScreen: { subscriptionId: '2' } },
      { ...shown, input: { ...shown.input, body: { value: 'newer' } } },
      { ...shown, facts: [] },
      { ...shown, touches: [] },
      { ...shown, terms: { ...shown.terms, approvals: 2 } },
    ];
    expect(new Set([name, ...others.map(digest.of)]).size).toBe(others.length + 1);
    for (const other of others) expect(digest.isOf(other, name)).toBe(false);
    expect(
      digest.isOf({ ...shown, input: { params: { thing_id: '1' }, body: { value: 'new' } } }, name),
    ).toBe(true);
  });

  it('is known under a former key, and under no other', () => {
    const name = createDigest({ current: one, former: [] }).of(shown);
    expect(createDigest({ current: two, former: [one] }).isOf(shown, name)).toBe(true);
    expect(createDigest({ current: one, former: [two] }).isOf(shown, name)).toBe(true);
    expect(createDigest({ current: two, former: [] }).isOf(shown, name)).toBe(false);
  });

  it('is sixteen letters on a button', () => {
    expect(short('0123456789abcdef0123')).toBe('0123456789abcdef');
  });
});

it('S77 marks a value under the current key, and knows the mark of a former one', () => {
  const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const [mark] = createDigest({ current: one, former: [] }).marks('R1');
  const [now, before] = createDigest({ current: two, former: [one] }).marks('R1');
  expect(before?.({ now: 'x' })).toBe(mark({ now: 'x' }));
  expect(now({ now: 'x' })).not.toBe(mark({ now: 'x' }));
  expect(mark({ now: 'y' })).not.toBe(mark({ now: 'x' }));
  // The same value in two requests is not known to be the same.
  expect(createDigest({ current: one, former: [] }).marks('R2')[0]({ now: 'x' })).not.toBe(
    mark({ now: 'x' }),
  );
});
