import { maskDocument, maskEmail, maskIban, maskIccid, maskMsisdn, maskName } from './mask.ts';

/** What a value is in the trade: how it is read when typed, written when shown, and masked when posted. */
export const MEANINGS = [
  'name',
  'document',
  'msisdn',
  'email',
  'address',
  'birthdate',
  'login',
  'iccid',
  'imsi',
  'imei',
  'puk',
  'iban',
  'card',
  'secret',
  'money',
  'percentage',
  'state',
  'link',
  'uuid',
  'country',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** Whose eyes a value is for: everybody's; those of who serves the customer; of who answers for money. */
export type Sensitivity = 'open' | 'personal' | 'bank' | 'never';

const SENSITIVITY: Readonly<Record<Meaning, Sensitivity>> = {
  name: 'personal',
  document: 'personal',
  msisdn: 'personal',
  email: 'personal',
  address: 'personal',
  birthdate: 'personal',
  login: 'personal',
  iccid: 'personal',
  imsi: 'personal',
  imei: 'personal',
  puk: 'personal',
  iban: 'bank',
  card: 'bank',
  secret: 'never',
  money: 'open',
  percentage: 'open',
  state: 'open',
  link: 'personal',
  uuid: 'open',
  country: 'open',
};

/** How guarded a value of this meaning is; a value without one is open. */
export const sensitivityOf = (meaning: Meaning | undefined): Sensitivity =>
  meaning === undefined ? 'open' : SENSITIVITY[meaning];

const HIDDEN = '•••';

/** The value as a channel may show it; one that is open stays as it is. */
export function maskMeaning(value: string, meaning: Meaning | undefined): string {
  switch (meaning) {
    case 'name':
      return maskName(value);
    case 'document':
      return maskDocument(value);
    case 'msisdn':
      return maskMsisdn(value);
    case 'email':
      return maskEmail(value);
    case 'iccid':
      return maskIccid(value);
    case 'iban':
      return maskIban(value);
    case 'imsi':
    case 'imei':
    case 'card':
      return /^.{10,}$/.test(value) ? `${HIDDEN} ${value.slice(-4)}` : HIDDEN;
    default:
      return sensitivityOf(meaning) === 'open' ? value : HIDDEN;
  }
}
