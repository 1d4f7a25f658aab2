import { masksList } from './barrings/masks.ts';
import { subscriptionMasksList } from './barrings/subscription-masks.ts';
import { valueAt } from './fields.ts';
import type { Read } from './operation.ts';
import type { Catalogue } from './schemas.ts';

/** An entry a person may choose, by the name it is shown under. */
export interface Entry {
  readonly value: string;
  readonly name: string;
}

/**
 * What a catalogue offers for an input as far as it is filled in. Throws `ApiError` when it cannot be read.
 */
export const catalogues: Readonly<
  Record<Catalogue, (input: unknown, read: Read) => Promise<readonly Entry[]>>
> = { masks: offeredMasks };

/** Masks that make a difference: those not applied yet, or, to remove, those that are. */
async function offeredMasks(input: unknown, read: Read): Promise<readonly Entry[]> {
  const subscriptionId = String(valueAt(input, 'params.subscription_id'));
  const [masks, { masks: applied }] = await Promise.all([
    read(masksList, { params: {} }),
    read(subscriptionMasksList, { params: { subscription_id: subscriptionId } }),
  ]);
  const names = new Map(masks.map(({ code, name }) => [code, name ? `${name} (${code})` : code]));
  const removing = valueAt(input, 'body.action') === 'REMOVE';
  const codes = removing ? applied : [...names.keys()].filter((code) => !applied.includes(code));
  return codes.map((value) => ({ value, name: names.get(value) ?? value }));
}
