import type { Mask } from '../../api/barrings/masks.ts';
import type { ServiceState } from '../../api/barrings/service-change.ts';
import type { subscriptionMasksHistory } from '../../api/barrings/subscription-masks.ts';
import type { OutputOf } from '../../api/operation.ts';
import { momentOf } from '../../fields/moment.ts';
import { keepUnread } from '../../fields/unread.ts';
import type { HistoryRow, MaskName, ServiceRow } from '../../views/models.ts';

type History = OutputOf<typeof subscriptionMasksHistory>;

/** Stands for a name that was not answered. */
const UNNAMED = '?';

/** Masks by the names and services of the catalogue; one it does not list keeps its code. */
export function maskNames(codes: readonly string[], catalogue: readonly Mask[]): readonly MaskName[] {
  const names = codes.map((code) => {
    const mask = catalogue.find((each) => each.code === code);
    const services = (mask?.services ?? []).flatMap((service) => service.code ?? service.description ?? []);
    return { code, services, ...(mask?.name != null && { name: mask.name }) };
  });
  return keepUnread(codes, names);
}

export function serviceRows(services: readonly ServiceState[]): readonly ServiceRow[] {
  const rows = services.map(({ serviceId, serviceName, active, statusReason, order }) => ({
    ...(active != null && { active }),
    name: serviceName ?? serviceId ?? UNNAMED,
    reasons: keepUnread(statusReason, statusReason ?? []),
    running: order?.running === true,
    orders: order?.orders ?? [],
  }));
  return keepUnread(services, rows);
}

const whenOf = (date: string | null | undefined): number => momentOf(date ?? '')?.getTime() ?? 0;

/** Newest first, whatever the order they came in; what has no date that can be read comes last. */
export function historyRows(history: History): readonly HistoryRow[] {
  const rows = history
    .toSorted((a, b) => whenOf(b.date) - whenOf(a.date))
    .map(({ mask, operation, user, date }) => ({
      ...(date != null && { at: date }),
      ...(operation != null && { operation }),
      mask: mask?.name ?? mask?.code ?? mask?.description ?? mask?.id ?? UNNAMED,
      ...(user != null && { user }),
    }));
  return keepUnread(history, rows);
}
