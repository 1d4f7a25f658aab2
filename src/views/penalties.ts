import type { AnyBlock, ModalView } from '@slack/types';
import { type Sum, sumOf } from '../fields/amount.ts';
import { unreadIn } from '../fields/unread.ts';
import { actions, button, context, divider, modal, section } from './blocks.ts';
import { joined, linkTo, type Mrkdwn, md } from './escape.ts';
import { day, moneyOr, phone, sumText, worded } from './format.ts';
import type { ComputedPenalty, ConfirmedPenalty, PenaltiesModel, PenaltyRow, ViewContext } from './models.ts';
import { footer, formButton, listed, partText, unreadOf } from './parts.ts';
import { type RequestModel, who } from './request.ts';

/** Computed penalties shown for one reason; more would not fit a modal. */
export const COMPUTED_SHOWN = 8;

/** What leaving would cost, for each reason there is. */
export function penaltiesView(model: PenaltiesModel, metadata: string, view: ViewContext): ModalView {
  const { desk } = view.text;
  return modal({
    title: desk.penalties.title,
    close: desk.close,
    metadata,
    blocks: [
      section(headText(model, view)),
      ...confirmedBlocks(model.confirmed, view),
      ...model.reasons.flatMap((each) => reasonBlocks(each, view)),
      divider(),
      ...(model.complete
        ? [actions('penalties.further', [button({ text: desk.refresh, actionId: 'penalties.refresh' })])]
        : []),
      footer(view, ...(model.complete ? [] : [md`⏳ ${desk.stillLoading}`])),
    ],
  });
}

function headText({ accountId, line, takenForAccount }: PenaltiesModel, { text }: ViewContext): Mrkdwn {
  const { penalties, line: words } = text.desk;
  const account = md`*${penalties.ofAccount(accountId)}*`;
  if (takenForAccount) return md`${account}\n💡 ${penalties.takenForAccount(accountId)}`;
  if (!line) return account;
  const name =
    line.number === undefined ? words.number(line.subscriptionId) : penalties.ofLine(phone(line.number));
  return md`*${name}* · ${penalties.ofAccount(accountId)}`;
}

/** More of them than this are left to their cards. */
const CONFIRMED_SHOWN = 8;

/** What was confirmed through Careline, and can be taken back: a calculation does not tell. */
function confirmedBlocks(confirmed: readonly ConfirmedPenalty[], view: ViewContext): AnyBlock[] {
  if (confirmed.length === 0) return [];
  const { penalties, more } = view.text.desk;
  const left = confirmed.length - CONFIRMED_SHOWN;
  return [
    divider(),
    section(md`*${penalties.alreadyConfirmed}*`),
    ...confirmed
      .slice(0, CONFIRMED_SHOWN)
      .map(({ model, remove }) =>
        section(
          confirmedLine(model, view),
          remove === undefined
            ? undefined
            : { id: `penalty.${model.request.id}.delete`, button: formButton(penalties.remove, remove) },
        ),
      ),
    ...(left > 0 ? [context(md`${more(left)}`)] : []),
  ];
}

/** `confirmed by @A on 25 Nov, €150.00 · Open its card` */
function confirmedLine({ request, cardUrl }: RequestModel, view: ViewContext): Mrkdwn {
  const { text } = view;
  const { confirmedBy, on } = text.desk.penalties;
  const at = (request.decidedAt ?? request.createdAt).toISOString();
  const { penalty } = request.onScreen;
  const said = [
    md`${confirmedBy} ${who(request.requester, text)} ${on} ${day(at, view)}, ${moneyOr(penalty?.total, view)}`,
    ...(penalty?.rows ?? []).flatMap(({ description }) =>
      description === undefined ? [] : [md`${description}`],
    ),
  ];
  const link = cardUrl && linkTo(cardUrl, text.intent.openCard);
  return joined(link ? [...said, link] : said);
}

function reasonBlocks(
  { reason, computed }: PenaltiesModel['reasons'][number],
  view: ViewContext,
): AnyBlock[] {
  const { penalties } = view.text.desk;
  const title = md`*${penalties.reasons[reason]}*`;
  if (computed.state !== 'ok' || computed.value.length === 0) {
    const words = partText(computed, (none) => unreadOf(none, view) ?? md`✅ ${penalties.none}`, view);
    return [divider(), section(md`${title}\n${words}`)];
  }
  const shown = computed.value.slice(0, COMPUTED_SHOWN);
  const left = computed.value.length - shown.length;
  return [
    divider(),
    section(title),
    ...shown.flatMap((each, index) => computedBlocks(each, `${reason}.${index}`, view)),
    ...(left > 0 ? [context(md`${view.text.desk.more(left)}`)] : []),
    ...[unreadOf(computed.value, view)].flatMap((words) => (words ? [context(words)] : [])),
  ];
}

/** What would be charged; entries that could not be read count as unknown amounts. */
export const totalOf = ({ rows }: ComputedPenalty): Sum =>
  sumOf(rows ? [...rows.map(({ value }) => value), ...Array(unreadIn(rows)).fill(undefined)] : [undefined]);

function computedBlocks(computed: ComputedPenalty, place: string, view: ViewContext): AnyBlock[] {
  const { penalties } = view.text.desk;
  const { id, rows = [], confirm, confirmed } = computed;
  const total = totalOf(computed);
  const name = id === undefined ? penalties.noId : penalties.computed(id);
  const sum =
    total.counted + total.unknown === 0
      ? md`${penalties.none}`
      : md`${penalties.total} *${sumText(total, view)}*`;
  const body = listed(rows, (row) => rowText(row, view), view);
  const blocks: AnyBlock[] = [section(md`💶 *${name}* · ${sum}\n${body}`)];
  if (total.unknown > 0) blocks.push(context(md`⚠️ ${penalties.totalUnknown}`));
  if (confirmed !== undefined) {
    blocks.push(context(md`⚠️ ${confirmedLine(confirmed, view)}. ${penalties.chargedAgain}`));
  }
  if (confirm !== undefined) {
    blocks.push(
      section(md`${penalties.confirmWhy}`, {
        id: `penalty.${place}.confirm`,
        button: formButton(penalties.confirm, confirm, 'danger'),
      }),
    );
  }
  return blocks;
}

function rowText(row: PenaltyRow, view: ViewContext): Mrkdwn {
  const { penalties } = view.text.desk;
  const pieces = [md`*${moneyOr(row.value, view)}*`];
  if (row.description !== undefined) pieces.push(md`${row.description}`);
  if (row.type !== undefined) pieces.push(md`${worded(penalties.types, row.type)}`);
  if (row.startsAt !== undefined && row.endsAt !== undefined) {
    pieces.push(md`${penalties.fromTo(day(row.startsAt, view), day(row.endsAt, view))}`);
  }
  if (row.mandatory !== undefined)
    pieces.push(md`${row.mandatory ? penalties.mandatory : penalties.optional}`);
  if (row.subscriptionId !== undefined) pieces.push(md`${view.text.desk.line.number(row.subscriptionId)}`);
  return md`• ${joined(pieces)}`;
}
