/** The form of any operation: opened, gone through, completed as one types, submitted. */
import type { Approvals } from '../../approvals/approvals.ts';
import { defineAction, type Handler } from '../handler.ts';
import { FORM, formMemory } from './memory.ts';
import { moveHandlers } from './moves.ts';
import { openForm } from './show.ts';
import { submitHandlers } from './submit.ts';
import { suggestHandler } from './suggest.ts';

export function formHandlers(approvals: Approvals): readonly Handler[] {
  const open = defineAction({
    actionId: 'form.open',
    roles: ['agent'],
    async run({ value }, desk) {
      const memory = await desk.memory.load(FORM, value, formMemory);
      await openForm(approvals, desk, memory);
    },
  });
  return [open, ...moveHandlers(approvals), ...submitHandlers(approvals), suggestHandler(approvals)];
}
