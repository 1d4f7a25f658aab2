import { describe, expect, it } from 'vitest';
import { createSubjectKeys, type Subject } from '../../src/audit/subjects.ts';

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const keys = createSubjectKeys({ current: one, former: [] });
const keyOf = (subject: Subject) => keys.keysOf([subject])[0];

describe('of whom the log speaks', () => {
  it('stays findable: a key is what it was, across versions', () => {
    expect(keyOf({ kind: 'document', value: '12345678Z' })).toBe('tzjutzL_E2NrbB4IXOiz1w');
    expect(keyOf({ kind: 'msisdn', value: '612345678' })).toBe('RBkIRrhznn7P5qlDDaa0IQ');
  });

  it.each<[Subject['kind'], string, string]>([
    ['email', ' Ana@Example.com ', 'ana@example.com'],
    ['msisdn', '+34 612 345 678', '612345678'],
    ['document', '12.345.678-z', '12345678Z'],
    ['iccid', '8934 0712 3456 7890 123', '8934071234567890123'],
    ['id', '3000/0001', '30000001'],
    ['document', 'D.N.I. 12345678Z', '12345678Z'],
    ['document', 'X01234567L', 'X1234567L'],
    ['email', 'O\u2019Brien@Example.ie', "o'brien@example.ie"],
    ['iccid', '8934071179000000016F', '8934071179000000016'],
    // No number, but what somebody typed for one.
    ['msisdn', 'abc-1', 'ABC1'],
  ])('is the same %s however it is written: %s', (kind, written, plain) => {
    expect(keyOf({ kind, value: written })).toBe(keyOf({ kind, value: plain }));
  });

  it.each<[Subject, Subject]>([
    [
      { kind: 'document', value: '12345678Z' },
      { kind: 'document', value: '12345679S' },
    ],
    [
      { kind: 'document', value: '30000001' },
      { kind: 'id', value: '30000001' },
    ],
    [
      { kind: 'email', value: 'ana.b@example.com' },
      { kind: 'email', value: 'anab@example.com' },
    ],
    [
      { kind: 'email', value: 'a/b@example.com' },
      { kind: 'email', value: 'ab@example.com' },
    ],
  ])('%j is not %j', (first, second) => {
    expect(keyOf(first)).not.toBe(keyOf(second));
  });

  it('is kept once each, in an order that tells nothing', () => {
    const subjects: Subject[] = ['1', '2', '3', '4', '1'].map((value) => ({ kind: 'id', value }));
    const kept = keys.keysOf(subjects);
    expect(kept).toHaveLength(4);
    expect(kept).toEqual(kept.toSorted());
    expect(keys.keysOf(subjects.toReversed())).toEqual(kept);
    expect(keys.keysOf([])).toEqual([]);
  });

  it('is found under each key there has been, the newest first', () => {
    const subject: Subject = { kind: 'id', value: '30000001' };
    const renewed = createSubjectKeys({ current: two, former: [one] });
    const old = keyOf(subject) ?? '';
    const [fresh = ''] = renewed.keysOf([subject]);
    expect(renewed.keysToFind(subject)).toEqual([fresh, old]);
    expect(fresh).not.toBe(old);
    expect(old).toMatch(/^[\w-]{22}$/);
  });
});
