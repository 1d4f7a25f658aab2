/** The modal of one line: everything about it side by side. */
import { masksList } from '../../api/barrings/masks.ts';
import { subscriptionMasksList } from '../../api/barrings/subscription-masks.ts';
import { subscriptionServicesList } from '../../api/barrings/subscription-services.ts';
import { blocksList } from '../../api/customers-v2/blocks.ts';
import { subscriptionsGet } from '../../api/customers-v2/subscriptions.ts';
import { termsList } from '../../api/customers-v2/terms.ts';
import { simOf } from '../../fields/sim.ts';
import { standing } from '../../fields/status.ts';
import { lineTitle, lineView } from '../../views/line.ts';
import { loadingView } from '../../views/loading.ts';
import type { LineActions, LineModel } from '../../views/models.ts';
import { arrived } from '../../views/parts.ts';
import type { Several } from '../../views/request.ts';
import type { Desk, ReadingDesk, Shown } from '../handler.ts';
import { Board } from './board.ts';
import { commitmentsOf, lineFacts, simBlocks, simOfSubscription } from './describe.ts';
import { maskNames, serviceRows } from './masks.ts';
import { offerMasks, offerSim } from './offer.ts';
import { mapPart, showHere, viewOf } from './place.ts';
import { LINE, type LineRef } from './remember.ts';
import { lookAt, subjectsOfLine } from './subject.ts';

/** Opens a line on top of the modal the person acted in. */
export async function openLine(desk: Desk, line: LineRef): Promise<void> {
  await fillLine(desk.reading(lookAt('line', line)), await desk.screen.show(loading(desk, line)), line);
}

/** Reads a line again, in its place. */
export async function refreshLine(desk: Desk, line: LineRef): Promise<void> {
  await fillLine(desk.reading(lookAt('line', line)), await showHere(desk, loading(desk, line)), line);
}

function loading(desk: Desk, { msisdn, subscriptionId }: LineRef) {
  const view = viewOf(desk);
  const what = msisdn ?? subscriptionId;
  return loadingView({ title: lineTitle(msisdn, view), doing: desk.text.desk.loading.line, what }, view);
}

/** Fills an open modal with a line: one round of calls. */
export async function fillLine(desk: ReadingDesk, shown: Shown, line: LineRef): Promise<void> {
  const view = viewOf(desk);
  const parts = fetchLine(desk, line, await desk.known.open(subjectsOfLine(line)));
  const metadata = await desk.memory.save(LINE, line);
  const paint = (model: LineModel) => desk.screen.update(shown, lineView(model, metadata, view));
  await paint(parts.model(false, {}));
  await parts.board.settled(() => paint(parts.model(false, {})));
  await paint(parts.model(true, await parts.actions()));
}

function fetchLine(desk: ReadingDesk, line: LineRef, open: Several) {
  const { subscriptionId, accountId, msisdn } = line;
  const params = { subscription_id: subscriptionId };
  const board = new Board();
  const subscription = board.part(() =>
    desk.read(subscriptionsGet, { params, query: { query: { include: ['origin', 'selldate'] } } }),
  );
  const applied = board.part(() => desk.read(subscriptionMasksList, { params }));
  const catalogue = board.part(() => desk.read(masksList, { params: {} }));
  const services = board.part(async () => serviceRows(await desk.read(subscriptionServicesList, { params })));
  const blocks = board.part(async () => simBlocks(await desk.read(blocksList, { params })));
  const terms =
    accountId === undefined
      ? undefined
      : board.part(() => desk.read(termsList, { params: { account_id: accountId } }));

  const sim = (): { mobile?: boolean } => {
    const read = arrived(subscription.part);
    const told = read ? (simOfSubscription(read) ?? false) : simOf({ number: msisdn });
    const mobile = line.mobile ?? told;
    return mobile === undefined ? {} : { mobile };
  };
  const masks = () => mapPart(applied.part, (read) => maskNames(read.masks, arrived(catalogue.part) ?? []));

  return {
    board,
    model: (complete: boolean, actions: LineActions): LineModel => ({
      subscriptionId,
      ...(accountId !== undefined && { accountId }),
      ...(msisdn !== undefined && { number: msisdn }),
      ...sim(),
      facts: mapPart(subscription.part, lineFacts),
      masks: masks(),
      services: services.part,
      blocks: blocks.part,
      ...(terms && { commitments: mapPart(terms.part, (read) => commitmentsOf(read, subscriptionId)) }),
      open,
      actions,
      complete,
    }),
    actions: async (): Promise<LineActions> => {
      const status = arrived(subscription.part)?.subscription_status?.value ?? undefined;
      const known = { ...sim(), ended: standing(status) === 'ended' };
      return {
        ...(await offerMasks(desk, line, { ...known, masks: arrived(applied.part)?.masks })),
        ...(await offerSim(desk, line, { ...known, blocks: arrived(blocks.part) })),
      };
    },
  };
}
