import { wordKey } from './word-key.ts';

/** The types of documents customers v2 is asked by; TR is a NIE. */
export type AskedType = 'NIF' | 'DNI' | 'TR' | 'PASS' | 'CIF';

/** What the APIs call each, in their own words. */
const WORDS: Readonly<Record<AskedType, string>> = {
  NIF: 'NIF | NUMERO IDENTIFICACION FISCAL | NUMERO DE IDENTIFICACION FISCAL',
  DNI: 'DNI | DOCUMENTO NACIONAL DE IDENTIDAD | DOCUMENTO NACIONAL IDENTIDAD',
  TR: 'TR | NIE | TIE | TARJETA DE RESIDENCIA | TARJETA RESIDENCIA | TARJETA DE RESIDENTE | RESIDENCE CARD',
  PASS: 'PASS | PASSPORT | PASAPORTE',
  CIF: 'CIF | CODIGO IDENTIFICACION FISCAL | CODIGO DE IDENTIFICACION FISCAL',
};

/** The same in the words of customers v4, which has one for NIF and DNI: its page prints NIF alone and speaks of a NIE. */
export const V4_TYPES = {
  NIF: 'NIF',
  DNI: 'NIF',
  TR: 'NIE',
  PASS: 'PASSPORT',
  CIF: 'CIF',
} as const satisfies Readonly<Record<AskedType, string>>;

const TYPES = new Map(
  (['NIF', 'DNI', 'TR', 'PASS', 'CIF'] as const).flatMap((type) =>
    WORDS[type].split(' | ').map((word) => [word, type] as const),
  ),
);

/** The type an API says a document is of; nothing for a word that is not known. */
export const askedType = (said: string | null | undefined): AskedType | undefined =>
  TYPES.get(wordKey(said ?? ''));
