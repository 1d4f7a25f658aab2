/** `/care`: help, approvals, the time line of a correlation ID, and how everything is. */
import type { Read } from '../api/operation.ts';
import { PROBES, type Probe, probed } from '../api/probes.ts';
import type { Approvals } from '../approvals/approvals.ts';
import { verifyLog } from '../audit/verify.ts';
import { parseUuid } from '../fields/uuid.ts';
import { linkToMessage } from '../slack-link.ts';
import type { RequestRecord } from '../store/store.ts';
import { approvalsView, helpView, type StatusModel, statusView, timelineView } from '../views/care.ts';
import { inert } from '../views/escape.ts';
import { noticeView } from '../views/notice.ts';
import type { PolicyModel } from '../views/policy.ts';
import type { RequestModel } from '../views/request.ts';
import { type Command, type Desk, defineCommand, Refusal } from './handler.ts';
import { modelOf } from './request-model.ts';
import { careRun } from './run/handlers.ts';

/** How many requests a list shows. */
const LISTED = 20;

export const careCommand = (approvals: Approvals, around: Surroundings): Command =>
  defineCommand({
    name: '/care',
    roles: ['agent', 'approver', 'auditor'],
    async run(text, desk) {
      const [first = '', ...rest] = text.split(/\s+/u);
      switch (first.toLowerCase()) {
        case '':
        case 'help':
        case 'ayuda':
          await desk.screen.show(helpView(desk.text));
          return;
        case 'run':
          if (!desk.person.roles.includes('agent')) {
            throw new Refusal(desk.text.requests.refused.noRole(['agent']), 'no_role');
          }
          return careRun(approvals, rest.join(' '), desk);
        case 'approvals':
          return showApprovals(approvals, around, desk);
        case 'audit':
          return showTimeline(approvals, rest.join(' '), desk);
        case 'status':
          return showStatus(approvals, around, desk);
        default:
          throw new Refusal(desk.text.requests.care.unknownSub(inert(first)));
      }
    },
  });

/** Where Careline runs, as people are told. */
export interface Surroundings {
  /** Names the back office, so that nobody mistakes a test system for the real one. */
  readonly environment: string;
  /** The workspace's own address, ending in `/`. */
  readonly workspaceUrl: string | undefined;
  /** What is to be said of the policy. */
  readonly policy: PolicyModel;
  /** The channels that take nothing now. */
  readonly blocked: () => StatusModel['blocked'];
}

/** Requests waiting for a decision, those whose outcome nobody knows, and the person's own. */
export async function requestsFor(approvals: Approvals, { workspaceUrl }: Surroundings, desk: Desk) {
  const { store } = approvals;
  const [waiting, unsettled, mine] = await Promise.all([
    store.pending(LISTED),
    store.unsettled(LISTED),
    store.requestsOf(desk.person.id, LISTED),
  ]);
  const model = async (request: RequestRecord): Promise<RequestModel> => {
    const card = await store.posted(request.id, 'card');
    const url = linkToMessage(workspaceUrl, card);
    return { ...modelOf(approvals, request), ...(url && { cardUrl: url }) };
  };
  return {
    waiting: await Promise.all(waiting.map(model)),
    unsettled: await Promise.all(unsettled.map(model)),
    mine: await Promise.all(mine.map(model)),
  };
}

async function showApprovals(approvals: Approvals, around: Surroundings, desk: Desk): Promise<void> {
  await desk.screen.show(approvalsView(await requestsFor(approvals, around, desk), desk.text));
}

async function showTimeline({ store }: Approvals, typed: string, desk: Desk): Promise<void> {
  const { care, refused } = desk.text.requests;
  if (typed === '') throw new Refusal(care.auditNeedsId);
  const id = parseUuid(typed.replace(/[`<>\s]/g, ''));
  if (id === undefined) throw new Refusal(refused.noSuchId(inert(typed)));
  await desk.screen.show(timelineView(id, await store.eventsOf(id), desk.text));
}

async function showStatus(
  { store }: Approvals,
  { environment, policy, blocked }: Surroundings,
  desk: Desk,
): Promise<void> {
  const shown = await desk.screen.show(noticeView(desk.text, desk.text.requests.working));
  const { apis } = desk.text.desk;
  const { read } = desk.reading({ opened: 'status', target: environment, about: [] });
  const [log, backlog, ...probes] = await Promise.all([
    verifyLog(store),
    store.backlog(),
    ...PROBES.map((each) => measured(apis[each.api], each, read)),
  ]);
  const status = { apis: probes, backlog, log, environment, policy, blocked: blocked() };
  await desk.screen.update(shown, statusView(status, desk.text));
}

/** Whether an API answers, and how soon. */
async function measured(name: string, probe: Probe, read: Read): Promise<StatusModel['apis'][number]> {
  const started = performance.now();
  const error = await probed(probe, read);
  return { name, well: error === undefined, ms: Math.round(performance.now() - started) };
}
