import type { AnyBlock, Button, ModalView } from '@slack/types';
import { openBlocks } from './beside/others.ts';
import { actions, button, divider, fields, modal, section } from './blocks.ts';
import { joined, type Mrkdwn, md } from './escape.ts';
import { day, isPast, moment, phone, statusText } from './format.ts';
import type { Commitment, LineActions, LineModel, ViewContext } from './models.ts';
import {
  arrived,
  blockText,
  commitmentGlance,
  fact,
  footer,
  formButton,
  lineSign,
  listedOr,
  maskText,
  mayHaveSim,
  partText,
  serviceText,
} from './parts.ts';

/** One line: what it is, what is barred, what may be asked for. `metadata` names the line on the server. */
export function lineView(model: LineModel, metadata: string, view: ViewContext): ModalView {
  const { desk } = view.text;
  return modal({
    title: lineTitle(model.number, view),
    close: desk.close,
    metadata,
    blocks: [
      ...headBlocks(model, view),
      ...openBlocks(model.open, view.text),
      divider(),
      ...partBlocks(model, view),
      divider(),
      ...actionBlocks(model, view),
      footer(view, ...(model.complete ? [] : [md`⏳ ${desk.stillLoading}`])),
    ],
  });
}

/** `Line 612345678`; a number too long for a title is left to the card. */
export function lineTitle(number: string | undefined, { text }: ViewContext): string {
  return number !== undefined && number.length <= 15 ? text.desk.line.title(number) : text.desk.line.untitled;
}

function headBlocks(model: LineModel, view: ViewContext): AnyBlock[] {
  const { desk } = view.text;
  const facts = arrived(model.facts);
  const number = facts?.number ?? model.number;
  const name = number === undefined ? desk.line.number(model.subscriptionId) : phone(number);
  const status = partText(model.facts, (each) => md`${statusText(each.status, view)}`, view);
  return [section(md`${lineSign(model)} *${name}* · ${status}`), ...fields(factsOf(model, view))];
}

function factsOf(model: LineModel, view: ViewContext): Mrkdwn[] {
  const { line } = view.text.desk;
  const facts = arrived(model.facts);
  const shownDay = (value: string | undefined) => value && day(value, view);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [line.type, facts?.type],
    [line.origin, facts?.origin],
    [line.sold, shownDay(facts?.soldAt)],
    [line.activated, facts?.activatedAt && moment(facts.activatedAt, view)],
    [line.ended, shownDay(facts?.endedAt)],
    ['ICCID', facts?.iccid],
    ['IMSI', facts?.imsi],
    [line.subscription, model.subscriptionId],
    [line.account, model.accountId],
  ];
  return rows.filter(([, value]) => value).map(([label, value]) => fact(label, value));
}

function partBlocks(model: LineModel, view: ViewContext): AnyBlock[] {
  const { line, barrings } = view.text.desk;
  const { masks, services, blocks, commitments } = model;
  const none = (words: string): Mrkdwn => md`✅ ${words}`;
  const parts = [
    titled(
      line.masks,
      partText(masks, (all) => listedOr(all, none(line.noMasks), (each) => maskText(each, view), view), view),
    ),
    titled(
      line.services,
      partText(
        services,
        (all) => listedOr(all, md`${barrings.noServices}`, (each) => serviceText(each, view), view),
        view,
      ),
    ),
  ];
  if (mayHaveSim(model)) {
    parts.push(
      titled(
        line.blocks,
        partText(
          blocks,
          (all) => listedOr(all, none(line.noBlocks), (each) => blockText(each, view), view),
          view,
        ),
      ),
    );
  }
  if (commitments) {
    parts.push(
      titled(
        line.commitments,
        partText(
          commitments,
          (all) => listedOr(all, none(line.noCommitments), (each) => commitmentText(each, view), view),
          view,
        ),
      ),
    );
  }
  return parts.map((part) => section(part));
}

const titled = (title: string, body: Mrkdwn): Mrkdwn => md`*${title}*\n${body}`;

function commitmentText(commitment: Commitment, view: ViewContext): Mrkdwn {
  const { line } = view.text.desk;
  const { endsAt, months, binding, what } = commitment;
  const over = endsAt !== undefined && isPast(endsAt, view.now) === true;
  const pieces = [over ? md`▫️ ${line.over(day(endsAt, view))}` : commitmentGlance(commitment, view)];
  if (binding !== undefined) pieces.push(md`${binding}`);
  else if (months !== undefined) pieces.push(md`${line.months(months)}`);
  if (what !== undefined) pieces.push(md`${what}`);
  return joined(pieces);
}

function actionBlocks(model: LineModel, view: ViewContext): AnyBlock[] {
  const { desk } = view.text;
  const further: Button[] = [button({ text: desk.line.barrings, actionId: 'line.open_barrings' })];
  if (model.accountId !== undefined) {
    further.push(button({ text: desk.line.penalties, actionId: 'line.open_penalties' }));
  }
  if (model.complete) {
    further.push(button({ text: desk.refresh, actionId: 'line.refresh' }));
    if (!view.readOnly) further.push(button({ text: desk.line.more, actionId: 'run.for_line' }));
  }
  return [...requestBlocks(model.actions, view), actions('line.further', further)];
}

/** What the line lets a person ask for: one row each, for buttons of one id cannot share a row. */
export function requestBlocks(offered: LineActions, { text, readOnly }: ViewContext): AnyBlock[] {
  if (readOnly) return [];
  const { line } = text.desk;
  const rows = [
    { id: 'apply-mask', why: line.applyMaskWhy, name: line.applyMask, token: offered.applyMask },
    { id: 'remove-mask', why: line.removeMaskWhy, name: line.removeMask, token: offered.removeMask },
    { id: 'block-sim', why: line.blockSimWhy, name: line.blockSim, token: offered.blockSim, style: 'danger' },
    { id: 'unblock-sim', why: line.unblockSimWhy, name: line.unblockSim, token: offered.unblockSim },
  ] as const;
  const blocks = rows.flatMap(({ id, why, name, token, ...rest }) =>
    token === undefined
      ? []
      : [
          section(md`${why}`, {
            id: `form.${id}`,
            button: formButton(name, token, 'style' in rest ? rest.style : undefined),
          }),
        ],
  );
  return blocks.length === 0 ? [] : [section(md`*${line.actions}*`), ...blocks];
}
