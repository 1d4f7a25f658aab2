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

/** Said beside an answer that holds what was not asked for. */
export const filterIgnored: Localized = {
  en: 'At least one entry says itself that it is not what was chosen: the filter was not heeded.',
  es: 'Al menos un elemento dice de sí mismo que no es lo elegido: no se ha aplicado el filtro.',
};

const chosen = z.looseObject({
  query: z.looseObject({ query: z.looseObject({ filter: z.array(z.string()) }) }),
});
const listed = z.looseObject({ items: z.array(z.looseObject({ active: z.boolean().nullish() })) });

/** Whether an entry of an answer says itself that the filter it was asked with was not heeded. */
export function isAgainstFilter(input: unknown, answer: unknown): boolean {
  const wanted = chosen.safeParse(input).data?.query.query.filter ?? [];
  const items = listed.safeParse(answer).data?.items ?? [];
  const [only, ...others] = wanted;
  if (others.length > 0 || (only !== 'active' && only !== 'inactive')) return false;
  return items.some(({ active }) => active === (only === 'inactive'));
}

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
