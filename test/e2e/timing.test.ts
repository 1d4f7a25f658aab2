import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';

const DELAY_MS = 900;
const MODAL_WITHIN_MS = 300;
const MOST_ROUNDS = 3;

describe(`with every API delayed by ${DELAY_MS} ms`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
    for (const api of ['customers-v2', 'customers-v4', 'barrings'] as const) {
      stage.office.faults.set(api, { delayMs: DELAY_MS });
    }
  });
  afterAll(() => stage.close());

  it.each([
    ['a document', (office: Stage['office']) => office.known.lucia.document],
    ['an MSISDN', (office: Stage['office']) => office.known.lucia.msisdn],
    ['a UUID', (office: Stage['office']) => office.known.lucia.customerUuid],
  ])('the modal is up at once and the card complete in three rounds, by %s', async (_name, identifier) => {
    const { slack, office } = stage;
    const alex = slack.as('U0ALEX');
    await alex.close(true);
    const [calls, opens] = [office.calls.length, slack.calls.length];
    const started = Date.now();
    const { failure } = await alex.command(CARE_CHANNEL, `/customer ${identifier(office)}`);
    expect(failure).toBeUndefined();
    await modalSaying(alex, 'Looking for the customer');
    const opened = slack.calls.slice(opens).find(({ method }) => method === 'views.open');
    expect((opened?.at ?? Number.POSITIVE_INFINITY) - started).toBeLessThan(MODAL_WITHIN_MS);

    await modalSaying(alex, 'Lucía', 'No masks', 'SIM not blocked', 'No commitment', 'POSPAGO');
    // A round ends when its calls are answered: what starts later than that belongs to the next.
    const starts = office.calls.slice(calls).map(({ at }) => Number(at));
    const rounds = new Set(starts.map((at) => Math.floor((at - Math.min(...starts)) / DELAY_MS)));
    expect(rounds.size).toBeLessThanOrEqual(MOST_ROUNDS);
    expect(Math.max(...starts) - Math.min(...starts)).toBeLessThan(MOST_ROUNDS * DELAY_MS);
  });
});
