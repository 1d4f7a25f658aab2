import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { actionIds } from '../support/reading.ts';
import { until } from '../support/until.ts';
import { type Outpost, openOutpost } from './careline-process.ts';
import { ask, broken } from './round.ts';

const KILLS = 12;
/** Longest time from the clicks to the kill: the whole way of an approval is shorter. */
const LATEST_KILL_MS = 70;

describe('a process that is killed in the middle of approvals', () => {
  let outpost: Outpost;
  beforeAll(async () => {
    outpost = await openOutpost();
    await outpost.start();
  });
  afterAll(() => outpost.close());

  const waiting = () =>
    outpost.slack
      .messages(APPROVALS_CHANNEL)
      .filter(({ blocks }) => actionIds(blocks).includes('request.approve'));

  it(`sends each change once at most and loses no event, in ${KILLS} kills`, async () => {
    const { slack, office, rows } = outpost;
    for (let round = 0; round < KILLS; round += 1) {
      await ask(outpost, office.known.business.subscriptionIds[round] ?? '');
      const card = await until('the card', () => waiting().at(-1));
      const clicks = ['U0SARA', 'U0OMAR'].map((who) =>
        slack.as(who).clickMessage(card, { actionId: 'request.approve' }),
      );
      // Not a wait for something: the moment of the kill, spread over the way of an approval.
      await pause((round / (KILLS - 1)) * LATEST_KILL_MS);
      await outpost.kill();
      await Promise.all(clicks);
      await outpost.start();
      // What the kill left undecided is decided now, so that every request comes to an end.
      await until('the card to be settled', async () => {
        for (const left of waiting()) {
          await slack.as('U0SARA').clickMessage(left, { actionId: 'request.approve' });
        }
        return waiting().length === 0;
      });
    }
    await until('every event to be posted', () => rows('SELECT id FROM outbox').length === 0, 20_000);
    await until(
      'every request to come to an end',
      () => rows("SELECT id FROM requests WHERE state IN ('pending', 'approved', 'executing')").length === 0,
    );
    expect(rows('SELECT id FROM requests')).toHaveLength(KILLS);
    expect(broken(outpost)).toEqual([]);
  }, 120_000);
});
