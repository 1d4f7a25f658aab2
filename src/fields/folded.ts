/** Letters without case and accents, for searching: `Mascara` finds `Máscara`. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
