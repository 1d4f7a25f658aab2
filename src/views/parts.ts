/** Pieces that several of these views have: parts that load or fail by themselves, and the small print. */
import type { Button, ContextBlock } from '@slack/types';
import type { Api } from '../api/operation.ts';
import { dayOf, isNoEnd } from '../fields/day.ts';
import { unreadIn } from '../fields/unread.ts';
import { button, context, NOTHING } from './blocks.ts';
import { joined, type Mrkdwn, md } from './escape.ts';
import { day, moment, moneyOr } from './format.ts';
import type { Commitment, MaskName, Part, ServiceRow, SimBlock, Trouble, ViewContext } from './models.ts';

/** Asks for a change: its value is the token of what would be asked. */
export const FORM_OPEN = 'form.open';

/** Text cut off a list longer than this is counted instead. */
const MOST_LISTED = 20;

/** A part as mrkdwn: dots while it loads, a warning when it failed. */
export function partText<T>(part: Part<T>, show: (value: T) => Mrkdwn, view: ViewContext): Mrkdwn {
  switch (part.state) {
    case 'loading':
      return md`…`;
    case 'failed':
      return troubleShort(part.trouble, view);
    case 'ok':
      return show(part.value);
  }
}

/** The value of a part that has arrived. */
export function arrived<T>(part: Part<T> | undefined): T | undefined {
  return part?.state === 'ok' ? part.value : undefined;
}

export function apiName(api: Api, { text }: ViewContext): string {
  return text.desk.apis[api];
}

/** `⚠️ Barrings: no answer in time` */
export function troubleShort({ api, kind, code, operationId }: Trouble, view: ViewContext): Mrkdwn {
  const short = md`⚠️ ${apiName(api, view)}: ${view.text.desk.apiErrorShort[kind]}`;
  if (operationId !== undefined) return md`${short} (\`/care run ${operationId}\`)`;
  return code === undefined ? short : md`${short} (${code})`;
}

/** `*Label*` over its value, for the columns of facts. */
export function fact(label: string, value: string | Mrkdwn | undefined): Mrkdwn {
  return md`*${label}*\n${value === undefined || value === '' ? NOTHING : value}`;
}

/** `⚠️ 1 entry could not be read` */
export const unreadText = (count: number, { text }: ViewContext): Mrkdwn => md`⚠️ ${text.desk.unread(count)}`;

/** How many entries a list lacks; nothing of one that is whole. */
export function unreadOf(items: readonly unknown[], view: ViewContext): Mrkdwn | undefined {
  const count = unreadIn(items);
  return count === 0 ? undefined : unreadText(count, view);
}

/** What has a SIM, what has none, and what nobody knows of. */
export function lineSign({ mobile }: { readonly mobile?: boolean }): string {
  if (mobile === undefined) return '📞';
  return mobile ? '📱' : '🌐';
}

/** A landline has no SIM; a block listed all the same is shown. */
export function mayHaveSim(line: {
  readonly mobile?: boolean;
  readonly blocks: Part<readonly SimBlock[]>;
}): boolean {
  return line.mobile !== false || (arrived(line.blocks) ?? []).length > 0;
}

/** Lines of text, counted where there are too many, or where some could not be read. */
export function listed<T>(items: readonly T[], show: (item: T) => Mrkdwn, view: ViewContext): Mrkdwn {
  const lines = items.slice(0, MOST_LISTED).map(show);
  const left = items.length - lines.length;
  const unread = unreadOf(items, view);
  return joined(
    [...lines, ...(left > 0 ? [md`_${view.text.desk.more(left)}_`] : []), ...(unread ? [unread] : [])],
    '\n',
  );
}

/** A list, or what is said where there is nothing in it; of one that lacks entries nobody knows that. */
export function listedOr<T>(
  items: readonly T[],
  none: Mrkdwn,
  show: (item: T) => Mrkdwn,
  view: ViewContext,
): Mrkdwn {
  return items.length === 0 && unreadIn(items) === 0 ? none : listed(items, show, view);
}

/** The last block of every view. */
export function footer(view: ViewContext, ...notes: readonly Mrkdwn[]): ContextBlock {
  return context(...notes, md`${view.text.desk.correlation} \`${view.correlationId}\``);
}

/** A button that opens the form of a change. */
export function formButton(text: string, token: string, style?: 'primary' | 'danger'): Button {
  return button({ text, actionId: FORM_OPEN, value: token, ...(style && { style }) });
}

export function maskText(mask: MaskName, { text }: ViewContext): Mrkdwn {
  const named = mask.name === undefined ? md`⛔ *${mask.code}*` : md`⛔ *${mask.name}* (${mask.code})`;
  return mask.services.length === 0
    ? named
    : md`${named} · ${text.desk.line.cuts} ${mask.services.join(', ')}`;
}

export function serviceText(service: ServiceRow, view: ViewContext): Mrkdwn {
  const { line, barrings } = view.text.desk;
  const [sign, state] =
    service.active === undefined
      ? ['⚪', line.stateUnknown]
      : service.active
        ? ['🟢', line.on]
        : ['🔴', line.off];
  const pieces = [md`${sign} ${service.name}: ${state}`];
  if (service.reasons.length > 0) pieces.push(md`${barrings.reason} ${service.reasons.join(', ')}`);
  if (service.running) pieces.push(md`⏳ _${line.orderRunning}_`);
  if (service.orders.length > 0) pieces.push(md`${barrings.orders} ${service.orders.join(', ')}`);
  return joined(pieces);
}

export function blockText(block: SimBlock, view: ViewContext): Mrkdwn {
  const name = block.value ?? block.id ?? NOTHING;
  const pieces = [md`🔒 *${name}*`];
  if (block.fixed) pieces.push(md`${view.text.desk.line.blockFixed(name)}`);
  if (block.at !== undefined) pieces.push(md`${moment(block.at, view)}`);
  if (block.description !== undefined) pieces.push(md`${block.description}`);
  return joined(pieces);
}

/** `committed until 3 Mar 2027 · penalty €120.00`: a penalty that is not known may still be due. */
export function commitmentGlance({ endsAt, penalty, ofAccount }: Commitment, view: ViewContext): Mrkdwn {
  const { line } = view.text.desk;
  const bound = committedText(endsAt, view);
  const until = ofAccount ? `${bound} (${line.ofAccount})` : bound;
  return md`📅 ${until} · ${line.penalty} ${moneyOr(penalty, view)}`;
}

/** Until when; an end that nobody can read, or that did not come, is not taken for none. */
function committedText(endsAt: string | undefined, view: ViewContext): string {
  const { line } = view.text.desk;
  if (endsAt === undefined || dayOf(endsAt) === undefined) return line.committedEndUnknown(endsAt);
  return isNoEnd(endsAt) ? line.committedNoEnd : line.committedUntil(day(endsAt, view));
}
