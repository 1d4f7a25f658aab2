import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { maskText } from '../../src/fields/mask-text.ts';
import { compact } from '../../src/fields/read.ts';

const digitsIn = (text: string) => text.match(/\p{Nd}/gu)?.length ?? 0;

/** The longest row of digits that can be read in a text, whatever stands between them. */
const shown = (text: string) =>
  Math.max(
    ...text
      .normalize('NFKC')
      .split(/\p{L}+/u)
      .map(digitsIn),
  );

const keycaps = (digits: string) => [...digits].map((digit) => `${digit}\uFE0F\u20E3`).join('');
const inScript = (zero: number) => (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

describe('free text in a channel', () => {
  it.each([
    ['V21', 'llama al 612\u2013345\u2013678', 'llama al •••678'],
    ['V22', '612\u00B7345\u00B7678', '•••678'],
    ['V22 a bullet', '612•345•678', '•••678'],
    ['V23', '612\n345\n678', '•••678'],
    ['V23 several lines', '612\r\n\r\n345\r\n\r\n678', '•••678'],
    ['V23 in JSON', '{"text":"612\\n345\\n678"}', '{"text":"•••678"}'],
    ['V23 in HTML', '612<br>345&nbsp;678', '•••678'],
    ['V24', '612,345,678', '•••678'],
    ['V24 with blanks', '612, 345, 678', '•••678'],
    ['V25', '612 / 345 / 678', '•••678'],
    ['V26', '\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668', '•••678'],
    ['V26 Devanagari', inScript(0x966)('612345678'), '•••678'],
    ['V26 full-width', inScript(0xff10)('612345678'), '•••678'],
    ['V27', keycaps('612345678'), '•••678'],
    ['V27 as Slack keeps it', ':six::one::two: :three::four::five: :six::seven::eight:', '•••678'],
    ['V27 in circles', '\u2777\u2778\u2779\u277A\u277B\u2460', '•••561'],
    ['V28', 'DNI 12,345,678-Z', 'DNI •••78Z'],
    ['V29', 'IBAN ES91\u00B72100\u00B70418\u00B74502\u00B70005\u00B71332', 'IBAN •••332'],
    ['V30', 'correo ana @ correo.es', 'correo a•••@•••.es'],
    ['V30 a line break', 'correo ana@\ncorreo.es', 'correo a•••@•••.es'],
    ['V30 blanks around the dot', 'correo ana @ correo . es', 'correo a•••@•••.es'],
    ['V30 a number behind it', 'ana @ correo.es. 612345678', '•••'],
    ['V31', '(91) 234 56 78', '•••678'],
    ['V31 with the prefix', '(+34) 91 234 56 78', '•••678'],
    ['V32', 'ana(arroba)correo.es', 'a•••@•••.es'],
    ['V32 all in words', 'ana arroba correo punto es', 'a•••@•••.es'],
    ['V32 in a URL', 'email=ana%40correo.es', 'email=a•••@•••.es'],
    ['V32 in English', 'ana [at] correo [dot] es', 'a•••@•••.es'],
    ['passport', 'C01X00T47', '•••T47'],
    ['passport of few digits', 'es CF4VG1F2K', 'es •••F2K'],
    ['what is said to be a passport', 'pasaporte AB1234, visto', 'pasaporte •••234, visto'],
    ['no domain', 'ana@gmail', '•••'],
    ['quoted', '“ana@correo.es”, gracias.', '“a•••@•••.es”, gracias.'],
  ])('%s: %j', (_case, text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    'Cobro de 120,50 € por 2 líneas desde las 10:30',
    'Devolver 1.234,56 euros (1.200,00 € + 34,56 €)',
    'Petición 6f1e4567-e89b-12d3-a456-612345678000 de hoy',
    'la 4G del piso 12, puerta 3, con su IPHONE15 y FTTH600',
    '@sara, mira la cola de 2026',
  ])('%j stays', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('an amount does not make a number of its neighbours', () => {
    expect(maskText('612345678 € y 612 345 67,80 €')).toBe('•••678 € y •••780 €');
  });

  const FORMATS: readonly (readonly [string, readonly string[]])[] = [
    ['mobile', ['612', '345', '678']],
    ['mobile in pairs', ['612', '34', '56', '78']],
    ['landline', ['91', '234', '56', '78']],
    ['with its prefix', ['+34', '612', '345', '678']],
    ['the prefix as 00', ['0034', '612', '345', '678']],
    ['NIF', ['12', '345', '678', 'Z']],
    ['NIE', ['X', '1234567', 'L']],
    ['CIF', ['B', '12', '345', '674']],
    ['passport', ['AAA', '123456']],
    ['ICCID', ['8934', '0114', '1155', '1283', '123']],
    ['IBAN', ['ES91', '2100', '0418', '4502', '0005', '1332']],
    ['card', ['4111', '1111', '1111', '1111']],
    ['IMSI', ['214', '03', '5453370793']],
  ];
  const SEPARATORS = [
    ['nothing', ''],
    ['blank', ' '],
    ['no-break space', '\u00A0'],
    ['zero-width space', '\u200B'],
    ['soft hyphen', '\u00AD'],
    ['dot', '.'],
    ['dash', '-'],
    ['en dash', '\u2013'],
    ['em dash with blanks', ' \u2014 '],
    ['minus', '\u2212'],
    ['middle dot', '\u00B7'],
    ['bullet', '\u2022'],
    ['slash with blanks', ' / '],
    ['backslash', '\\'],
    ['comma', ','],
    ['comma and blank', ', '],
    ['apostrophe', "'"],
    ['bent apostrophe', '\u2019'],
    ['underscore', '_'],
    ['asterisk', '*'],
    ['colon', ':'],
    ['bar', '|'],
    ['line break', '\n'],
    ['line breaks', '\r\n\r\n'],
    ['tab', '\t'],
    ['parentheses', ') ('],
  ] as const;
  const SCRIPTS: readonly (readonly [string, (digits: string) => string])[] = [
    ['ASCII', (digits) => digits],
    ['Arabic-Indic', inScript(0x660)],
    ['Persian', inScript(0x6f0)],
    ['Devanagari', inScript(0x966)],
    ['full-width', inScript(0xff10)],
    ['mathematical', inScript(0x1d7ce)],
    ['keycaps', (text) => text.replace(/\d/g, keycaps)],
  ];

  describe.each(FORMATS)('%s', (_format, groups) => {
    it.each(SEPARATORS)('shows three digits at most, separated by %s, in any script', (_name, separator) => {
      for (const [script, write] of SCRIPTS) {
        const text = write(groups.join(separator));
        for (const sentence of [text, `llama al ${text}, por favor`, `(${text})`, `tel:${text}.`]) {
          expect(shown(maskText(sentence)), `${script}: ${sentence}`).toBeLessThanOrEqual(3);
        }
      }
    });
  });

  test('whatever a command takes out of a number, it does not show one', () => {
    const every = Array.from({ length: 0x10000 }, (_each, code) => String.fromCharCode(code));
    const taken = every.filter((character) => compact(`1${character}2`) === '12');
    expect(taken.length).toBeGreaterThan(50);
    for (const between of taken) {
      expect(
        shown(maskText(`612${between}345${between}678`)),
        `U+${between.charCodeAt(0).toString(16)}`,
      ).toBeLessThanOrEqual(3);
    }
    const removed = fc
      .array(fc.constantFrom(...taken), { minLength: 1, maxLength: 4 })
      .map((all) => all.join(''));
    const known = fc
      .array(fc.constantFrom(...SEPARATORS.map(([, separator]) => separator)), { maxLength: 2 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(
        fc.oneof(known, removed),
        fc.integer({ min: 10_000_000, max: 999_999_999 }),
        (between, number) => {
          const text = [...String(number)].join(between);
          expect(shown(maskText(text))).toBeLessThanOrEqual(3);
        },
      ),
    );
  });

  test.each([
    '|',
    '/',
    ',',
    ';',
    '<',
    '>',
    '"',
    "'",
    '(',
    '&',
    '=',
    ':',
    '\n',
    ' ',
    '+',
    '*',
    '»',
    '][',
    '} {',
    '\u2022',
  ])('of two addresses on both sides of %j none is left', (between) => {
    for (const text of [
      `ana@correo.es${between}luis@correo.es`,
      `<mailto:ana@correo.es|ana@correo.es>${between}luis @ correo.es`,
    ])
      expect(maskText(text)).not.toMatch(/ana|luis|correo/);
  });

  test('any text is masked without a word of trouble, and quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof maskText(text)).toBe('string');
      }),
    );
    const started = performance.now();
    for (const piece of [
      'a',
      '1',
      'a.',
      '1 ',
      '@',
      'a@',
      ':six:',
      '((',
      'a arroba ',
      'ES91 ',
      '0-',
      'a1',
      '\u0661',
    ])
      maskText(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
