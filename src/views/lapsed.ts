/** Why an approved request is not sent: what is still waited for, whose approval was struck out, since when it is so. */
import type { Text } from '../text/text.ts';
import { type Mrkdwn, md } from './escape.ts';
import { type RequestModel, when, who } from './request.ts';

export function lapsedFields({ request }: RequestModel, text: Text): Mrkdwn[] {
  const { nextTry, struck, alreadySince } = text.between;
  const { state, checkAt, outcome, approvals } = request;
  const still = new Set(approvals.map(({ userId }) => userId));
  const gone = new Set(request.struck.map(({ userId }) => userId).filter((id) => !still.has(id)));
  return [
    ...(state === 'approved' && checkAt !== undefined ? [md`*${nextTry}*\n${when(checkAt)}`] : []),
    ...[...gone].map((id) => md`~${who(id, text)}~ ${struck}`),
    ...(outcome?.since === undefined ? [] : [md`*${alreadySince}*\n${when(new Date(outcome.since))}`]),
  ];
}
