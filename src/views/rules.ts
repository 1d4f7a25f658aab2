/** The rules that hold for deciding on a request: of those of its filing and those of now, the stricter. */
import type { RequestRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { joined, type Mrkdwn, md } from './escape.ts';
import { when, who } from './request.ts';

/** Some hours of some days; Monday is 0. */
export interface HoursModel {
  readonly days: readonly [number, number];
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

export interface RulesModel {
  /** How many different people must approve. */
  readonly approvals: number;
  readonly commentRequired: boolean;
  /** Who may decide: the names of their groups. One of each list where there are several. */
  readonly groups: readonly (readonly string[])[];
  /** Of groups of which one each must approve, those that are left. */
  readonly stillNeeded: readonly (readonly string[])[];
  /** When it may be approved; nothing for at any time. */
  readonly hours: readonly HoursModel[];
  /** When the hours begin; absent while they last. */
  readonly opensAt?: Date;
}

/** What whoever decides must know, each under its name. */
export function rulesFields(rules: RulesModel, request: RequestRecord, text: Text): Mrkdwn[] {
  const { policy } = text;
  const { groups, hours, opensAt, commentRequired } = rules;
  const lists = groups.map((names) => names.join(` ${policy.or} `));
  return [
    ...approvedBy(rules, request, text),
    ...(lists.length > 0 ? [md`*${policy.decides}*\n${lists.join(` ${policy.and} `)}`] : []),
    ...(commentRequired ? [md`*${text.requests.card.comment}*\n${policy.commentNeeded}`] : []),
    ...(hours.length > 0
      ? [
          joined(
            [
              md`*${policy.hours}*`,
              ...hours.map((each) => md`${hoursText(each, text)}`),
              ...(opensAt ? [md`${policy.opens} ${when(opensAt)}`] : []),
            ],
            '\n',
          ),
        ]
      : []),
  ];
}

/** Who has approved so far, of how many. */
function approvedBy(
  { approvals: needed, stillNeeded }: RulesModel,
  { approvals }: RequestRecord,
  text: Text,
): Mrkdwn[] {
  if (needed === 1) return [];
  const words = text.decisions;
  // Who approved beside those that are needed has not made it fewer.
  const all = Math.max(needed, approvals.length + stillNeeded.length);
  const count = words.approvalsOf(approvals.length, all);
  const people = joined(
    approvals.map(({ userId }) => who(userId, text)),
    ', ',
  );
  const given = approvals.length === 0 ? md`${count}` : md`${count}: ${people}`;
  const left = stillNeeded.map((names) => text.policy.oneOf(names.join(` ${text.policy.or} `)));
  const more = left.length === 0 ? [] : [md`${text.policy.stillNeeded}: ${left.join(', ')}`];
  return [joined([md`*${words.approvals}*`, given, ...more], '\n')];
}

/** `Mon-Fri 08:00–20:00 (Europe/Madrid)` */
function hoursText({ days: [first, last], from, to, timeZone }: HoursModel, { policy }: Text): string {
  const named = first === last ? policy.days[first] : `${policy.days[first]}-${policy.days[last]}`;
  return `${named} ${from}–${to} (${timeZone})`;
}
