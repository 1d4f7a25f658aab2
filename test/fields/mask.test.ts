import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskDocument, maskEmail, maskIban, maskIccid, maskMsisdn, maskName } from '../../src/fields/mask.ts';
import { maskTextOf } from '../../src/fields/mask-text.ts';

const masks = { maskDocument, maskEmail, maskIban, maskIccid, maskMsisdn };

describe('masks', () => {
  test.each([
    [maskMsisdn, '612345678', '••• ••• 678'],
    [maskMsisdn, '+34612345678', '••• ••• 678'],
    [maskMsisdn, '612 345-678', '••• ••• 678'],
    [maskMsisdn, '5906566798696', '••• ••• 696'],
    [maskMsisdn, '61234567', '•••'],
    [maskDocument, '12.345.678-z', '•••••678Z'],
    [maskDocument, '12345678Z', '•••••678Z'],
    [maskDocument, 'X1234567L', '•••••567L'],
    [maskDocument, 'B12345674', '••••••674'],
    [maskDocument, 'AAA123456', '••••••456'],
    [maskDocument, 'A12345', '•••'],
    [maskDocument, 'ABCDEFGH12', '•••'],
    [maskIccid, '8934071179000000016', '••• 0016'],
    [maskIccid, '12345', '•••'],
    [maskIban, 'ES9121000418450200051332', 'ES•• ••• 1332'],
    [maskIban, 'ES91', '•••'],
    [maskEmail, 'laura@correo.es', 'l•••@•••.es'],
    [maskEmail, 'laura', '•••'],
    [maskName, 'Laura García Pérez', 'L. G. P.'],
    [maskName, 'ángel  de la Cruz', 'Á. D. L. C.'],
    [maskName, '12345678Z 612345678', 'Z.'],
    [maskName, '  ', '•••'],
  ])('%o of %j', (mask, value, expected) => {
    expect(mask(value)).toBe(expected);
  });

  test.each(Object.entries(masks))('%s of any text is never the text', (_name, mask) => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(mask(text)).not.toBe(text);
      }),
    );
  });

  const digitsOf = (length: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      .map((all) => all.join(''));
  const shownDigits = (text: string) => text.replace(/\D/g, '');
  test.each([
    ['maskMsisdn', maskMsisdn, 9, 3],
    ['maskDocument', maskDocument, 9, 3],
    ['maskIccid', maskIccid, 19, 4],
  ] as const)('%s shows the last digits and no more', (_name, mask, length, most) => {
    fc.assert(
      fc.property(digitsOf(length), (value) => {
        expect(shownDigits(mask(value))).toBe(value.slice(-most));
      }),
    );
  });

  test.each(Object.entries(masks))(
    '%s shows at most four letters or digits of any text, or six of an IBAN',
    (_name, mask) => {
      const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789AZ@. ') }));
      fc.assert(
        fc.property(texts, (text) => {
          const shown = mask(text)
            .replace(/@.*$/, '')
            .replace(/[^\p{L}\p{N}]/gu, '');
          expect(shown.length).toBeLessThanOrEqual(mask === maskIban ? 6 : 4);
        }),
      );
    },
  );

  test('a name shows one letter a word, and its initials stay as they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'abcñé'), minLength: 1 }), { minLength: 1 }),
        (words) => {
          const masked = maskName(words.join(' '));
          expect(masked.split(' ')).toHaveLength(words.length);
          expect(masked).toMatch(/^(?:\p{Lu}\. )*\p{Lu}\.$/u);
          expect(maskName(masked)).toBe(masked);
        },
      ),
    );
  });
});

describe('free text beside known values', () => {
  test.each([
    ['Lucía Fernández has no line', ['lucía fernández'], '••• ••• has no line'],
    ['The customer FERNANDEZ-NÚÑEZ is locked', ['Fernandez Núñez'], 'The customer •••-••• is locked'],
    ['Analysis of Ana', ['Ana'], 'Analysis of •••'],
    ['No such line', ['no'], 'No such line'],
    ['612345678 is not Ana’s', ['Ana'], '•••678 is not •••’s'],
  ])('%j without %j is %j', (text, values, masked) => {
    expect(maskTextOf(text, values)).toBe(masked);
  });

  test('holds no word of them, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 3 }), { maxLength: 4 }), fc.string(), (values, around) => {
        const words = values.flatMap((value) => value.normalize('NFKC').match(/[\p{L}\p{N}]{3,}/gu) ?? []);
        const masked = maskTextOf(`${around} ${values.join(' ')}`, values);
        const left = masked.match(/[\p{L}\p{N}]+/gu) ?? [];
        expect(
          words.filter((word) => left.some((each) => each.toLowerCase() === word.toLowerCase())),
        ).toEqual([]);
      }),
    );
  });
});
