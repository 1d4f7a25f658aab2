import type { promotionsList } from '../../../api/customers-v2/promotions.ts';
import type { OutputOf } from '../../../api/operation.ts';
import { keepUnread, unreadIn } from '../../../fields/unread.ts';
import { joined, type Mrkdwn, md } from '../../escape.ts';
import { day } from '../../format.ts';
import type { ViewContext } from '../../models.ts';
import { unreadOf } from '../../parts.ts';

type Promotions = OutputOf<typeof promotionsList>;

interface Shown {
  readonly name: string | null | undefined;
  readonly id: string | null | undefined;
  readonly from: string | null | undefined;
  readonly to: string | null | undefined;
  readonly line?: string | null | undefined;
}

/** Promotions by what they belong to: lines, the account, its bundle. */
export function promotionPieces(read: Promotions, view: ViewContext): readonly Mrkdwn[] {
  const { answer } = view.text;
  const lines = shownOf(read.subscription_promotions, (each) => ({
    name: each.promotion_name,
    id: each.promotion_id,
    from: each.association_date,
    to: each.end_date,
    line: each.subscription_id,
  }));
  const account = shownOf(read.account_promotions, (each) => ({
    name: each.promotion_name,
    id: each.promotion_id,
    from: each.begin_date,
    to: each.end_date,
  }));
  const bundle = shownOf(read.account_bundle_promotions, (each) => ({
    name: each.promotion_name,
    id: each.promotion_id,
    from: each.effective_date_ini,
    to: each.effective_date_end,
  }));
  return [
    ...level(answer.ofLines, lines, view),
    ...level(answer.ofAccount, account, view),
    ...level(answer.ofBundle, bundle, view),
  ];
}

/** The promotions of a list; nothing where the answer does not say which there are. */
const shownOf = <T>(list: readonly T[] | null | undefined, show: (each: T) => Shown) =>
  list == null ? undefined : keepUnread(list, list.map(show));

function level(
  title: string,
  promotions: readonly Shown[] | undefined,
  view: ViewContext,
): readonly Mrkdwn[] {
  const { answer, desk } = view.text;
  if (promotions === undefined) return [md`*${title}*\n_${desk.notKnown}_`];
  const unread = unreadOf(promotions, view);
  if (promotions.length === 0) return [md`*${title}*\n${unread ?? md`_${answer.emptyList}_`}`];
  return [
    md`*${title}* · ${answer.entries(promotions.length + unreadIn(promotions))}`,
    ...promotions.map((each) => promotionLine(each, view)),
    ...(unread ? [unread] : []),
  ];
}

function promotionLine({ name, id, from, to, line }: Shown, view: ViewContext): Mrkdwn {
  const { desk, answer } = view.text;
  const until = to == null ? answer.noEnd : day(to, view);
  return joined([
    md`🎁 *${name ?? id ?? desk.notKnown}*`,
    ...(from == null ? [] : [md`${day(from, view)} – ${until}`]),
    ...(line == null ? [] : [md`${desk.line.number(line)}`]),
  ]);
}
