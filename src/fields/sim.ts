/** Whether a line has a SIM, by what the back office says of it. */
import { parseMsisdn } from './msisdn.ts';
import { compact } from './read.ts';
import { wordKey } from './word-key.ts';

/** What is known of a line; any of it may be missing. */
export interface LineSigns {
  /** What the API calls the type of a mobile line: a word we may never have seen. */
  readonly type?: string | null | undefined;
  /** What it calls the type of any line. How it is paid (POST-PAGO) says nothing: landlines are paid so too. */
  readonly kind?: string | null | undefined;
  readonly number?: string | null | undefined;
  readonly iccid?: string | null | undefined;
  readonly imsi?: string | null | undefined;
}

/** Types of lines with a SIM. The API pages print mobile, main and additional. */
const MOBILE = words(
  'mobile | mobile line | main | main line | additional | additional line | prepaid | postpaid | data | m2m | esim',
  'movil | linea movil | principal | linea principal | adicional | linea adicional | prepago | pre pago | pospago',
  'postpago | post pago | datos | solo datos | multisim | multi sim',
);
/** Types of lines without one. */
const FIXED = words(
  'fixed | fixed line | landline | fiber | fibre | ftth | adsl | vdsl | broadband | fixed broadband | voip | tv | iptv',
  'fijo | fija | linea fija | telefono fijo | telefonia fija | fibra | fibra optica | banda ancha | television',
);

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' | ')).map(wordKey));
}

/**
 * True where a SIM is known, false where it is known that there is none, `undefined` where nothing tells. A type
 * we know decides; else an ICCID or an IMSI, else the number. A type we do not know is no "no".
 */
export function simOf({ type, kind, number, iccid, imsi }: LineSigns): boolean | undefined {
  const key = wordKey(type ?? '');
  if (MOBILE.has(key)) return true;
  if (FIXED.has(key) || FIXED.has(wordKey(kind ?? ''))) return false;
  if (isSerial(iccid) || isSerial(imsi)) return true;
  return simOfNumber(number ?? '');
}

/** ICCIDs and IMSIs are long, and filled up with an F by some systems; a zero stands for none. */
function isSerial(value: string | null | undefined): boolean {
  const digits = compact(value ?? '');
  return /^\d{10,}F*$/.test(digits) && /[1-9]/.test(digits);
}

/** The shortest number a telephone has; shorter ones are codes of the back office. */
const SHORTEST = 9;

/**
 * Nothing speaks against a SIM in a number that is no landline of Spain: 75… to 79… are reserved for mobiles, 590…
 * are of machines.
 */
function simOfNumber(number: string): boolean | undefined {
  const read = parseMsisdn(number);
  if (read.ok) return read.kind !== 'fixed';
  const digits = compact(number).replace(/^(?:\+|00)?34(?=\d{9}$)/, '');
  if (/^[89]\d{8}$/.test(digits)) return false;
  return /^\+?\d+$/.test(digits) && digits.length >= SHORTEST && /[1-9]/.test(digits) ? true : undefined;
}
