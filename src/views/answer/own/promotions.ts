import type { promotionsList } from '../../../api/customers-v2/promotions.ts';
import type { OutputOf } from '../../../api/operation.ts';
import { joined, type Mrkdwn, md } from '../../escape.ts';
import { day } from '../../format.ts';
import type { ViewContext } from '../../models.ts';

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
  const lines = (read.subscription_promotions ?? []).map((each) => ({
    name: each.promotion_name,
    id: each.promotion_id,
    from: each.association_date,
    to: each.end_date,
    line: each.subscription_id,
  }));
  const account = (read.account_promotions ?? []).map((each) => ({
    name: each.promotion_name,
    id: each.promotion_id,
    from: each.begin_date,
    to: each.end_date,
  }));
  const bundle = (read.account_bundle_promotions ?? []).map((each) => ({
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

function level(title: string, promotions: readonly Shown[], view: ViewContext): readonly Mrkdwn[] {
  const { answer } = view.text;
  if (promotions.length === 0) return [md`*${title}*\n_${answer.emptyList}_`];
  return [
    md`*${title}* · ${answer.entries(promotions.length)}`,
    ...promotions.map((each) => promotionLine(each, view)),
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
