import { maskEmail } from './mask.ts';

const EMAIL = /[^\s@<>|,;:()]+@[^\s@<>|,;:()]+\.[^\s@<>|,;:()]+/gu;
/** Five digits or more, however they are separated, with the letters that belong to them. */
const NUMBER = /\p{L}{0,3}\d(?:[ .\-/]{0,2}\d){4,}\p{L}?/gu;
const SHOWN = 3;

/**
 * Free text as a channel may show it: e-mails, and everything that could be a document, a phone number, an
 * account or a card, are reduced to their last three characters. It hides too much rather than too little.
 */
export function maskText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(EMAIL, maskEmail)
    .replace(NUMBER, (found) => `•••${found.slice(-SHOWN)}`);
}
