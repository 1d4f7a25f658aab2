/** What risk review decides, read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRiskDecision } from '../../src/fields/risk-decision.ts';

/** The three decisions of the change log, as they might be written. */
const spelled = ['r', 'R', ' r ', 'x', 'X', '\tx\n', 'n/a', 'N/A', 'N / A', 'n／a', '\u200Br', 'r\u00A0'];

describe('a risk decision', () => {
  it.each(spelled)('holds when it is %j', (value) => {
    expect(readRiskDecision(value)).toEqual({ came: value.trim(), holds: true });
  });

  it.each([['a', 'd', 'review', 'rejected', 'REJECT', 'na', 'rx', 'r.', '0', 'ok']].flat())(
    'of which nobody knows what it means is kept as it came: %s',
    (value) => expect(readRiskDecision(value)).toEqual({ came: value, holds: false }),
  );

  it.each([null, undefined, '', '  '])('is none when %j stands there', (value) => {
    expect(readRiskDecision(value)).toBeUndefined();
  });

  it.each([
    [7, '7', false],
    [true, 'true', false],
    [{ id: 1, value: 'R' }, '{"id":1,"value":"R"}', true],
    [['x'], '["x"]', true],
    [{ id: 1, value: 'A' }, '{"id":1,"value":"A"}', false],
  ])('may come coded: %j', (value, came, holds) => {
    expect(readRiskDecision(value)).toEqual({ came, holds });
  });

  it('is read in any case and with any blanks around it', () => {
    const letter = fc.constantFrom('r', 'R', 'x', 'X', 'n/a', 'N/a', 'N/A');
    const blank = fc.stringMatching(/^[\s\u200B\uFEFF]*$/u);
    fc.assert(
      fc.property(blank, letter, blank, (before, value, after) =>
        Boolean(readRiskDecision(before + value + after)?.holds),
      ),
    );
  });
});
