import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { actionIds, messageSaying, messageText, modalSaying } from '../support/reading.ts';
import { until } from '../support/until.ts';
import { type Outpost, openOutpost } from './careline-process.ts';

const OPERATION = 'customers-v2.blocks.update';
const canLimit = spawnSync('prlimit', ['--version']).status === 0;
if (!canLimit && process.env.NEEDS_PRLIMIT) throw new Error('no prlimit');
if (!canLimit) console.warn('Skipped: a disk that takes nothing needs Linux with prlimit (util-linux).');

let outpost: Outpost;
beforeAll(async () => {
  outpost = await openOutpost();
  await outpost.start();
});
afterAll(() => outpost.close());

it.skipIf(!canLimit)(
  '#48 a disk that takes nothing lets nothing be sent, everybody hears of it, and all goes on afterwards',
  async () => {
    const { slack, office } = outpost;
    const [alex, sara] = [slack.as('U0ALEX'), slack.as('U0SARA')];
    const approve = { actionId: 'request.approve' };
    const changes = () => office.calls.filter(({ operationId }) => operationId === OPERATION);
    await alex.command(CARE_CHANNEL, `/block-sim ${office.known.lucia.subscriptionId}`);
    await modalSaying(alex, 'Loss');
    await alex.submit({ 'params.block_id': '2', 'body.reason': 'Lost' });
    await modalSaying(alex, 'waits for an approver');
    const cards = () => slack.messages(APPROVALS_CHANNEL);
    const card = await until('the card', () =>
      cards().find(({ blocks }) => actionIds(blocks).includes(approve.actionId)),
    );
    // What was posted and could not be noted would be leased for a minute.
    await until('everything to be noted as posted', () => outpost.rows('SELECT id FROM outbox').length === 0);

    outpost.writes(false);
    const refused = await sara.clickMessage(card, approve);
    expect(refused).toMatchObject({ status: 200 });
    await messageSaying(sara, APPROVALS_CHANNEL, 'Something went wrong inside Careline');
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/customer ${office.known.lucia.document}`);
    await modalSaying(alex, 'Something went wrong inside Careline');
    const ready = slack.requestUrl?.replace('/slack/events', '/health/ready') ?? '';
    await until('it to say that it is not ready', async () => (await fetch(ready)).status === 503, 2_000);
    expect(changes()).toEqual([]);

    outpost.writes(true);
    await sara.clickMessage(card, approve);
    await until('the request to be done', () =>
      cards().some((each) => messageText(each).includes('✅ Done')),
    );
    expect(changes()).toHaveLength(1);
    // The head of the log is posted in between, or not yet.
    const kinds = outpost
      .rows("SELECT kind FROM events WHERE kind <> 'chain_head' ORDER BY seq")
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['looked_up', 'requested', 'approved', 'executing', 'succeeded']);
  },
  40_000,
);
