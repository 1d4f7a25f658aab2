import { refusals } from './refusals.ts';
import { roles } from './roles.ts';

/** What was looked at, and where the person was: beside an event of the log. */
export const reading = {
  opened: {
    customer: 'a customer',
    line: 'a line',
    barrings: 'the barrings of a line',
    penalties: 'penalties',
    form: 'a form, with the state before',
    list: 'the list of a field',
    summary: 'the summary of a change, with the state before',
    answer: 'an answer',
    settling: 'how the target stands now, to settle a request',
    status: 'whether the back office answers',
  },
  from: {
    customer: 'from the customer’s card',
    line: 'from the line’s card',
    barrings: 'from the barrings',
    penalties: 'from the penalties',
    form: 'in a form',
    run: 'from the operations',
    request: 'from a request',
    message: 'from a message',
    screen: 'opened again',
  },
  /** What the policy wants approved before it is shown. */
  stateWithheld: (operationId: string) =>
    `The state there is now is not shown: the policy wants that read approved. /care run ${operationId} asks for it.`,
  listWithheld: (field: string, operationId: string) =>
    `The list of “${field}” is not shown: the policy wants that read approved (/care run ${operationId} asks for it). The value may be typed.`,
  page: (page: number) => `page ${page}`,
  /** Why something was refused, and who may what. */
  refusals,
  roles,
};
