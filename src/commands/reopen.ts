/** The button of a window that could not be opened: runs the same command again. */
import { z } from 'zod';
import { type Action, type Command, defineAction, type Handler, Refusal } from './handler.ts';
import { holdsAny } from './people.ts';

const again = z.object({ command: z.string(), text: z.string() });

export function reopenAction(handlers: readonly Handler[]): Action {
  const commands = handlers.filter((handler): handler is Command => handler.kind === 'command');
  return defineAction({
    actionId: 'screen.reopen',
    roles: ['agent', 'approver', 'auditor'],
    async run({ value, metadata }, desk) {
      const { command, text } = await desk.memory.load('reopen', value || metadata, again);
      const found = commands.find(({ name }) => name === command);
      // The role is checked again: it may have gone since the button was shown.
      if (found === undefined || !holdsAny(desk.person, found.roles)) {
        throw new Refusal(desk.text.requests.refused.stale, 'no_role');
      }
      await found.run(text, desk);
    },
  });
}
