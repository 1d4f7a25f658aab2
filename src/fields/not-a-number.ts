const DAY = /^\d{1,2}([./-])\d{1,2}\1(?:19|20)\d{2}(?!\d)/;
const ISO_DAY = /^(?:19|20)\d{2}([./-])\d{1,2}\1\d{1,2}(?!\d)/;
/** With something behind it: `91.234.56.78` alone is how some write a phone number. */
const IP = /^(\d{1,3})\.(\d{2,3})\.(\d{2,3})\.(\d{2,3})[ :]+\d+$/;
const HIGHEST_BYTE = 255;

/** `10.20.30.40`: the address of a computer, if nothing else can be meant. */
export const isAddress = (text: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text);

/** Digits that are no number: they begin with a day, or are the address of a computer. */
export function isDayOrAddress(text: string): boolean {
  if (DAY.test(text) || ISO_DAY.test(text)) return true;
  const [, ...bytes] = IP.exec(text) ?? [];
  return bytes.length > 0 && bytes.every((byte) => Number(byte) <= HIGHEST_BYTE);
}
