/** Words people write before a value: `D.N.I. nº`, `NIF/CIF:`, `tel.`, `pasaporte`. */
const DOCUMENT_WORDS = String.raw`D\.? ?N\.? ?I|N\.? ?I\.? ?F|N\.? ?I\.? ?E|C\.? ?I\.? ?F|T\.? ?I\.? ?E|VAT|documento|document|doc`;
const PASSPORT_WORDS = 'pasaporte|passport';
const PHONE_WORDS =
  'tel[eé]fono|telephone|tel[eé]f|tel|tfno|tfn|tlfno|tlfn|tlf|tf|m[oó]vil|mobile|phone|fijo|msisdn';

const NUMBER = String.raw`(?:n[uú]mero|n[uú]m|number|nr|n\.?o|n)`;
/** A label ends where no letter or digit goes on, or its number would begin in the middle of a word. */
const labelOf = (words: string) =>
  String.raw`(?:${words})\b\.?(?: ?[/|,] ?(?:${words})\b\.?)*(?: ?${NUMBER}(?![\p{L}\p{N}]))?[ .:=#-]*`;

const DOCUMENT = labelOf(DOCUMENT_WORDS);
const PASSPORT = labelOf(PASSPORT_WORDS);
const PHONE = labelOf(PHONE_WORDS);

const before = (label: string) => new RegExp(String.raw`^(?:${label})(?=[\p{L}\p{N}(+])`, 'iu');
/** "Number" alone says nothing of whose. */
const ANY = String.raw`${NUMBER}(?![\p{L}\p{N}])[ .:=#-]*`;
const BEFORE_DOCUMENT = before(`${DOCUMENT}|${PASSPORT}|${ANY}`);
const BEFORE_PASSPORT = before(PASSPORT);
const BEFORE_PHONE = before(`${PHONE}|${ANY}`);

export const withoutDocumentLabel = (text: string): string => text.replace(BEFORE_DOCUMENT, '');
export const withoutPhoneLabel = (text: string): string => text.replace(BEFORE_PHONE, '');

/** What stands after the word passport; nothing where there is no such word. */
export function saidToBePassport(text: string): string | undefined {
  const rest = text.replace(BEFORE_PASSPORT, '');
  return rest === text ? undefined : rest;
}

/** In a text, what is said to be a passport: its label, and its `value`. */
export const SAID_PASSPORT = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${PASSPORT}(?:(?:es|is|con|with) )?(?<value>(?:[A-Z]{1,3} )?(?=[A-Z.-]*\d)[A-Z0-9][A-Z0-9.-]{3,13}[A-Z0-9])`,
  'giu',
);

/** Labels that people write without anything between them and the value: `dni12345678z`. */
const GLUED = 'dni|nif|nie|cif|tie|tel|tlf|tfno|m[oó]vil';
/** Where a value may begin: not in the middle of something longer, but right behind a label. */
export const VALUE_START = String.raw`(?:(?<![\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}])(?:${GLUED})))`;
/** A label and the sign that ties a value to it, at the end of what stands before the value. */
export const LABEL_BEHIND = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${DOCUMENT_WORDS}|${PASSPORT_WORDS}|${PHONE_WORDS}|${NUMBER}|VAT)[.\-/_#]$`,
  'iu',
);

/** Of what is no customer's: the number after such a word is not looked up. */
export const OTHER_NUMBER =
  /(?<![\p{L}\p{N}])(?:pedido|orden|order|factura|invoice|albar[aá]n|expediente|ref|referencia|reference|ip)\b\.?(?: ?(?:n[uú]mero|n[uú]m|number|nr|n\.?o|n|id))?[ .:#=]*$/iu;
