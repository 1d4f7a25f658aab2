/** `/care`: help, approvals, the time line of a correlation ID, and how everything is. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Read } from '../api/operation.ts';
import { PROBES, type Probe, probed } from '../api/probes.ts';
import type { Approvals } from '../approvals/approvals.ts';
import type { Fencing } from '../approvals/fence/fencing.ts';
import type { LogCheck } from '../audit/check.ts';
import { parseUuid } from '../fields/uuid.ts';
import { helpView, type StatusModel, statusView } from '../views/care.ts';
import { inert } from '../views/escape.ts';
import { approvalsView } from '../views/lists/requests.ts';
import { noticeView } from '../views/notice.ts';
import type { PolicyModel } from '../views/policy.ts';
import { timelineView } from '../views/timeline/timeline.ts';
import { type Command, type Desk, defineCommand, Refusal } from './handler.ts';
import { approvalLists } from './lists/requests.ts';
import { searchLog } from './lists/search.ts';
import type { UnreadGroup } from './membership/groups.ts';
import { mayNotText } from './membership/words.ts';
import { holdsAny, READERS } from './people.ts';
import { careReconcile } from './reconcile.ts';
import { careRun } from './run/handlers.ts';
import { careRelease, careStop } from './stop/care-stop.ts';

/** How long a status waits for the walk of the log. */
const WALK_MS = 250;

export const careCommand = (approvals: Approvals, around: Surroundings): Command =>
  defineCommand({
    name: '/care',
    // Whoever a policy lets decide may see on what, without being of the three groups.
    roles: [],
    async run(text, desk) {
      const [first = '', ...rest] = unescaped(text).split(/\s+/u);
      const word = first.toLowerCase();
      // Of a customer nothing stands in the status, and it names the groups that keep roles from being known.
      const isOpen = word === 'approvals' || (word === 'status' && around.unreadGroups().length > 0);
      if (!isOpen) requireReader(desk, around);
      switch (word) {
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
          return showAudit(approvals, rest.join(' '), desk);
        case 'status':
          return showStatus(approvals, around, desk);
        case 'reconcile':
          return careReconcile(around.fencing, desk);
        case 'stop':
          return careStop(approvals, rest.join(' '), desk);
        case 'release':
          return careRelease(approvals, rest.join(' '), desk);
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
  /** The log held against the audit channel, and its chain walked. */
  readonly fencing: Fencing;
  readonly logCheck: LogCheck;
  /** Groups of which Slack does not tell who is in them. */
  unreadGroups(): readonly UnreadGroup[];
  /** People whom no direct message reaches. */
  readonly unreachable: () => readonly string[];
}

const isReader = ({ person }: Desk): boolean => holdsAny(person, READERS);

function requireReader(desk: Desk, { unreadGroups }: Pick<Surroundings, 'unreadGroups'>): void {
  if (isReader(desk)) return;
  if (unreadGroups().length > 0)
    throw new Refusal(mayNotText('group_unreadable', desk.text), 'group_unreadable');
  throw new Refusal(desk.text.requests.refused.noRole(READERS), 'no_role');
}

async function showApprovals(approvals: Approvals, around: Surroundings, desk: Desk): Promise<void> {
  const lists = await approvalLists(approvals, around, desk);
  if (lists.waiting.total + lists.unsettled.total + lists.mine.total === 0) requireReader(desk, around);
  await desk.screen.show(approvalsView(lists, desk.text));
}

/** Slack marks up what people type after this command, so that a person can be named: all but people is taken back. */
const unescaped = (typed: string): string =>
  typed
    .replace(/<(?:mailto|tel|https?):[^<>|]*\|([^<>|]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The time line of a correlation ID; for auditors, whatever else the log is searched by. */
async function showAudit(approvals: Approvals, typed: string, desk: Desk): Promise<void> {
  const { care, refused } = desk.text.requests;
  const isAuditor = desk.person.roles.includes('auditor');
  if (typed === '')
    throw new Refusal(isAuditor ? `${care.auditNeedsId} ${desk.text.record.search.help}` : care.auditNeedsId);
  const id = parseUuid(typed.replace(/[`<>\s]/g, ''));
  if (id === undefined && !isAuditor) throw new Refusal(refused.noSuchId(inert(typed)));
  const events = id === undefined ? [] : await approvals.store.eventsOf(id);
  // What is no correlation ID may be the UUID of a customer.
  if (id === undefined || (events.length === 0 && isAuditor)) return searchLog(approvals, typed, desk);
  await desk.screen.show(timelineView(id, events, desk.text));
}

async function showStatus(
  { store }: Approvals,
  { environment, policy, fencing, logCheck, blocked, unreadGroups, unreachable }: Surroundings,
  desk: Desk,
): Promise<void> {
  const shown = await desk.screen.show(noticeView(desk.text, desk.text.requests.working));
  const { apis } = desk.text.desk;
  const { read } = desk.reading({ opened: 'status', target: environment, about: [] });
  // Nobody waits for the end of a long walk: what is known by then is said.
  const walked = Promise.race([logCheck.walk(), pause(WALK_MS)]);
  const [compared, backlog, ...probes] = await Promise.all([
    fencing.look().catch(() => undefined),
    store.backlog(),
    ...PROBES.map((each) => measured(apis[each.api], each, read)),
  ]);
  await walked;
  const log = { checked: logCheck.now(), compared, fence: await store.fence() };
  const status = {
    apis: probes,
    backlog,
    log,
    stop: await store.stop(),
    environment,
    policy,
    blocked: blocked(),
    groups: unreadGroups(),
    unreachable: unreachable(),
  };
  await desk.screen.update(shown, statusView(status, desk.text));
}

/** Whether an API answers, and how soon. */
async function measured(name: string, probe: Probe, read: Read): Promise<StatusModel['apis'][number]> {
  const started = performance.now();
  const error = await probed(probe, read);
  return { name, well: error === undefined, ms: Math.round(performance.now() - started) };
}
