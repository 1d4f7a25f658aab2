import { en } from './en.ts';
import { es } from './es.ts';

/** Every string a person reads. A language that lacks one does not compile. */
export type Text = typeof en;

/** The languages Careline speaks. */
export const texts: Readonly<Record<Language, Text>> = { en, es };
export type Language = 'en' | 'es';

/** The language of a Slack locale such as `es-ES`; anything but Spanish is English. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('es') ? 'es' : 'en';
}
