/** `/mask [apply|remove] <line>`: asks for a barring mask to be applied or removed. */
import { subscriptionMasksUpdate } from '../api/barrings/subscription-masks.ts';
import type { Approvals } from '../approvals/approvals.ts';
import { type Command, defineCommand } from './handler.ts';
import { openLineForm } from './line-form.ts';

/** Both languages' words for what may be done. */
const VERBS: Readonly<Record<string, 'APPLY' | 'REMOVE'>> = {
  apply: 'APPLY',
  aplicar: 'APPLY',
  add: 'APPLY',
  remove: 'REMOVE',
  quitar: 'REMOVE',
};

export const maskCommand = (approvals: Approvals): Command =>
  defineCommand({
    name: '/mask',
    roles: ['agent'],
    run(text, desk) {
      const [first = '', ...rest] = text.split(/\s+/u);
      const action = VERBS[first.toLowerCase()];
      return openLineForm(approvals, desk, {
        command: '/mask',
        typed: action ? rest.join(' ') : text,
        whole: text,
        help: desk.text.requests.commandHelp.mask,
        needsSim: false,
        operationId: subscriptionMasksUpdate.id,
        body: action ? { action } : {},
      });
    },
  });
