/** The modal of a line's barrings. */
import { masksList } from '../../api/barrings/masks.ts';
import { subscriptionMasksHistory, subscriptionMasksList } from '../../api/barrings/subscription-masks.ts';
import { subscriptionServicesList } from '../../api/barrings/subscription-services.ts';
import { barringsView } from '../../views/barrings.ts';
import { loadingView } from '../../views/loading.ts';
import type { BarringsModel } from '../../views/models.ts';
import { arrived } from '../../views/parts.ts';
import type { Desk, ReadingDesk, Shown } from '../handler.ts';
import { Board } from './board.ts';
import { historyRows, maskNames, serviceRows } from './masks.ts';
import { offerMasks } from './offer.ts';
import { mapPart, viewOf } from './place.ts';
import { LINE, type LineRef } from './remember.ts';

export function barringsLoading(desk: Desk, what: string) {
  const { barrings, loading } = desk.text.desk;
  return loadingView({ title: barrings.title, doing: loading.barrings, what }, viewOf(desk));
}

/** Fills an open modal with a line's barrings: one round of calls. */
export async function fillBarrings(desk: ReadingDesk, shown: Shown, line: LineRef): Promise<void> {
  const view = viewOf(desk);
  const params = { subscription_id: line.subscriptionId };
  const board = new Board();
  const applied = board.part(() => desk.read(subscriptionMasksList, { params }));
  const catalogue = board.part(() => desk.read(masksList, { params: {} }));
  const services = board.part(async () => serviceRows(await desk.read(subscriptionServicesList, { params })));
  const history = board.part(async () => historyRows(await desk.read(subscriptionMasksHistory, { params })));

  const metadata = await desk.memory.save(LINE, line);
  const paint = (complete: boolean, actions: BarringsModel['actions']) =>
    desk.screen.update(
      shown,
      barringsView(
        {
          subscriptionId: line.subscriptionId,
          ...(line.msisdn !== undefined && { number: line.msisdn }),
          masks: mapPart(applied.part, (read) => maskNames(read.masks, arrived(catalogue.part) ?? [])),
          services: services.part,
          history: history.part,
          actions,
          complete,
        },
        metadata,
        view,
      ),
    );
  await paint(false, {});
  await board.settled(() => paint(false, {}));
  const masks = arrived(applied.part)?.masks;
  await paint(true, await offerMasks(desk, line, { ended: false, masks }));
}
