import { canonicalDocument } from './document.ts';
import { canonicalIban } from './iban.ts';
import { canonicalIccid } from './iccid.ts';
import { canonicalMsisdn } from './msisdn.ts';

/**
 * What channels, direct messages and logs may show of a customer's data. A value not of its kind's form
 * is hidden whole: better a useless mask than one that shows what it should not.
 */
const HIDDEN = '•••';

/** `••• ••• 678` */
export function maskMsisdn(value: string): string {
  const digits = canonicalMsisdn(value).replace(/^(?:\+|00)?34(?=\d{9}$)/, '');
  return /^(?:\d{9}|590\d{10})$/.test(digits) ? `${HIDDEN} ${HIDDEN} ${digits.slice(-3)}` : HIDDEN;
}

/** `•••••678Z`: the last three digits, and the letter behind them. Short ones are hidden whole. */
export function maskDocument(value: string): string {
  const document = canonicalDocument(value);
  if (!/^[A-Z0-9]{8,12}$/.test(document)) return HIDDEN;
  const shown = /\d{3}[A-Z]?$/.exec(document)?.[0];
  return shown ? '•'.repeat(document.length - shown.length) + shown : HIDDEN;
}

/** `••• 4321` */
export function maskIccid(value: string): string {
  const digits = canonicalIccid(value);
  return /^\d{19,20}$/.test(digits) ? `${HIDDEN} ${digits.slice(-4)}` : HIDDEN;
}

/** `ES•• ••• 1332` */
export function maskIban(value: string): string {
  const iban = canonicalIban(value);
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)
    ? `${iban.slice(0, 2)}•• ${HIDDEN} ${iban.slice(-4)}`
    : HIDDEN;
}

/** `l•••@•••.es` */
export function maskEmail(value: string): string {
  const [, first, domain] = /^([^@\s])[^@\s]*@[^@\s]+\.(\p{L}{2,24})$/u.exec(value) ?? [];
  return first && domain ? `${first}${HIDDEN}@${HIDDEN}.${domain}` : HIDDEN;
}

/** `L. G. P.` */
export function maskName(name: string): string {
  const initials = name
    .split(/[^\p{L}\p{M}]+/u)
    .map((word) => /\p{L}/u.exec(word.normalize('NFC'))?.[0])
    .filter((initial) => initial !== undefined);
  return initials.length > 0 ? initials.map((initial) => `${initial.toUpperCase()}.`).join(' ') : HIDDEN;
}
