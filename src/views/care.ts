/** What `/care` shows: help, approvals, the time line of a correlation ID, and how everything is. */
import type { AnyBlock, ModalView } from '@slack/types';
import type { Destination, EventRecord, PendingBy } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { button, context, divider, header, modal, section } from './blocks.ts';
import { joined, linkTo, Mrkdwn, md } from './escape.ts';
import { sentenceOf, targetOf } from './intent.ts';
import { type LogModel, logStatus } from './log-status.ts';
import { type PolicyModel, policyBlocks } from './policy.ts';
import { type RequestModel, who } from './request.ts';
import { standingNow } from './standing.ts';
import { stepLine } from './steps.ts';
import { expires } from './waiting.ts';

/** Slack takes 3,000 characters a section; a step is well under 300. */
const STEPS_A_SECTION = 8;
const MOST_STEPS = 400;

export function helpBlocks(text: Text): AnyBlock[] {
  const { care } = text.requests;
  return [
    section(md`${care.intro}`),
    section(md`${care.decides}`),
    section(
      joined(
        care.commands.map(([command, what]) => md`\`${command}\`\n${what}`),
        '\n',
      ),
    ),
  ];
}

export const helpView = (text: Text): ModalView =>
  modal({ title: text.requests.care.title, close: text.desk.close, blocks: helpBlocks(text) });

/** One request on two lines, with the way to its details. */
export function requestRow(model: RequestModel, text: Text): AnyBlock {
  const { request } = model;
  const { card } = text.requests;
  const { state } = standingNow(request, text);
  const url = model.cardUrl && linkTo(model.cardUrl, card.open);
  const where = url ? md` · ${url}` : md``;
  const until = request.state === 'pending' ? md` · ${expires(request, text)}` : md``;
  return section(
    md`${state} · *${sentenceOf(model, text, 'channel')}*\n${targetOf(model, text, 'channel')} · ${who(request.requester, text)}${until}${where}`,
    { button: button({ text: card.details, actionId: 'request.details', value: request.id }) },
  );
}

function requestList(title: string, models: readonly RequestModel[], text: Text): AnyBlock[] {
  const rows = models.map((model) => requestRow(model, text));
  return [header(title), ...(rows.length > 0 ? rows : [section(md`_${text.requests.care.none}_`)])];
}

/** What a team hands over: what waits for a decision, what nobody knows, and a person's own. */
export interface RequestLists {
  /** Absent for who cannot decide: they would wait for a list that stays empty. */
  readonly waiting: readonly RequestModel[] | undefined;
  /** How many requests of each person wait, listed or not. */
  readonly waitingBy: readonly PendingBy[];
  readonly unsettled: readonly RequestModel[];
  readonly mine: readonly RequestModel[];
}

export function requestLists({ waiting, waitingBy, unsettled, mine }: RequestLists, text: Text): AnyBlock[] {
  const { care } = text.requests;
  return [
    ...(waiting
      ? [...requestList(care.waiting, waiting, text), ...countsOf(waiting, waitingBy, text), divider()]
      : []),
    ...(unsettled.length > 0 ? [...requestList(care.unsettled, unsettled, text), divider()] : []),
    ...requestList(care.mine, mine, text),
  ];
}

/** People beyond these are not named: a context line would grow without end. */
const MOST_PEOPLE = 20;

/** Where more waits than is listed: whose it is. The list takes turns, so that nobody's is hidden by another's. */
function countsOf(listed: readonly RequestModel[], by: readonly PendingBy[], text: Text): AnyBlock[] {
  const all = by.reduce((sum, { count }) => sum + count, 0);
  if (all <= listed.length) return [];
  const people = by.slice(0, MOST_PEOPLE).map(({ requester, count }) => md`${who(requester, text)} ${count}`);
  return [context(md`${text.input.waitingInAll(all, listed.length)} ${joined(people)}`)];
}

export function approvalsView(lists: RequestLists, text: Text): ModalView {
  return modal({
    title: text.requests.care.approvalsTitle,
    close: text.desk.close,
    blocks: requestLists(lists, text),
  });
}

/** Everything that happened under one correlation ID, oldest first. */
export function timelineView(correlationId: string, events: readonly EventRecord[], text: Text): ModalView {
  const { care } = text.requests;
  const lines = events.slice(-MOST_STEPS).map((event) => stepLine(event, text));
  const sections: AnyBlock[] = [];
  for (let start = 0; start < lines.length; start += STEPS_A_SECTION) {
    sections.push(section(joined(lines.slice(start, start + STEPS_A_SECTION), '\n')));
  }
  return modal({
    title: care.auditTitle,
    close: text.desk.close,
    blocks: [
      section(md`${care.auditOf} \`${correlationId}\``),
      ...(sections.length > 0 ? sections : [section(md`_${care.noEvents}_`)]),
    ],
  });
}

export interface StatusModel {
  readonly apis: readonly { readonly name: string; readonly well: boolean; readonly ms: number }[];
  readonly backlog: number;
  readonly log: LogModel;
  /** User groups of which Slack does not tell who is in them, with its word for why. */
  readonly groups: readonly { readonly id: string; readonly word: string }[];
  readonly environment: string;
  readonly policy: PolicyModel;
  /** Channels that take nothing, and the word that says why. */
  readonly blocked: readonly {
    readonly place: Destination;
    readonly channel: string;
    readonly word: string;
  }[];
}

/** A channel that takes nothing: which, what follows, and what a person does. */
function blockedLine({ place, channel, word }: StatusModel['blocked'][number], { places }: Text): Mrkdwn {
  const names: Readonly<Record<string, string>> = places.names;
  const mend: Readonly<Record<string, string>> = places.mend;
  return md`🔴 *${names[place] ?? place}* ${new Mrkdwn(`<#${channel}>`)}: ${places.takesNothing(mend[word] ?? word)}`;
}

export function statusView(model: StatusModel, text: Text): ModalView {
  const { care } = text.requests;
  const apis: Mrkdwn[] = model.apis.map(
    ({ name, well, ms }) =>
      md`${well ? '🟢' : '🔴'} *${name}* ${well ? care.reachable : care.unreachable} (${care.ms(ms)})`,
  );
  return modal({
    title: care.statusTitle,
    close: text.desk.close,
    blocks: [
      section(joined(apis, '\n')),
      section(
        joined(
          [
            logStatus(model.log, text),
            ...model.blocked.map((each) => blockedLine(each, text)),
            md`${model.backlog === 0 ? '🟢' : '🟡'} ${care.backlog(model.backlog)}`,
            ...model.groups.map(({ id, word }) => md`🔴 ${text.between.groupUnread(id, word)}`),
          ],
          '\n',
        ),
      ),
      ...policyBlocks(model.policy, text),
      context(md`${model.environment}`),
    ],
  });
}
