import type { Mask } from '../../api/barrings/masks.ts';
import type { ServiceState } from '../../api/barrings/service-change.ts';
import type { subscriptionMasksHistory } from '../../api/barrings/subscription-masks.ts';
import type { OutputOf } from '../../api/operation.ts';
import type { HistoryRow, MaskName, ServiceRow } from '../../views/models.ts';

type History = OutputOf<typeof subscriptionMasksHistory>;

/** Masks by the names and services of the catalogue; one it does not list keeps its code. */
export function maskNames(codes: readonly string[], catalogue: readonly Mask[]): MaskName[] {
  return codes.map((code) => {
    const mask = catalogue.find((each) => each.code === code);
    const services = (mask?.services ?? []).flatMap((service) => service.code ?? service.description ?? []);
    return { code, services, ...(mask?.name != null && { name: mask.name }) };
  });
}

export function serviceRows(services: readonly ServiceState[]): ServiceRow[] {
  return services.map(({ serviceName, active, statusReason, order }) => ({
    name: serviceName,
    active,
    reasons: statusReason,
    running: order.running,
    orders: order.orders ?? [],
  }));
}

/** Newest first, whatever the order they came in. */
export function historyRows(history: History): HistoryRow[] {
  return history
    .toSorted((a, b) => b.date.localeCompare(a.date))
    .map(({ mask, operation, user, date }) => ({
      at: date,
      operation,
      mask: mask.name ?? mask.code ?? mask.description ?? '?',
      user,
    }));
}
