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
    .split(UUID)
    .map((part) => (IS_UUID.test(part) ? part : maskPart(part)))
    .join('');
}

/** UUIDs name things of the back office and of ours, and no person: without them no two requests could be told apart. */
const UUID = /(\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)/i;
const IS_UUID = new RegExp(`^${UUID.source}$`, 'i');

const maskPart = (text: string): string =>
  text.replace(EMAIL, maskEmail).replace(NUMBER, (found) => `•••${found.slice(-SHOWN)}`);
