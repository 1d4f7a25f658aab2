/** A number as it is written: a point, no thousands, no exponent. */
const WRITTEN = /^-?\d+(\.\d+)?$/;
/** So many significant digits a JavaScript number keeps of any decimal. */
const KEPT = 15;

/**
 * The number a text says, or `undefined` when it is none or JavaScript could not keep all its digits: what
 * would be rounded is not sent.
 */
export function exactNumber(text: string): number | undefined {
  const [, decimals] = WRITTEN.exec(text) ?? [undefined];
  if (!WRITTEN.test(text)) return undefined;
  const value = Number(text);
  const significant = text.replace(/\D/g, '').replace(/^0+/, '').length;
  return (decimals === undefined ? Number.isSafeInteger(value) : significant <= KEPT) ? value : undefined;
}
