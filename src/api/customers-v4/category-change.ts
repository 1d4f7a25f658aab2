/** What putting a customer into a category, or changing it, comes to. */
import { postable } from '../../fields/postable.ts';
import { UNKNOWN } from '../entries.ts';
import type { Before, Change, FactValue, Localized } from '../operation.ts';

export const label = { en: 'Value of the category', es: 'Valor de la categoría' };

/** Null is a value: "If null, category won't be shown". */
export const HIDDEN = {
  en: 'no value (the category is not shown)',
  es: 'sin valor (la categoría no se muestra)',
};

/** What a category of a customer holds: what is sent of it, or what there is. */
interface Category {
  readonly value?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly reason?: string | null | undefined;
}

/** The value of a category a customer is in: none is a value too, and one that is not told is not known. */
export const valueIn = (value: string | null | undefined): FactValue =>
  value === null ? HIDDEN : (value ?? UNKNOWN);

/**
 * Value, description and reason, as far as they are sent; `now` is null where the customer is not in the category. What
 * people wrote is masked.
 */
export function beforeCategory(sent: Category, now: Category | null): Before {
  const written = (name: 'description' | 'reason', words: Localized): Change[] => {
    if (sent[name] === undefined) return [];
    const [before, after] = [now?.[name] ?? null, sent[name]];
    const masked = (text: string | null) => (text === null ? null : postable(text));
    const isNew = before !== after;
    return [{ label: words, now: masked(before), after: masked(after), ...(isNew && { masked: true }) }];
  };
  return {
    changes: [
      ...(sent.value === undefined
        ? []
        : [
            {
              label,
              now: now === null ? null : valueIn(now.value),
              after: valueIn(sent.value),
              written: true as const,
            },
          ]),
      ...written('description', { en: 'Description', es: 'Descripción' }),
      ...written('reason', { en: 'Reason', es: 'Motivo' }),
    ],
    compares: ['body.id', 'body.value', 'body.description', 'body.reason'],
  };
}

/** Whether all that is sent is so already. */
export const isSo = (sent: Category, now: Category): boolean =>
  (['value', 'description', 'reason'] as const).every(
    (name) => sent[name] === undefined || (now[name] ?? null) === sent[name],
  );
