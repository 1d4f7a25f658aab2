import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Message } from '../../src/sandbox/slack/types.ts';
import { askToBlock, cardOf } from '../support/desk-work.ts';
import { messageText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const APPROVALS = 40;
const CLICKS = 6;
/** All of it at once, also where the machine has other work. */
const LIMIT_MS = 30_000;

describe('many approvals, clicked by two approvers at once', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  it(`#19 sends one change for each of ${APPROVALS} requests clicked ${CLICKS} times`, async () => {
    const { slack, office } = stage;
    const alex = slack.as('U0ALEX');
    const sara = slack.as('U0SARA');
    const omar = slack.as('U0OMAR');
    const ids: string[] = [];
    for (const line of office.known.business.subscriptionIds.slice(0, APPROVALS)) {
      ids.push(await askToBlock(alex, line));
    }
    expect(new Set(ids).size).toBe(APPROVALS);

    const cards: Message[] = [];
    for (const id of ids) cards.push(await cardOf(stage, id));
    await Promise.all(
      cards.flatMap((card) =>
        Array.from({ length: CLICKS }, (_, click) =>
          (click % 2 === 0 ? sara : omar).clickMessage(card, { actionId: 'request.approve' }),
        ),
      ),
    );
    // One of the forty lines has ended: its change is refused by the back office, the others are done.
    const ended = () =>
      slack
        .messages(APPROVALS_CHANNEL)
        .map(messageText)
        .filter((words) => /✅ Done|❌ Failed/u.test(words));
    await until('every card to say how it ended', () => ended().length === APPROVALS, LIMIT_MS);
    expect(ended().filter((words) => words.includes('✅ Done'))).toHaveLength(APPROVALS - 1);
    expect(ended().filter((words) => words.includes('❌ Failed'))).toHaveLength(1);

    const changes = office.calls.filter(({ method }) => method !== 'GET');
    expect(changes).toHaveLength(APPROVALS);
    expect(new Set(changes.map(({ correlationId }) => correlationId))).toEqual(new Set(ids));
    const whispers = () =>
      [sara, omar].flatMap((seat) =>
        seat.sees(APPROVALS_CHANNEL).filter(({ ephemeralTo }) => ephemeralTo !== undefined),
      );
    const tooLate = APPROVALS * (CLICKS - 1);
    await until('who was too late to hear so', () => whispers().length >= tooLate, LIMIT_MS);
    expect(whispers()).toHaveLength(tooLate);
    for (const whisper of whispers())
      expect(messageText(whisper)).toMatch(/Already approved by|Ya la aprobó/);
  }, 60_000);
});
