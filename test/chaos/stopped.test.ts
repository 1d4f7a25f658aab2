import { afterAll, beforeAll, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { actionIds, messageText, modalSaying } from '../support/reading.ts';
import { until } from '../support/until.ts';
import { type Outpost, openOutpost } from './careline-process.ts';

const OPERATION = 'customers-v2.blocks.update';
/** How long it is stopped: longer than its deadlines, which are shortened for that, unless there is time for the real ones. */
const SHORT = 3.5;
const SECONDS = Number(process.env.STOPPED_SECONDS ?? SHORT);
const DEADLINES = { CALL_DEADLINE_SECONDS: '1', UNKNOWN_AFTER_SECONDS: '2' };

let outpost: Outpost;
beforeAll(async () => {
  outpost = await openOutpost(SECONDS > SHORT ? {} : DEADLINES);
  await outpost.start();
});
afterAll(() => outpost.close());

it(
  '#28 a process that is stopped in mid-call and goes on later sends nothing twice, and what it finds out is kept',
  async () => {
    const { slack, office } = outpost;
    const alex = slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, `/block-sim ${office.known.lucia.subscriptionId}`);
    await modalSaying(alex, 'Loss');
    await alex.submit({ 'params.block_id': '2', 'body.reason': 'Lost' });
    const cards = () => slack.messages(APPROVALS_CHANNEL);
    const card = await until('the card', () =>
      cards().find(({ blocks }) => actionIds(blocks).includes('request.approve')),
    );
    const changes = () => office.calls.filter(({ operationId }) => operationId === OPERATION);
    office.faults.set('customers-v2', { delayMs: 500, operation: OPERATION });
    const click = slack.as('U0SARA').clickMessage(card, { actionId: 'request.approve' });
    await until('the call to arrive', () => changes().length === 1);
    outpost.signal('SIGSTOP');
    const stoppedAt = Date.now();
    // Everything it waits for has run out by then: the call's deadline, and the time after which it is given up.
    await until(
      'longer than any of its deadlines',
      () => Date.now() - stoppedAt > SECONDS * 1_000,
      SECONDS * 1_000 + 8_000,
    );
    outpost.signal('SIGCONT');
    await click.catch(() => undefined);
    await until(
      'the request to be settled',
      () => cards().some((each) => messageText(each).includes('✅ Done')),
      15_000,
    );
    expect(changes()).toHaveLength(1);
    const kinds = outpost.rows('SELECT kind FROM events ORDER BY seq').map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'executing')).toHaveLength(1);
  },
  SECONDS * 1_000 + 40_000,
);
