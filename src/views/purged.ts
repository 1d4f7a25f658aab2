/** That the data of a request is kept no longer, and since when. */
import type { Localized } from '../api/operation.ts';
import { type Text, texts } from '../text/text.ts';
import { day } from './format.ts';

/** The day of a moment, in Spain, as it stands within a sentence. */
export const dayOfMoment = (at: Date, text: Text): string => day(at.toISOString(), { text });

/** What stands in the place of whom a purged request is about. */
export const purgedTarget = (at: Date): Localized => ({
  en: texts.en.retention.purgedOn(dayOfMoment(at, texts.en)),
  es: texts.es.retention.purgedOn(dayOfMoment(at, texts.es)),
});
