/** Who could approve a request now, and when nobody can: for who asked, and on the card what keeps it from being approved. */
import type { KnownBlock } from '@slack/types';
import type { Text } from '../../text/text.ts';
import { inSections } from '../blocks.ts';
import { type Mrkdwn, md } from '../escape.ts';
import type { RequestModel } from '../request.ts';
import { atTime } from '../waiting.ts';

export interface OutlookModel {
  /** How many more people have to approve, and how many others could. */
  readonly needed: number;
  readonly others: number;
  readonly requesterCould: boolean;
  /** Groups for which nobody is there, by their names. */
  readonly nobodyOf: readonly (readonly string[])[];
}

/** For who has just asked: also that all is well. */
export function outlookForRequester(model: RequestModel, text: Text): KnownBlock[] {
  const hindrances = hindrancesOf(model, text, text.outlook.nobodyButYou);
  if (hindrances.length > 0) return inSections(hindrances);
  return model.outlook === undefined ? [] : inSections([md`${text.outlook.people(model.outlook.others)}`]);
}

/** For who decides: only what keeps it from being approved. */
export const outlookOnCard = (model: RequestModel, text: Text): KnownBlock[] =>
  inSections(hindrancesOf(model, text, text.outlook.nobodyButRequester));

function hindrancesOf(model: RequestModel, text: Text, nobodyBut: string): Mrkdwn[] {
  if (model.request.state !== 'pending') return [];
  const tooLate = tooLateLine(model, text);
  const tooFew = tooFewLine(model.outlook, text, nobodyBut);
  return [
    ...(tooLate === undefined ? [] : [md`⚠️ *${tooLate}*`]),
    ...(tooFew === undefined ? [] : [md`⚠️ *${tooFew}* ${text.outlook.mind}`]),
  ];
}

/** `Cannot be approved before 27 Nov at 08:00, expires today at 10:30` */
function tooLateLine({ request, rules: { opensAt } }: RequestModel, text: Text): Mrkdwn | undefined {
  if (opensAt === undefined || opensAt < request.expiresAt) return undefined;
  const { notBefore, expires } = text.outlook;
  return md`${notBefore} ${atTime(opensAt, text)}, ${expires} ${atTime(request.expiresAt, text)}`;
}

function tooFewLine(outlook: OutlookModel | undefined, text: Text, nobodyBut: string): string | undefined {
  if (outlook === undefined) return undefined;
  const { needed, others, requesterCould, nobodyOf } = outlook;
  const words = text.outlook;
  if (others === 0 && needed > 0) return requesterCould ? nobodyBut : words.nobody;
  if (others < needed) return words.tooFew(needed, others);
  if (nobodyOf.length === 0) return undefined;
  const lists = nobodyOf.map((names) => names.join(` ${text.policy.or} `));
  return `${words.nobodyOf} ${lists.join(', ')}.`;
}
