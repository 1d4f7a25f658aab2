import type { CustomerWish, LineWish } from './maker.ts';
import { nif } from './numbers.ts';

const PHONE: LineWish['term'] = { months: 24, penalty: 150, device: 'Pixel 11' };
const FIBRE: LineWish['term'] = { months: 12, penalty: 99.5 };

const fortyLines: readonly LineWish[] = Array.from({ length: 40 }, (_, index) => ({
  number: `6440010${String(index).padStart(2, '0')}`,
  ...(index === 7 ? { masks: ['RISK_MOBILE_ROAMING'] } : {}),
  ...(index === 11 ? { blocks: [1 as const] } : {}),
  ...(index === 19 ? { terminated: true } : {}),
}));

/** The customers tests and the demo go by: their document and first number never change. */
export const KNOWN = {
  /** Nothing is wrong with her: a mobile, fibre and television. */
  lucia: {
    document: '12345678Z',
    firstName: 'Lucía',
    lastNames: ['Fernández', 'Núñez'],
    email: 'lucia.fernandez@example.com',
    accounts: [[{ number: '612345678' }, { kind: 'fixed', number: '912345678' }, { kind: 'tv' }]],
  },
  /** Owes money: a DEBT mask on the mobile, another on the fibre. */
  debtor: {
    document: nif('23456789'),
    firstName: 'Óscar',
    lastNames: ['Ibáñez', 'Ruiz'],
    accounts: [
      [
        { number: '622000111', masks: ['DEBT_MOBILE_LP'] },
        { kind: 'fixed', number: '912000111', masks: ['DEBT_FIXED_LP'] },
      ],
    ],
  },
  /** The SIM is blocked for theft. */
  stolen: {
    document: nif('34567890'),
    firstName: 'Begoña',
    lastNames: ['Peña', 'Güell'],
    accounts: [[{ number: '633000222', blocks: [1] }]],
  },
  /** The SIM is blocked for loss. */
  lost: {
    document: nif('45678901'),
    firstName: 'Iñaki',
    lastNames: ['Etxeberria', 'Sáez'],
    accounts: [[{ number: '633000333', blocks: [2] }]],
  },
  nie: {
    documentType: 'TR',
    document: 'X1234567L',
    firstName: 'Oleksandr',
    lastNames: ['Kovalenko', 'Bondar'],
    accounts: [[{ number: '655000444', prepaid: true }]],
  },
  passport: {
    documentType: 'PASS',
    document: 'XDA123456',
    firstName: 'Wei',
    lastNames: ['Zhang', 'Li'],
    accounts: [[{ number: '655000555', prepaid: true }]],
  },
  /** Forty lines on one account; the 8th has a mask, the 12th a block, the 20th is terminated. */
  business: {
    documentType: 'CIF',
    document: 'B12345674',
    company: 'Transportes Núñez e Hijos S.L.',
    firstName: 'Joaquín',
    lastNames: ['Núñez', 'Castaño'],
    email: 'flota@example.com',
    accounts: [fortyLines],
  },
  /** Gone: every line is terminated. */
  terminated: {
    document: nif('56789012'),
    firstName: 'Hugo',
    lastNames: ['Vázquez', 'Puig'],
    accounts: [[{ number: '666000666', terminated: true }]],
  },
  /** Bound by a device on the mobile and a promotion on the fibre: both cost something. */
  committed: {
    document: nif('67890123'),
    firstName: 'Ainhoa',
    lastNames: ['Ordóñez', 'López'],
    accounts: [
      [
        { number: '677000777', term: PHONE },
        { kind: 'fixed', number: '912000777', term: FIBRE },
      ],
    ],
  },
  /** Bound, at no cost. */
  bound: {
    document: nif('78901234'),
    firstName: 'Inés',
    lastNames: ['Domínguez', 'Muñoz'],
    accounts: [[{ number: '677000888', term: { months: 12, penalty: 0 } }]],
  },
  /** Two accounts. */
  twoAccounts: {
    document: nif('89012345'),
    firstName: 'Núria',
    lastNames: ['Puig', 'García'],
    accounts: [
      [{ number: '677000999' }, { prepaid: true }],
      [{ kind: 'fixed' }, { kind: 'tv' }],
    ],
  },
  /** The tree answers 403: "The state does not allow login". */
  locked: {
    document: nif('90123456'),
    firstName: 'Jesús',
    lastNames: ['Cañizares', 'Ruiz'],
    locked: true,
    accounts: [[{ number: '688000111' }]],
  },
  /** Calls the whole channel, if anyone lets it. */
  hostile: {
    document: nif('11223344'),
    firstName: '<!channel>',
    lastNames: ['<@U0SUPERVISOR>', '*Bold* _Italic_ &amp;'],
    accounts: [[{ number: '699000111' }]],
  },
  /** Breaks out of code spans and forges a link. */
  forger: {
    document: nif('22334455'),
    firstName: '`; rm -rf`',
    lastNames: ['<https://evil.example|click>', '```code```'],
    accounts: [[{ number: '699000222' }]],
  },
  /** Turns what follows around. */
  rightToLeft: {
    document: nif('33445566'),
    firstName: '\u202eaicuL\u200f',
    lastNames: ['Fernández\u2067', 'Núñez'],
    accounts: [[{ number: '699000333' }]],
  },
  longName: {
    document: nif('44556677'),
    firstName: 'María de los Ángeles '.repeat(12).trim(),
    lastNames: ['Fernández de Córdoba y Álvarez de Toledo '.repeat(6).trim(), 'Núñez'],
    accounts: [[{ number: '699000444' }]],
  },
  /** A cell that a spreadsheet would run. */
  formula: {
    document: nif('55667788'),
    firstName: '=HYPERLINK("https://evil.example")',
    lastNames: ['+1', '-1\n@SUM'],
    accounts: [[{ number: '699000555' }]],
  },
} as const satisfies Readonly<Record<string, CustomerWish>>;

export type KnownName = keyof typeof KNOWN;
