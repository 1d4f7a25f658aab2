import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOf, recordOf } from '../../src/auditor/export/record.ts';
import type { EventRecord } from '../../src/store/store.ts';

const event = (more: Partial<EventRecord> = {}): EventRecord => ({
  seq: 7,
  at: new Date('2026-11-20T10:00:00Z'),
  kind: 'looked_up',
  actor: 'U0ALEX',
  correlationId: '3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f9b8a7c',
  data: { target: '•••678' },
  previousHash: '0'.repeat(64),
  hash: 'a'.repeat(64),
  ...more,
});

describe('#46 an exported event', () => {
  it('is one line of JSON that reads as what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (actor, said) => {
        const line = recordOf(event({ actor, data: { said } }), 'jsonl');
        expect(line.match(/[\n\r\u0085\u2028\u2029]/g)).toEqual(['\n']);
        expect(JSON.parse(line)).toMatchObject({ actor, data: { said } });
      }),
    );
  });

  it('is one line of CSV with as many cells as the head, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (actor) => {
        const line = recordOf(event({ actor, data: { said: actor } }), 'csv');
        expect(line.match(/[\n\r\u0085\u2028\u2029]+/g)).toEqual(['\r\n']);
        const cells = line.trim().match(/"(?:[^"]|"")*"|\d+/g);
        expect(cells).toHaveLength(headOf('csv').split(',').length);
      }),
    );
  });

  it.each(['=1+1', '+34', '-1', '@SUM(A1)'])('%j is no formula', (actor) => {
    expect(recordOf(event({ actor }), 'csv')).toContain(`"'`);
  });

  it.each(['\t=1', '\r=1'])('%j is written out', (actor) => {
    expect(recordOf(event({ actor }), 'csv')).toMatch(/"\\u00(?:09|0d)=1"/);
  });

  it('quotes every cell, numbers too', () => {
    expect(recordOf(event(), 'csv')).toMatch(/^"7","2026/);
  });

  /** What programs make of a line: those that mind the quotation marks, and those that have lost count of them. */
  const formulasIn = (line: string): string[] => {
    const cells = [',', ';', '\t'].flatMap((separator) => line.split(separator));
    return cells.filter((cell) => /^[\s\p{Z}\p{Cf}"]*[=+\-@＝＋－＠]/u.test(cell));
  };
  const MEANT = `x;=cmd|'/C calc'!A0;=HYPERLINK(CONCATENATE(A1),A1);x`;

  it.each([
    MEANT,
    'a;+1',
    'a;-1',
    'a;@x',
    'a; =1',
    'a;"=1',
    'a,=1',
    'a\t=1',
    'a;\u200b=1',
    'a;＝1',
    ';=1',
    '=1',
  ])('S128 begins no formula, whatever separates its cells: %j', (text) => {
    for (const more of [{ actor: text }, { data: { reason: text } }]) {
      expect(formulasIn(recordOf(event(more), 'csv'))).toEqual([]);
    }
    // The test can tell: before it is made harmless it is found.
    expect(formulasIn(`"7";"${text}"`)).not.toEqual([]);
  });

  it.each(['＝1+1', '＋1', '－1', '＠x', '\u00a0=1', ' =1', '\u200b=1', '"=1'])(
    'S129 makes text of what some spreadsheets take for a formula: %j',
    (actor) => expect(recordOf(event({ actor }), 'csv')).toContain(`,"'`),
  );

  it('S128 begins no formula, whatever is said', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'=+-@;,\t "\'\u00a0\u200b＝x\\n') });
    fc.assert(
      fc.property(signs, signs, (actor, said) => {
        expect(formulasIn(recordOf(event({ actor, data: { said } }), 'csv'))).toEqual([]);
      }),
    );
  });
});
