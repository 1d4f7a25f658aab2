/** One request's life with a death in it, and what must hold afterwards, looked at from outside. */
import { setTimeout as pause } from 'node:timers/promises';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { actionIds, modalSaying } from '../support/reading.ts';
import { until } from '../support/until.ts';
import type { Outpost } from './careline-process.ts';

/** Where the process dies: around a commit, the call upstream, or a post. */
export const POINTS = [
  'before:requested',
  'after:requested',
  'before:approved',
  'after:approved',
  'before:executing',
  'after:executing',
  'before:succeeded',
  'after:succeeded',
  'call:not done',
  'call:done',
  'post:refused',
  'post:taken',
] as const;
export type Point = (typeof POINTS)[number];

const OPERATION = 'customers-v2.blocks.update';
/** Longer than the way from the office or Slack to the kill. */
const HOLD_MS = 1_000;

const liveCards = ({ slack }: Outpost) =>
  slack.messages(APPROVALS_CHANNEL).filter(({ blocks }) => actionIds(blocks).includes('request.approve'));

const changes = ({ office }: Outpost) => office.calls.filter(({ operationId }) => operationId === OPERATION);

/**
 * Asks for a block of the line and approves it, with a death at the point; starts again and lets it come to an
 * end. It is left running.
 */
export async function liveThrough(outpost: Outpost, point: Point | 'random', line: string): Promise<void> {
  const [moment, what] = point.split(':');
  const byItself = moment === 'before' || moment === 'after';
  if (!outpost.alive) await outpost.start();
  if (byItself) await outpost.dieAt(point);
  await ask(outpost, line);
  if (point === 'random') await approveAndKill(outpost);
  else if (what !== 'requested') await approve(outpost, point);
  if (byItself) await outpost.gone;
  else await outpost.kill();
  outpost.office.faults.clear();
  outpost.slack.faults = {};
  await outpost.start();
  await finish(outpost);
}

/** Asks for a line's SIM to be blocked. */
export async function ask({ slack }: Outpost, line: string): Promise<void> {
  const alex = slack.as('U0ALEX');
  await alex.close(true);
  await alex.command(CARE_CHANNEL, `/block-sim ${line}`);
  await modalSaying(alex, 'Loss');
  // It may die in the middle of this: the person sees that nothing answered.
  await alex.submit({ 'params.block_id': '2', 'body.reason': 'Lost' }).catch(() => undefined);
}

/** The whole way of an approval is shorter. */
const LATEST_KILL_MS = 100;

async function approveAndKill(outpost: Outpost): Promise<void> {
  const card = await until('the card', () => liveCards(outpost).at(-1));
  void outpost.slack
    .as('U0SARA')
    .clickMessage(card, { actionId: 'request.approve' })
    .catch(() => undefined);
  // Not a wait for something: the moment of the kill.
  await pause(Math.random() * LATEST_KILL_MS);
}

async function approve(outpost: Outpost, point: Point): Promise<void> {
  const { slack, office } = outpost;
  const card = await until('the card', () => liveCards(outpost).at(-1));
  const sent = changes(outpost).length;
  const posted = slack.calls.length;
  if (point === 'call:done') office.faults.set('customers-v2', { delayMs: HOLD_MS, operation: OPERATION });
  if (point === 'call:not done') {
    office.faults.set('customers-v2', { delayMs: HOLD_MS, operation: OPERATION, effect: false });
  }
  if (point === 'post:refused') slack.faults = { serverError: { method: 'chat.postMessage', status: 500 } };
  if (point === 'post:taken') slack.faults = { answerLost: { method: 'chat.postMessage' } };
  const click = slack.as('U0SARA').clickMessage(card, { actionId: 'request.approve' });
  if (point.startsWith('call:')) {
    await until('the call to arrive', () => changes(outpost).length > sent);
  }
  if (point.startsWith('post:')) {
    await until('a post to be tried', () =>
      slack.calls.slice(posted).some(({ method }) => method === 'chat.postMessage'),
    );
  }
  if (point.includes('before') || point.includes('after') || point.startsWith('post:')) {
    await click.catch(() => undefined);
  } else void click.catch(() => undefined);
}

/** What the death left undecided is decided, until nothing is open and all is posted. */
async function finish(outpost: Outpost): Promise<void> {
  const sara = outpost.slack.as('U0SARA');
  await until(
    'every request to come to an end',
    async () => {
      for (const card of liveCards(outpost)) {
        await sara.clickMessage(card, { actionId: 'request.approve' }).catch(() => undefined);
      }
      const open = outpost.rows(
        "SELECT id FROM requests WHERE state IN ('pending', 'approved', 'executing', 'accepted')",
      );
      return open.length === 0 && liveCards(outpost).length === 0;
    },
    20_000,
  );
  await until('every event to be posted', () => outpost.rows('SELECT id FROM outbox').length === 0, 30_000);
}

/** What must hold however often it died; empty when it does. */
export function broken(outpost: Outpost): readonly string[] {
  const { office, slack } = outpost;
  const found: string[] = [];
  for (const { id, state } of outpost.rows('SELECT id, state FROM requests')) {
    const sent = changes(outpost).filter(({ correlationId }) => correlationId === id).length;
    if (sent > 1) found.push(`${id}: sent ${sent} times`);
    if (state === 'succeeded' && sent !== 1) found.push(`${id}: done, but sent ${sent} times`);
  }
  const posted = slack.messages(AUDIT_CHANNEL).map(({ metadata }) => JSON.stringify(metadata ?? ''));
  for (const { seq } of outpost.rows('SELECT seq FROM events')) {
    const times = posted.filter((metadata) => metadata.includes(`"${seq}.audit"`)).length;
    if (times === 0) found.push(`event ${seq} is not in the audit channel`);
    if (times > 2) found.push(`event ${seq} is there ${times} times`);
  }
  if (liveCards(outpost).length > 0) found.push('a card can still be clicked');
  if (office.calls.length === 0) found.push('nothing was asked at all');
  return found;
}
