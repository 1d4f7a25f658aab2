import type { Approvals } from '../approvals/approvals.ts';
import type { Language } from '../text/text.ts';
import { answerHandlers } from './answers.ts';
import { barringsHandlers } from './barrings.ts';
import { careCommand, type Surroundings } from './care.ts';
import { customerHandlers } from './customer.ts';
import { decisionHandlers } from './decide.ts';
import { cancelHandlers } from './deciding/cancel.ts';
import { rejectHandlers } from './deciding/reject.ts';
import { settleHandlers } from './deciding/settle.ts';
import { followUpHandlers } from './follow-up.ts';
import { formHandlers } from './form/handlers.ts';
import type { Handler } from './handler.ts';
import { homeHandlers } from './home.ts';
import { lineHandlers } from './line.ts';
import { listHandlers } from './lists/requests.ts';
import { searchHandlers } from './lists/search.ts';
import { timelineHandlers } from './lists/timeline.ts';
import { maskCommand } from './mask.ts';
import { penaltiesHandlers } from './penalties.ts';
import { reopenAction } from './reopen.ts';
import { runHandlers } from './run/handlers.ts';
import { shortcutHandlers } from './shortcuts.ts';
import { blockSimCommand, unblockSimCommand } from './sim.ts';

/** Everything people can do. What is not in this list, Slack must not be told of. */
export function allHandlers(
  approvals: Approvals,
  options: Surroundings & { readonly language: Language },
): readonly Handler[] {
  const handlers: readonly Handler[] = [
    ...customerHandlers,
    ...lineHandlers,
    ...barringsHandlers,
    ...penaltiesHandlers,
    maskCommand(approvals),
    blockSimCommand(approvals),
    unblockSimCommand(approvals),
    careCommand(approvals, options),
    ...formHandlers(approvals),
    ...runHandlers(approvals),
    ...answerHandlers(approvals.operationById),
    ...decisionHandlers(approvals),
    ...rejectHandlers(approvals),
    ...cancelHandlers(approvals),
    ...followUpHandlers(approvals),
    ...settleHandlers(approvals),
    ...homeHandlers,
    ...listHandlers(approvals, options),
    ...timelineHandlers(approvals),
    ...searchHandlers(approvals),
    ...shortcutHandlers,
  ];
  return [...handlers, reopenAction(handlers)];
}
