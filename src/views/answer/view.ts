import type { ModalView } from '@slack/types';
import type { AnswerNode } from '../../api/answer-tree.ts';
import type { Localized } from '../../api/operation.ts';
import { sensitivityOf } from '../../fields/meaning.ts';
import { readRiskDecision } from '../../fields/risk-decision.ts';
import { actions, button, context, divider, modal, section } from '../blocks.ts';
import { type Mrkdwn, md } from '../escape.ts';
import type { ViewContext } from '../models.ts';
import { footer } from '../parts.ts';
import { saidBlocks } from '../said.ts';
import { piecesOf } from './pieces.ts';

/** What a page holds: a person scrolls so far, and not further. */
const PIECES_A_PAGE = 12;

export interface AnswerModel {
  readonly title: Localized;
  readonly operationId: string;
  /** Whether it only looks: then nothing was done. */
  readonly reads: boolean;
  readonly status: number;
  readonly root: AnswerNode | undefined;
  /** What the API page says of the operation. */
  readonly said: readonly Localized[];
  /** What a view of its own shows instead. */
  readonly pieces?: readonly Mrkdwn[];
  /** Whether the answer broke its page, and so may lack something. */
  readonly drifted: boolean;
  /** Counted from 0. */
  readonly page: number;
  /** Whether bank data is shown in clear, and whether the person may have it so. */
  readonly reveal: boolean;
  readonly mayReveal: boolean;
}

/** The answer of any operation as a card. */
export function answerView(model: AnswerModel, metadata: string, view: ViewContext): ModalView {
  const { text } = view;
  const { answer } = text;
  const { pieces, page, pages } = pageOf(model, view);
  const masked = !model.reveal && holdsBank(model.root);
  return modal({
    title: answer.title,
    close: text.desk.close,
    metadata,
    blocks: [
      section(md`*${model.title[text.language]}*`),
      ...bannerOf(model, view).map((banner) => section(banner)),
      ...(model.reads ? saidBlocks(model.said, text) : []),
      ...(pieces.length > 0 ? pieces : [nothingText(model, view)]).map((piece) => section(piece)),
      ...(pages > 1 || (masked && model.mayReveal)
        ? [divider(), moves({ page, pages, masked, model }, view)]
        : []),
      ...(masked && !model.mayReveal ? [context(md`${answer.masked}`)] : []),
      footer(view, md`\`${model.operationId}\``, ...(pages > 1 ? [md`${answer.page(page + 1, pages)}`] : [])),
    ],
  });
}

function pageOf(model: AnswerModel, view: ViewContext) {
  const all = model.pieces ?? piecesOf(model.root, { view, reveal: model.reveal });
  const pages = Math.max(1, Math.ceil(all.length / PIECES_A_PAGE));
  const page = Math.min(model.page, pages - 1);
  return { pieces: all.slice(page * PIECES_A_PAGE, (page + 1) * PIECES_A_PAGE), page, pages };
}

interface Moves {
  readonly page: number;
  readonly pages: number;
  readonly masked: boolean;
  readonly model: AnswerModel;
}

function moves({ page, pages, masked, model }: Moves, { text }: ViewContext) {
  const { answer, desk } = text;
  return actions('answer.moves', [
    ...(page > 0 ? [button({ text: `‹ ${desk.customer.previous}`, actionId: 'answer.previous' })] : []),
    ...(page + 1 < pages ? [button({ text: `${desk.customer.next} ›`, actionId: 'answer.next' })] : []),
    ...(masked && model.mayReveal ? [button({ text: answer.reveal, actionId: 'answer.reveal' })] : []),
  ]);
}

/** Nothing to show is said: done, accepted, an empty list, or an answer that tells nothing. */
function nothingText({ status, root, reads }: AnswerModel, { text: { answer } }: ViewContext): Mrkdwn {
  if (root?.node === 'list') return md`_${answer.emptyList}_`;
  if (reads) return md`_${answer.nothingSaid}_`;
  if (status === ACCEPTED) return md`📨 ${answer.accepted}`;
  return md`✅ ${answer.done}`;
}

const ACCEPTED = 202;

/** What must be read before anything else: that accepted is not done, and what risk review says. */
function bannerOf({ root, drifted }: AnswerModel, { text: { answer } }: ViewContext): readonly Mrkdwn[] {
  const decision =
    root?.node === 'group' ? root.parts.find(({ name }) => name === 'risk_decision') : undefined;
  const read = decision?.node === 'value' ? readRiskDecision(decision.value) : undefined;
  return [
    ...(read?.holds ? [md`⚠️ *${answer.riskDecision(read.came)}*`] : []),
    ...(drifted ? [md`⚠️ ${answer.drifted}`] : []),
  ];
}

/** Whether anything in an answer is for the eyes of who answers for money. */
export function holdsBank(node: AnswerNode | undefined): boolean {
  if (node === undefined) return false;
  if (node.node === 'value') return sensitivityOf(node.meaning) === 'bank';
  return (node.node === 'group' ? node.parts : node.items).some(holdsBank);
}
