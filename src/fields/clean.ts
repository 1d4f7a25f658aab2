import { westernDigits } from './digits.ts';

/**
 * Signs that nobody sees: they travel with copied text, and stand between digits that a person reads as one number. What
 * makes a sign an emoji (U+FE0F) hides nothing behind one, and stays there.
 */
const UNSEEN = /(?!(?<=\p{Extended_Pictographic})\uFE0F)[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Accents and the like: no letter of a language that is written here has more than two. */
const HEAPED = /(\p{M}{2})\p{M}+/gu;

/** Signs that stand for words or hold letters (`™`, `㏂`): written out, they would pass for letters between digits. */
const NO_SIGN = /[^\p{So}\p{Sc}\p{Sk}]+/gu;

/** Hyphens and dashes of every length; U+2212 is the minus sign, which is no dash to Unicode. */
const DASH = /[\p{Pd}\u2212\u2043\u02D7]/gu;
const BLANK = /[^\S\n]/gu;

/** Text in which nothing is hidden: no sign that nobody sees, at most two marks on a letter. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '').replace(HEAPED, '$1');
}

/** Text in one spelling: nothing unseen, letters and digits as ours, one dash and one blank for all there are. */
export function cleaned(text: string): string {
  const written = withoutUnseen(text.toWellFormed()).replace(NO_SIGN, (part) => part.normalize('NFKC'));
  return westernDigits(withoutUnseen(written)).replace(DASH, '-').replace(BLANK, ' ');
}
