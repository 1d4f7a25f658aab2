import { parseDocument } from './document.ts';
import { parseEmail } from './email.ts';
import type { Meaning } from './meaning.ts';
import { parseMsisdn } from './msisdn.ts';
import { compact } from './read.ts';

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
    case 'iban':
    case 'iccid':
    case 'imsi':
    case 'imei':
      return compact(typed);
    default:
      return typed;
  }
}
