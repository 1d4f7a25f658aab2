import type { AnyBlock, Button, ModalView } from '@slack/types';
import { dayOf } from '../fields/day.ts';
import { isDebt, isDebtMask, type Standing, standing } from '../fields/status.ts';
import type { Text } from '../text/text.ts';
import { openBlocks } from './beside/others.ts';
import { actions, button, context, divider, fields, modal, section } from './blocks.ts';
import { joined, type Mrkdwn, md } from './escape.ts';
import { day, isPast, phone, statusText } from './format.ts';
import type {
  AccountFacts,
  AccountRow,
  Commitment,
  CustomerModel,
  LineRow,
  SimBlock,
  Trouble,
  ViewContext,
  Who,
} from './models.ts';
import {
  arrived,
  commitmentGlance,
  fact,
  footer,
  lineSign,
  mayHaveSim,
  partText,
  troubleShort,
  unreadOf,
  unreadText,
} from './parts.ts';
import { soughtHints, wrongLetterText } from './search.ts';

/** Lines shown on one page of the card. */
export const LINES_A_PAGE = 10;

/**
 * The customer card: who, the accounts, each line at a glance. `metadata` is the token of what the card
 * may open; without it nothing can be clicked.
 */
export function customerView(model: CustomerModel, metadata: string, view: ViewContext): ModalView {
  const { desk } = view.text;
  return modal({
    title: desk.customer.title,
    close: desk.close,
    metadata,
    blocks: [
      ...whoBlocks(model, view),
      ...openBlocks(model.open, view.text),
      ...accountsBlocks(model, view),
      ...pagingBlocks(model, view),
      ...missingBlocks(model, view),
      footer(view, ...(model.complete ? [] : [md`⏳ ${desk.stillLoading}`])),
    ],
  });
}

function whoBlocks(model: CustomerModel, view: ViewContext): AnyBlock[] {
  const { customer } = view.text.desk;
  const who: Who = { ...arrived(model.profile), ...arrived(model.user) };
  const waiting = model.user?.state === 'loading' || (!model.user && model.profile?.state === 'loading');
  const name = who.name ?? (waiting ? '…' : customer.unnamed);
  const flags = flagsOf(model, view);
  return [
    section(md`👤 *${name}*`),
    ...(flags.length > 0 ? [section(joined(flags, '   '))] : []),
    ...fields(factsOf(who, view)),
    ...(model.sought.wrong ? [context(wrongLetterText(model.sought.wrong, view))] : []),
    ...soughtHints(model.sought, view),
  ];
}

function factsOf(who: Who, view: ViewContext): Mrkdwn[] {
  const { customer } = view.text.desk;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [customer.document, joinedWords([who.documentType, who.document])],
    [customer.type, who.type],
    [customer.segment, who.segment],
    [customer.phone, who.phone && phone(who.phone)],
    [customer.email, who.email],
    [customer.address, who.address],
    [customer.language, who.language],
    [customer.nationality, who.nationality],
    [customer.birthdate, who.birthdate && day(who.birthdate, view)],
    [customer.representative, who.representative],
    [customer.specialTreatment, who.specialTreatment && `⭐ ${who.specialTreatment}`],
  ];
  return rows.filter(([, value]) => value).map(([label, value]) => fact(label, value));
}

function joinedWords(words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined).join(' ');
}

/** What an agent must see first: debt, a blocked SIM, lines that are gone or suspended; with the API's own words. */
function flagsOf({ accounts }: CustomerModel, { text }: ViewContext): Mrkdwn[] {
  const { customer } = text.desk;
  const lines = accounts.flatMap((account) => account.lines);
  const debts = accounts.flatMap(({ facts }) => arrived(facts)?.status ?? []).filter(isDebt);
  const stands = (as: Standing) => (line: LineRow) => (standing(line.status) === as ? [line.status] : []);
  const flags: readonly (readonly [string, string, (line: LineRow) => readonly (string | undefined)[]])[] = [
    ['💶', customer.debt, debtsOf],
    ['🔒', customer.blocked, ({ blocks }) => (arrived(blocks) ?? []).map(({ value, id }) => value ?? id)],
    ['🟠', customer.held, stands('held')],
    ['🔴', customer.ended, stands('ended')],
  ];
  return [
    ...(debts.length > 0 ? [md`💶 *${customer.accountInDebt}*${said(debts, text)}`] : []),
    ...flags.flatMap(([sign, name, wordsOf]) => {
      const found = lines.map(wordsOf).filter((words) => words.length > 0);
      return found.length === 0
        ? []
        : [md`${sign} *${name}*: ${customer.lines(found.length)}${said(found.flat(), text)}`];
    }),
  ];
}

/** The statuses and masks of a line that say the customer owes. */
function debtsOf({ masks, status = '' }: LineRow): string[] {
  return [...(isDebt(status) ? [status] : []), ...(arrived(masks) ?? []).filter(isDebtMask)];
}

const NAMED_WORDS = 3;

/** ` (ROBO, PERDIDA)`: each word once, and not all of many. */
function said(words: readonly (string | undefined)[], { desk }: Text): Mrkdwn {
  const known = [...new Set(words.filter((word) => word !== undefined))];
  const left = known.length - NAMED_WORDS;
  const named = [...known.slice(0, NAMED_WORDS), ...(left > 0 ? [desk.more(left)] : [])];
  return named.length === 0 ? md`` : md` (${named.join(', ')})`;
}

function accountsBlocks(model: CustomerModel, view: ViewContext): AnyBlock[] {
  const { customer } = view.text.desk;
  if (model.noTree) return [divider(), section(noTreeText(model.noTree, model, view))];
  const unread = model.unreadAccounts > 0 ? [context(unreadText(model.unreadAccounts, view))] : [];
  if (model.accountCount === 0) {
    return [divider(), ...(unread.length > 0 ? unread : [section(md`${customer.noAccounts}`)])];
  }
  return [...model.accounts.flatMap((account) => accountBlocks(account, view)), ...unread];
}

function noTreeText(trouble: Trouble | 'unasked', { user }: CustomerModel, view: ViewContext): Mrkdwn {
  const { customer } = view.text.desk;
  if (trouble === 'unasked') return md`${customer.notAsked}`;
  if (trouble.kind === 'missing') return md`${user ? customer.noTreeOfUser : customer.onlyInV4}`;
  const why = md`*${customer.noTree}* ${troubleShort(trouble, view)}`;
  return trouble.message === undefined ? why : md`${why}\n“${trouble.message}”`;
}

function accountBlocks(account: AccountRow, view: ViewContext): AnyBlock[] {
  const { customer } = view.text.desk;
  const { accountId } = account;
  const number = arrived(account.facts)?.number ?? accountId ?? view.text.desk.notKnown;
  const glance = partText(account.facts, (facts) => accountGlance(facts, view), view);
  const head = md`🗂 *${customer.account} ${number}* · ${glance}`;
  const lines = [...account.lines.map((line) => lineBlock(line, view)), ...missingLines(account, view)];
  if (accountId === undefined) return [divider(), section(head), ...lines];
  return [
    divider(),
    section(head, {
      id: `account.${accountId}`,
      button: button({ text: customer.penalties, actionId: 'customer.open_penalties', value: accountId }),
    }),
    ...lines,
    ...(view.readOnly ? [] : [accountMore(accountId, number, view)]),
  ];
}

function accountMore(accountId: string, number: string, { text }: ViewContext): AnyBlock {
  const { customer } = text.desk;
  return actions(`account.${accountId}.more`, [
    button({
      text: customer.accountMore,
      actionId: 'run.for_account',
      value: accountId,
      spoken: customer.accountMoreSpoken(number),
    }),
  ]);
}

/** That there are no lines, that nobody knows, or that some could not be read. */
function missingLines({ lines, linesKnown, unread }: AccountRow, view: ViewContext): AnyBlock[] {
  const { customer } = view.text.desk;
  if (!linesKnown) return [context(md`⚠️ ${customer.linesUnknown}`)];
  if (unread.length > 0) {
    const numbers = unread.flatMap((number) => (number === undefined ? [] : [phone(number)]));
    const words = unreadText(unread.length, view);
    return [context(numbers.length > 0 ? md`${words}: ${numbers.join(', ')}` : words)];
  }
  return lines.length === 0 ? [context(md`${customer.noLines}`)] : [];
}

function accountGlance({ status, billingType, activatedAt }: AccountFacts, view: ViewContext): Mrkdwn {
  const pieces = [md`${statusText(status, view)}`];
  if (billingType !== undefined) pieces.push(md`${billingType}`);
  if (activatedAt !== undefined) {
    pieces.push(md`${view.text.desk.customer.activeSince(day(activatedAt, view))}`);
  }
  return joined(pieces);
}

function lineBlock(line: LineRow, view: ViewContext): AnyBlock {
  const { desk } = view.text;
  const number = line.number === undefined ? desk.line.number(line.subscriptionId) : phone(line.number);
  const head = [md`${lineSign(line)} *${number}*`];
  if (line.kind !== undefined) head.push(md`${line.kind}`);
  head.push(md`${statusText(line.status, view)}`);
  const glances = [
    partText(line.masks, (masks) => masksGlance(masks, view), view),
    ...(mayHaveSim(line) ? [partText(line.blocks, (blocks) => blocksGlance(blocks, view), view)] : []),
    partText(line.commitments, (terms) => commitmentsGlance(terms, view), view),
  ];
  return section(md`${joined(head)}\n${joined(glances)}`, {
    id: `line.${line.subscriptionId}`,
    button: button({
      text: desk.customer.open,
      actionId: 'customer.open_line',
      value: line.subscriptionId,
      spoken: desk.customer.openSpoken(number),
    }),
  });
}

const NAMED_MASKS = 2;

function masksGlance(masks: readonly string[], view: ViewContext): Mrkdwn {
  const { text } = view;
  const unread = unreadOf(masks, view);
  if (masks.length === 0) return unread ?? md`${text.desk.line.noMasks}`;
  const left = masks.length - NAMED_MASKS;
  const names = masks.slice(0, NAMED_MASKS).join(', ') + (left > 0 ? `, ${text.desk.more(left)}` : '');
  const known = md`⛔ *${text.desk.line.maskCount(masks.length)}*: ${names}`;
  return unread ? joined([known, unread]) : known;
}

function blocksGlance(blocks: readonly SimBlock[], view: ViewContext): Mrkdwn {
  const { text } = view;
  if (blocks.length === 0) return unreadOf(blocks, view) ?? md`${text.desk.line.noBlocks}`;
  const names = blocks.map((block) => block.value ?? block.id ?? '').filter(Boolean);
  return md`🔒 *${text.desk.customer.blocked}* ${names.join(', ')}`;
}

/** The commitment that lasts longest; one of which nobody knows the end counts as running. */
function commitmentsGlance(terms: readonly Commitment[], view: ViewContext): Mrkdwn {
  const [last] = terms
    .filter(({ endsAt }) => endsAt === undefined || isPast(endsAt, view.now) !== true)
    .toSorted((a, b) => lastDay(b).localeCompare(lastDay(a)));
  if (last) return commitmentGlance(last, view);
  return unreadOf(terms, view) ?? md`${view.text.desk.line.noCommitments}`;
}

const lastDay = ({ endsAt }: Commitment): string => dayOf(endsAt ?? '') ?? '';

function pagingBlocks(
  { page, pages, lineCount, accountCount, complete }: CustomerModel,
  view: ViewContext,
): AnyBlock[] {
  const { desk } = view.text;
  const buttons: Button[] = [];
  if (complete && page > 0) {
    buttons.push(button({ text: `‹ ${desk.customer.previous}`, actionId: 'customer.previous' }));
  }
  if (complete && page + 1 < pages) {
    buttons.push(button({ text: `${desk.customer.next} ›`, actionId: 'customer.next' }));
  }
  if (complete) {
    buttons.push(button({ text: desk.refresh, actionId: 'customer.refresh' }));
    if (!view.readOnly) buttons.push(button({ text: desk.customer.more, actionId: 'run.for_customer' }));
  }
  const counts = desk.customer.counts(accountCount, lineCount);
  const place = pages > 1 ? `${counts} · ${desk.customer.pageOf(page + 1, pages)}` : counts;
  return [
    divider(),
    context(md`${place}`),
    ...(buttons.length > 0 ? [actions('customer.paging', buttons)] : []),
  ];
}

/** Which API did not describe the customer; the rest of the card stands. */
function missingBlocks({ user, profile }: CustomerModel, view: ViewContext): AnyBlock[] {
  const { customer } = view.text.desk;
  const rows = [
    { part: user, name: customer.parts.user },
    { part: profile, name: customer.parts.profile },
  ];
  return rows.flatMap(({ part, name }) =>
    part?.state === 'failed'
      ? [context(md`${customer.incomplete}: ${name} · ${troubleShort(part.trouble, view)}`)]
      : [],
  );
}
