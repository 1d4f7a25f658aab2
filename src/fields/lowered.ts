/** A word as it stands within a sentence; one that begins with an abbreviation stays. */
export const lowered = (word: string): string =>
  /^\p{Lu}(?:\p{Ll}|\s|$)/u.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word;
