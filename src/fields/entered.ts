import { parseDocument } from './document.ts';
import { askedType } from './document-type.ts';
import { parseEmail } from './email.ts';
import { parseIban } from './iban.ts';
import { parseIccid } from './iccid.ts';
import type { Meaning } from './meaning.ts';
import { nationalMsisdn, parseMsisdn } from './msisdn.ts';
import { compact } from './read.ts';
import { parseUuid } from './uuid.ts';

/**
 * What a person typed as the back office writes it: `+34 612 345 678` is `612345678`, `es91 2100 …` has no
 * blanks. What is not of its meaning's form stays as it was typed, for the schema to refuse.
 */
export function normalised(typed: string, meaning: Meaning | undefined): string {
  switch (meaning) {
    case 'msisdn': {
      const read = parseMsisdn(typed);
      return read.ok ? read.value : typed;
    }
    case 'document': {
      const read = parseDocument(typed);
      return read.ok ? read.value : typed;
    }
    case 'email': {
      const read = parseEmail(typed);
      return read.ok ? read.value : typed;
    }
    case 'uuid':
      return parseUuid(typed) ?? typed;
    case 'iban': {
      const read = parseIban(typed);
      return read.ok ? read.value : digitsAlone(typed);
    }
    case 'iccid': {
      const read = parseIccid(typed);
      return read.ok ? read.value : digitsAlone(typed);
    }
    case 'country':
      return /^[A-Za-z]{2}$/.test(typed) ? typed.toUpperCase() : typed;
    case 'imsi':
    case 'imei':
      return digitsAlone(typed);
    default:
      return typed;
  }
}

/**
 * A value as it is written by what stands beside it: a phone number by the prefix of its country, a document by its kind. The
 * numbers of passports no rule of ours knows: they stay as they were typed. A kind we do not know changes no digit.
 */
export function normalisedAs(kind: string, typed: string, meaning: Meaning | undefined): string {
  if (meaning === 'msisdn') return nationalMsisdn(typed, kind);
  const type = askedType(kind);
  if (type === 'PASS') return typed;
  return kind === '' || type !== undefined ? normalised(typed, 'document') : sameDigits(typed, 'document');
}

/**
 * A number without what people put between its digits; what holds anything else is no number. Nor are digits of another
 * script: where nothing checks a number, none is made another character.
 */
function digitsAlone(typed: string): string {
  const digits = compact(typed);
  const isSame = digits === digitsOf(typed.normalize('NFKC')) && !/\p{M}/u.test(typed);
  return /^[0-9]+$/.test(digits) && isSame ? digits : typed;
}

/**
 * The same where no schema says what is wanted: only what people put between the digits goes, never a digit.
 */
export function sameDigits(typed: string, meaning: Meaning | undefined): string {
  const read = normalised(typed, meaning);
  return digitsOf(read) === digitsOf(typed) ? read : typed;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');
