import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOf, recordOf } from '../../src/auditor/export.ts';
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

  it.each(['=1+1', '+34', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula', (actor) => {
    expect(recordOf(event({ actor }), 'csv')).toContain(`"'`);
  });
});
