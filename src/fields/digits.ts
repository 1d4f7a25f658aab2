// Slack keeps an emoji as its name: what a person sees as a keycap is `:six:` in the text.
const EMOJI = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const EMOJI_DIGIT = new RegExp(`:(${EMOJI.join('|')}):`, 'gi');

/** Digits of other scripts: Arabic-Indic, Devanagari, … The ASCII ones stay. */
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
const DIGIT = /^\p{Nd}$/u;

/** What makes a keycap of a digit, a line under it, a ring around it. */
const MARKS = /(?<=[0-9])\p{M}+/gu;

// Digits in a filled circle are no digits to Unicode, and stay what they are when text is normalised.
const CIRCLED = /[\u2776-\u277E\u2780-\u2788\u278A-\u2792\u24F5-\u24FD\u24FF]/gu;
const FIRST_CIRCLED = [0x24f5, 0x2776, 0x2780, 0x278a];
const CIRCLED_ZERO = '\u24FF';

/** The text with the digits of every script, keycaps among them, as 0 to 9. */
export function westernDigits(text: string): string {
  return text
    .replace(EMOJI_DIGIT, (_all, name: string) => String(EMOJI.indexOf(name.toLowerCase())))
    .replace(CIRCLED, circledValue)
    .replace(OTHER_DIGIT, digitOf)
    .replace(MARKS, '');
}

function circledValue(character: string): string {
  if (character === CIRCLED_ZERO) return '0';
  const code = character.charCodeAt(0);
  const first = FIRST_CIRCLED.findLast((each) => each <= code) ?? code;
  return String(code - first + 1);
}

/** Unicode keeps the ten digits of a script side by side, the zero first; some scripts follow each other. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
