import { z } from 'zod';
import type { Note } from '../notes.ts';
import type { Localized } from '../operation.ts';
import { form } from '../schemas.ts';

const WORDS: Readonly<Record<string, Localized>> = {
  active: { en: 'Active', es: 'Activos' },
  actual: { en: 'Of now', es: 'Actuales' },
  inactive: { en: 'Inactive', es: 'Inactivos' },
};

/** Said on the form and beside the answer: what the filter did is not told by the status. */
export const unnamedParameter: Note = {
  words: {
    en: 'No page prints the name under which this is asked for: it may be ignored, and the answer then holds more, or less, than was chosen. Look at what each entry says itself.',
    es: 'Ninguna página imprime el nombre con el que esto se pide: puede ignorarse, y entonces la respuesta trae más, o menos, de lo elegido. Mira lo que dice cada elemento.',
  },
};

/**
 * One parameter that holds JSON: `?query={"filter":["active"]}`. Its name is not printed: it follows
 * customers-v2.subscriptions.get.
 */
export const filter = <T extends string>(
  values: readonly [T, ...T[]],
  words: Readonly<Record<string, Localized>> = {},
) =>
  z.strictObject({
    query: z
      .strictObject({
        filter: z
          .array(z.enum(values))
          .min(1)
          .register(form, {
            label: { en: 'Only', es: 'Solo' },
            options: { ...WORDS, ...words },
            unprinted: 'input',
          }),
      })
      .register(form, { label: { en: 'Filter', es: 'Filtro' } })
      .optional(),
  });
