import { describe, expect, it } from 'vitest';
import { maskText, maskTextOf } from '../../src/fields/mask-text.ts';
import { ownCodes } from '../../src/fields/own-codes.ts';

describe('D56: codes of an operation’s own', () => {
  it('stay in what is said of them, and nothing else does', () => {
    expect(maskText('There is no bonus 999999', ['999999'])).toBe('There is no bonus 999999');
    expect(maskText('There is no bonus 999999 on 612345678', ['999999'])).toBe(
      'There is no bonus 999999 on •••678',
    );
    expect(maskText('There is no bonus 9999990', ['999999'])).toBe('There is no bonus •••990');
    expect(maskTextOf('Bonus 999999 of Lucía', ['Lucía'], ['999999'])).toBe('Bonus 999999 of •••');
  });

  it('are numbers and ids that nobody typed freely', () => {
    const fields = [
      { path: 'body.bonusId', kind: 'integer' },
      { path: 'params.subscription_id', kind: 'text' },
      { path: 'params.document', kind: 'text', meaning: 'document' },
      { path: 'body.reason', kind: 'text' },
    ] as const;
    const input = {
      params: { subscription_id: '30000001', document: '12345678' },
      body: { bonusId: 999999, reason: '612345678' },
    };
    expect(ownCodes(fields, input)).toEqual(['999999', '30000001']);
  });
});
