/** The modal of penalties: every reason there is, computed side by side. */

import {
  penaltiesAccount,
  penaltiesConfirm,
  penaltiesDelete,
  penaltiesSubscription,
} from '../../api/customers-v2/penalties.ts';
import { ApiError } from '../../api/errors.ts';
import type { OutputOf } from '../../api/operation.ts';
import type { OnScreen, PenaltySeen } from '../../fields/on-screen.ts';
import { keepUnread } from '../../fields/unread.ts';
import type { RequestRecord } from '../../store/store.ts';
import { loadingView } from '../../views/loading.ts';
import type {
  ComputedPenalty,
  ConfirmedPenalty,
  Part,
  PenaltyReason,
  PenaltyRow,
} from '../../views/models.ts';
import { COMPUTED_SHOWN, penaltiesView, totalOf } from '../../views/penalties.ts';
import type { RequestModel } from '../../views/request.ts';
import { confirmedId } from '../beside/known.ts';
import type { Desk, ReadingDesk, Shown } from '../handler.ts';
import { Board } from './board.ts';
import { mapPart, viewOf } from './place.ts';
import { PENALTIES, type PenaltiesOf, saveForm } from './remember.ts';

type Computed = OutputOf<typeof penaltiesAccount>;

interface Reason {
  readonly reason: PenaltyReason;
  readonly computed: Part<readonly ComputedPenalty[]>;
}

export function penaltiesLoading(desk: Desk, what: string) {
  const { penalties, loading } = desk.text.desk;
  return loadingView({ title: penalties.title, doing: loading.penalties, what }, viewOf(desk));
}

/** Fills an open modal with penalties: one round of calls. */
export async function fillPenalties(desk: ReadingDesk, shown: Shown, of: PenaltiesOf): Promise<void> {
  const view = viewOf(desk);
  const board = new Board();
  const slots = readings(desk, of).map(({ reason, read }) => ({ reason, slot: board.part(read) }));
  const described = (): Reason[] =>
    slots.map(({ reason, slot }) => ({ reason, computed: mapPart(slot.part, describeComputed) }));

  const metadata = await desk.memory.save(PENALTIES, of);
  const { accountId, line, takenForAccount } = of;
  const known = await desk.known.confirmedPenalties(accountId);
  const confirmed = await Promise.all(known.map((model) => takenBack(desk, of, model)));
  const paint = (complete: boolean, reasons: readonly Reason[]) => {
    const number = line?.msisdn;
    const lineNamed = line && {
      subscriptionId: line.subscriptionId,
      ...(number !== undefined && { number }),
    };
    const model = {
      accountId,
      takenForAccount,
      reasons,
      confirmed,
      complete,
      ...(lineNamed && { line: lineNamed }),
    };
    return desk.screen.update(shown, penaltiesView(model, metadata, view));
  };
  await paint(false, described());
  await board.settled(() => paint(false, described()));
  await paint(true, await Promise.all(described().map((reason) => offered(desk, of, reason, known))));
}

interface Reading {
  readonly reason: PenaltyReason;
  readonly read: () => Promise<Computed>;
}

function readings(desk: ReadingDesk, { accountId, line }: PenaltiesOf): Reading[] {
  if (!line) {
    return (['unsubscribe', 'cancel'] as const).map((reason) => ({
      reason,
      read: () => desk.read(penaltiesAccount, { params: { account_id: accountId }, query: { reason } }),
    }));
  }
  const params = { account_id: accountId, subscription_id: line.subscriptionId };
  return (['broadband_subscription', 'device', 'mobile'] as const).map((reason) => ({
    reason,
    read: () => orNone(desk.read(penaltiesSubscription, { params, query: { reason } })),
  }));
}

/** A line to which a reason does not apply is answered with 404. */
async function orNone(reading: Promise<Computed>): Promise<Computed> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not_found') return [];
    throw error;
  }
}

function describeComputed(computed: Computed): ComputedPenalty[] {
  const described = computed.map(({ computed_penalty_id: id, penalties }) => ({
    ...(id != null && { id }),
    ...(penalties && { rows: keepUnread(penalties, penalties.map(describeRow)) }),
  }));
  return keepUnread(computed, described);
}

function describeRow(row: NonNullable<Computed[number]['penalties']>[number]): PenaltyRow {
  return {
    ...(row.value != null && { value: row.value }),
    ...(row.description != null && { description: row.description }),
    ...(row.subscription_id != null && { subscriptionId: row.subscription_id }),
    ...(row.start_date != null && { startsAt: row.start_date }),
    ...(row.end_date != null && { endsAt: row.end_date }),
    ...(row.mandatory != null && { mandatory: row.mandatory }),
    ...(row.type != null && { type: row.type }),
  };
}

/**
 * The buttons of what is shown; a penalty without a number has none, and nobody is asked to confirm an amount that
 * is not known, or nothing.
 */
async function offered(
  desk: Desk,
  of: PenaltiesOf,
  { reason, computed }: Reason,
  confirmed: readonly RequestModel[],
): Promise<Reason> {
  if (computed.state !== 'ok' || viewOf(desk).readOnly) return { reason, computed };
  const target = targetOfPenalties(of);
  const value = await Promise.all(
    computed.value.map(async (each, index) => {
      if (each.id === undefined || index >= COMPUTED_SHOWN) return each;
      const input = { params: { computed_penalty_id: each.id } };
      const { known, counted, unknown } = totalOf(each);
      const penalty = seenIn(each, reason, known);
      const before = confirmed.find(({ request }) => isOfSame(request, each.id, penalty));
      const warned = { ...each, ...(before !== undefined && { confirmed: before }) };
      if (counted === 0 || unknown > 0) return warned;
      return { ...warned, confirm: await saveForm(desk, penaltiesConfirm, input, { ...target, penalty }) };
    }),
  );
  return { reason, computed: { state: 'ok', value: keepUnread(computed.value, value) } };
}

/** Whether a confirmation was of this penalty: of its number, or of one of its commitments. */
function isOfSame(
  { input, onScreen }: RequestRecord,
  id: string | undefined,
  { rows }: PenaltySeen,
): boolean {
  const known = onScreen.penalty?.rows ?? [];
  return (
    confirmedId(input) === id ||
    rows.some(({ description, endsAt }) =>
      known.some((row) => row.description === description && row.endsAt === endsAt && endsAt !== undefined),
    )
  );
}

/** Taking back is offered of what was confirmed alone: each calculation has a number of its own. */
async function takenBack(desk: Desk, of: PenaltiesOf, model: RequestModel): Promise<ConfirmedPenalty> {
  const id = confirmedId(model.request.input);
  if (id === undefined || viewOf(desk).readOnly) return { model };
  const { penalty } = model.request.onScreen;
  const target = { ...targetOfPenalties(of), ...(penalty && { penalty }) };
  return {
    model,
    remove: await saveForm(desk, penaltiesDelete, { params: { computed_penalty_id: id } }, target),
  };
}

/** What is decided by: the sum, and of each penalty the commitment and its end. */
const seenIn = ({ rows = [] }: ComputedPenalty, reason: string, total: number): PenaltySeen => ({
  total,
  reason,
  rows: rows.map(({ value, description, endsAt }) => ({
    ...(value !== undefined && { value }),
    ...(description !== undefined && { description }),
    ...(endsAt !== undefined && { endsAt }),
  })),
});

function targetOfPenalties({ accountId, line, customerName, document }: PenaltiesOf): OnScreen {
  const whose = document ?? line?.document;
  const name = customerName ?? line?.customerName;
  return {
    accountId,
    ...(line && { subscriptionId: line.subscriptionId }),
    ...(line?.msisdn !== undefined && { msisdn: line.msisdn }),
    ...(name !== undefined && { customerName: name }),
    ...(whose !== undefined && { document: whose }),
  };
}
