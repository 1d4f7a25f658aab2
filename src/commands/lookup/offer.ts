/** What can be asked for on a line, and the tokens of the buttons that ask. */
import { subscriptionMasksUpdate } from '../../api/barrings/subscription-masks.ts';
import { blocksUpdate } from '../../api/customers-v2/blocks.ts';
import { unreadIn } from '../../fields/unread.ts';
import type { LineActions, SimBlock } from '../../views/models.ts';
import type { Desk } from '../handler.ts';
import { type LineRef, saveForm, targetOf } from './remember.ts';

/** What is known of a line when its actions are offered; what could not be read is `undefined`. */
export interface Known {
  /** Whether it has a SIM. */
  readonly mobile?: boolean;
  readonly ended: boolean;
  readonly masks: readonly unknown[] | undefined;
  readonly blocks: readonly SimBlock[] | undefined;
}

/** A SIM can be blocked for theft and for loss. */
const MOST_BLOCKS = 2;

/** Masks: applied at any time while the line stands, removed unless there are none. */
export async function offerMasks(
  desk: Desk,
  line: LineRef,
  { ended, masks }: Pick<Known, 'ended' | 'masks'>,
): Promise<Pick<LineActions, 'applyMask' | 'removeMask'>> {
  if (ended) return {};
  const ask = (action: 'APPLY' | 'REMOVE') => {
    const input = { params: { subscription_id: line.subscriptionId }, body: { action } };
    return saveForm(desk, subscriptionMasksUpdate, input, targetOf(line));
  };
  const applyMask = await ask('APPLY');
  return isNone(masks) ? { applyMask } : { applyMask, removeMask: await ask('REMOVE') };
}

/** Whether there is surely nothing: of what could not be read nobody says so. */
const isNone = (list: readonly unknown[] | undefined): boolean => list?.length === 0 && unreadIn(list) === 0;

/** The SIM: blocked unless it is so in both ways, unblocked when it is in any that can be lifted, or could be. */
export async function offerSim(
  desk: Desk,
  line: LineRef,
  { mobile, ended, blocks }: Omit<Known, 'masks'>,
): Promise<Pick<LineActions, 'blockSim' | 'unblockSim'>> {
  if (mobile === false || ended) return {};
  const liftable = (blocks ?? []).filter(({ fixed }) => !fixed);
  const unsure = blocks === undefined || unreadIn(blocks) > 0;
  const set = new Set(liftable.flatMap(({ id }) => id ?? []));
  const only = liftable.length === 1 ? liftable[0]?.id : undefined;
  const ask = (active: boolean, blockId?: string) => {
    const params = {
      subscription_id: line.subscriptionId,
      ...(blockId !== undefined && { block_id: blockId }),
    };
    return saveForm(desk, blocksUpdate, { params, body: { active } }, targetOf(line));
  };
  return {
    ...(set.size < MOST_BLOCKS && { blockSim: await ask(true) }),
    ...((liftable.length > 0 || unsure) && { unblockSim: await ask(false, unsure ? undefined : only) }),
  };
}
