/** What two operations share: the PATCH of a line's masks and the POST of an operation over them. */

import { z } from 'zod';
import { keepUnread } from '../../fields/unread.ts';
import { isWhole, nowIn } from '../entries.ts';
import type { Sight, Wording } from '../intent.ts';
import type { Before, Change, Done, Localized, Seen } from '../operation.ts';
import { distinct, form } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import type { Mask } from './masks.ts';
import { isAtRest, type ServiceState } from './service-change.ts';

/** The body of both; `catalogue` names what offers the masks. */
export const maskChangeBody = (catalogue: string) =>
  z.strictObject({
    action: z.enum(['APPLY', 'REMOVE']).register(form, {
      label: { en: 'Action', es: 'Acción' },
      options: { APPLY: { en: 'Apply', es: 'Aplicar' }, REMOVE: { en: 'Remove', es: 'Quitar' } },
    }),
    barringsMasksCodes: z
      .array(z.string().min(1))
      .min(1)
      .refine(distinct, { error: 'holds the same mask twice' })
      .register(form, { label: { en: 'Masks', es: 'Máscaras' }, catalogue }),
    reason: z
      .enum(['DEBT', 'RISK', 'MIGRATION', 'ATC', 'CUST'])
      .register(form, {
        label: { en: 'Reason', es: 'Motivo' },
        options: {
          DEBT: { en: 'Debt', es: 'Deuda' },
          RISK: { en: 'Risk', es: 'Riesgo' },
          MIGRATION: { en: 'Migration', es: 'Migración' },
          ATC: { en: 'Customer care', es: 'Atención al cliente' },
          CUST: { en: 'Customer request', es: 'Petición del cliente' },
        },
      })
      .optional(),
  });

export type MaskChange = z.output<ReturnType<typeof maskChangeBody>>;

/** The 202 of every change of this API. */
export const accepted = z.looseObject({ externalId: z.string() });

/** What the approval card shows: the line's masks now and after, and the services the masks cut. */
export function beforeMaskChange(
  change: MaskChange,
  applied: readonly string[],
  catalogue: readonly Mask[],
): Before {
  const codes = change.barringsMasksCodes;
  const after =
    change.action === 'APPLY'
      ? [...new Set([...applied, ...codes])]
      : applied.filter((code) => !codes.includes(code));
  const named = (list: readonly string[]) => list.map((code) => nameOf(code, catalogue));
  // A mask that nobody can read may be the one that is removed.
  const removed = change.action === 'REMOVE' && !codes.every((code) => applied.includes(code));
  const left = removed ? after : nowIn(keepUnread(applied, after));
  return {
    changes: [{ label: { en: 'Masks', es: 'Máscaras' }, now: named(nowIn(applied)), after: named(left) }],
    touches: servicesOf(codes, catalogue),
    // Without a change there is nothing to give a reason for.
    compares: ['body.action', 'body.barringsMasksCodes', 'body.reason'],
  };
}

/**
 * Done when every mask asked for is there (or surely gone) and no order on the line is still running: masks are
 * listed before the network has followed.
 */
export function seenMaskChange(
  change: MaskChange,
  applied: readonly string[],
  services: readonly ServiceState[],
): Seen {
  const wanted = change.action === 'APPLY';
  const settled =
    (wanted || isWhole(applied)) &&
    change.barringsMasksCodes.every((code) => applied.includes(code) === wanted);
  return seenIf(settled && isWhole(services) && services.every(isAtRest));
}

/** The change that takes a change back: of the masks that were changed, and no others. */
export function undoneMaskChange(change: MaskChange, { changes: [masks] }: Done): MaskChange | undefined {
  const isIn = (code: string, list: unknown) =>
    Array.isArray(list) && list.some((name) => name === code || String(name).endsWith(`(${code})`));
  const codes = change.barringsMasksCodes.filter(
    (code) => isIn(code, masks?.now) !== isIn(code, masks?.after),
  );
  if (codes.length === 0) return undefined;
  return { ...change, action: change.action === 'APPLY' ? 'REMOVE' : 'APPLY', barringsMasksCodes: codes };
}

function nameOf(code: string, catalogue: readonly Mask[]): string {
  const name = catalogue.find((mask) => mask.code === code)?.name;
  return name ? `${name} (${code})` : code;
}

function servicesOf(codes: readonly string[], catalogue: readonly Mask[]): string[] {
  const services = catalogue
    .filter(({ code }) => code != null && codes.includes(code))
    .flatMap((mask) => mask.services ?? [])
    .flatMap((service) => service.code ?? service.description ?? []);
  return [...new Set(services)];
}

/** `Apply mask Restringido to ••• ••• 678`; several are named one by one. */
export function maskSentence(
  change: MaskChange,
  { changes: [masks], names = {} }: Sight,
  words: Wording,
): Localized {
  const codes = change.barringsMasksCodes;
  const shown = codes.map((code) => {
    const name = (masks && knownName(code, masks)) ?? names[code] ?? code;
    return name.replace(` (${code})`, '');
  });
  const list = words.list(shown);
  const [en, es] =
    codes.length === 1
      ? [`mask ${list}`, `la máscara ${list}`]
      : [`${codes.length} masks: ${list}`, `${codes.length} máscaras: ${list}`];
  return change.action === 'APPLY'
    ? { en: `Apply ${en}${words.aside('to')}`, es: `Aplicar ${es}${words.aside('a')}` }
    : { en: `Remove ${en}${words.aside('from')}`, es: `Quitar ${es}${words.aside('a')}` };
}

/** The name a mask has in the state before or after. */
const knownName = (code: string, { now, after }: Change): string | undefined =>
  [now, after].flat().find((name): name is string => typeof name === 'string' && name.endsWith(`(${code})`));
