/**
 * A word of the back office as tables know it: upper case, without accents, words a blank apart, however they were
 * joined: `Línea_principal` is `LINEA PRINCIPAL`. Nothing is taken off: it is looked up whole.
 */
export function wordKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|\p{Cf}/gu, '')
    .toUpperCase()
    .replace(/[\s_\p{Pd}./]+/gu, ' ')
    .trim();
}
