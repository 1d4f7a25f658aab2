/** `/block-sim <line>` and `/unblock-sim <line>`: asks for a lost or stolen SIM to be blocked, or freed. */
import { blocksUpdate } from '../api/customers-v2/blocks.ts';
import type { Approvals } from '../approvals/approvals.ts';
import { type Command, defineCommand } from './handler.ts';
import { openLineForm } from './line-form.ts';

export const blockSimCommand = (approvals: Approvals): Command =>
  defineCommand({
    name: '/block-sim',
    roles: ['agent'],
    run: (typed, desk) =>
      openLineForm(approvals, desk, {
        command: '/block-sim',
        typed,
        whole: typed,
        help: desk.text.requests.commandHelp.blockSim,
        needsSim: true,
        operationId: blocksUpdate.id,
        body: { active: true },
      }),
  });

export const unblockSimCommand = (approvals: Approvals): Command =>
  defineCommand({
    name: '/unblock-sim',
    roles: ['agent'],
    run: (typed, desk) =>
      openLineForm(approvals, desk, {
        command: '/unblock-sim',
        typed,
        whole: typed,
        help: desk.text.requests.commandHelp.unblockSim,
        needsSim: true,
        operationId: blocksUpdate.id,
        body: { active: false },
      }),
  });
