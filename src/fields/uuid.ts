import { plain } from './read.ts';

/** Any 8-4-4-4-12: which version and variant an API makes is its own affair. */
const FORM = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const WHOLE = new RegExp(`^${FORM}$`);

/** A UUID in a text, never a piece of something longer. */
export const UUID_IN_TEXT = new RegExp(
  `(?<![\\p{L}\\p{N}_-])${FORM}(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])`,
  'gu',
);

/** Reads a UUID in any case; in lower case, as it is sent and compared. */
export function parseUuid(text: string): string | undefined {
  const typed = plain(text).toLowerCase();
  return WHOLE.test(typed) ? typed : undefined;
}
