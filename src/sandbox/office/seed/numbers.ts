/** Numbers of the trade with their check letters and digits right. */

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** `12345678` -> `12345678Z`. */
export const nif = (digits: string): string => digits + DNI_LETTERS.charAt(Number(digits) % 23);

/** X, Y or Z stands for a leading 0, 1 or 2. */
export function nie(letter: 'X' | 'Y' | 'Z', digits: string): string {
  const number = Number('XYZ'.indexOf(letter) + digits);
  return letter + digits + DNI_LETTERS.charAt(number % 23);
}

/** A limited company (B): its control is a digit. */
export function cif(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => {
    if (index % 2 === 1) return total + Number(digit);
    const doubled = Number(digit) * 2;
    return total + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
  return `B${digits}${(10 - (sum % 10)) % 10}`;
}

/** 89 (telecom), 34 (Spain), the issuer, the card and its Luhn digit: 19 digits. */
export function iccid(card: string): string {
  const body = `893401${card}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
}

const WEIGHTS = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];

/** One digit over ten, as Spanish accounts have it. */
function controlDigit(ten: string): number {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(ten[index]), 0);
  const rest = 11 - (sum % 11);
  if (rest === 11) return 0;
  return rest === 10 ? 1 : rest;
}

/** A Spanish IBAN over bank, branch and account. */
export function iban(bank: string, branch: string, account: string): string {
  const bban = `${bank}${branch}${controlDigit(`00${bank}${branch}`)}${controlDigit(account)}${account}`;
  // "ES00" moved to the end, letters as numbers: E is 14, S is 28.
  const check = 98n - (BigInt(`${bban}142800`) % 97n);
  return `ES${String(check).padStart(2, '0')}${bban}`;
}
