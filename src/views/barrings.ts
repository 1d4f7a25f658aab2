import type { AnyBlock, ModalView } from '@slack/types';
import { actions, button, divider, modal, section } from './blocks.ts';
import { joined, type Mrkdwn, md } from './escape.ts';
import { moment, phone, worded } from './format.ts';
import { requestBlocks } from './line.ts';
import type { BarringsModel, HistoryRow, ViewContext } from './models.ts';
import { footer, listedOr, maskText, partText, serviceText, unreadOf } from './parts.ts';

/** Entries of the history shown, newest first. */
export const HISTORY_SHOWN = 10;

/** What is barred on a line and why, and the last changes. */
export function barringsView(model: BarringsModel, metadata: string, view: ViewContext): ModalView {
  const { desk } = view.text;
  const name = model.number === undefined ? desk.line.number(model.subscriptionId) : phone(model.number);
  const known = model.number === undefined ? md`` : md` · ${desk.line.number(model.subscriptionId)}`;
  return modal({
    title: desk.barrings.title,
    close: desk.close,
    metadata,
    blocks: [
      section(md`*${name}*${known}`),
      divider(),
      ...partBlocks(model, view),
      divider(),
      ...requestBlocks(model.actions, view),
      ...(model.complete
        ? [actions('barrings.further', [button({ text: desk.refresh, actionId: 'barrings.refresh' })])]
        : []),
      footer(view, ...(model.complete ? [] : [md`⏳ ${desk.stillLoading}`])),
    ],
  });
}

function partBlocks({ masks, services, history }: BarringsModel, view: ViewContext): AnyBlock[] {
  const { line, barrings } = view.text.desk;
  const body = {
    masks: partText(
      masks,
      (all) => listedOr(all, md`✅ ${line.noMasks}`, (each) => maskText(each, view), view),
      view,
    ),
    services: partText(
      services,
      (all) => listedOr(all, md`${barrings.noServices}`, (each) => serviceText(each, view), view),
      view,
    ),
    history: partText(history, (all) => historyText(all, view), view),
  };
  return [
    section(md`*${line.masks}*\n${body.masks}`),
    section(md`*${line.services}*\n${body.services}`),
    section(md`*${barrings.history}*\n${body.history}`),
  ];
}

function historyText(rows: readonly HistoryRow[], view: ViewContext): Mrkdwn {
  const unread = unreadOf(rows, view);
  if (rows.length === 0) return unread ?? md`${view.text.desk.barrings.noHistory}`;
  const shown = rows.slice(0, HISTORY_SHOWN).map((row) => historyRow(row, view));
  const left = rows.length - shown.length;
  const more = left > 0 ? [md`_${view.text.desk.more(left)}_`] : [];
  return joined([...shown, ...more, ...(unread ? [unread] : [])], '\n');
}

/** Only the two words there are have a sign; another is shown as it came. */
const SIGNS: ReadonlyMap<string | undefined, string> = new Map([
  ['APPLY', '➕'],
  ['REMOVE', '➖'],
]);

function historyRow({ at, operation, mask, user }: HistoryRow, view: ViewContext): Mrkdwn {
  const { barrings } = view.text.desk;
  const word =
    operation === undefined
      ? view.text.desk.notKnown
      : worded({ APPLY: barrings.apply, REMOVE: barrings.remove }, operation);
  const pieces = [md`${SIGNS.get(operation) ?? '▫️'} *${mask}* ${word}`];
  if (at !== undefined) pieces.push(md`${moment(at, view)}`);
  if (user !== undefined) pieces.push(md`${barrings.by(user)}`);
  return joined(pieces);
}
