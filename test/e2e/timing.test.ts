import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const DELAY_MS = 900;
const MODAL_WITHIN_MS = 300;
const MOST_ROUNDS = 3;
const TIMES = 5;
/** Looks, ten milliseconds apart, in which nothing was sent. */
const QUIET_LOOKS = 8;

describe(`with every API delayed by ${DELAY_MS} ms`, () => {
  let stage: Stage;
  let alex: Seat;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
    delayAll();
  });
  afterAll(async () => {
    await answerAll();
    await stage.close();
  });

  function delayAll(): void {
    for (const api of ['partners', 'customers-v2', 'customers-v4', 'barrings'] as const) {
      stage.office.faults.set(api, { delayMs: DELAY_MS });
    }
  }
  /** Lets what is under way come to its end. */
  async function answerAll(): Promise<void> {
    stage.office.faults.clear();
    stage.advance(DELAY_MS / 1_000);
    await quiet();
  }

  /** Milliseconds from the command to the first window that opens. */
  async function opensAfter(line: string): Promise<number> {
    await alex.close(true);
    const opens = stage.slack.calls.length;
    const started = stage.now().getTime();
    const { failure } = await alex.command(CARE_CHANNEL, line);
    expect(failure).toBeUndefined();
    await modalSaying(alex, '⏳');
    const opened = stage.slack.calls.slice(opens).find(({ method }) => method === 'views.open');
    return (opened?.at ?? Number.POSITIVE_INFINITY) - started;
  }

  /** Nothing is sent any more, either way: what is under way waits for the back office. */
  async function quiet(): Promise<void> {
    let [before, unchanged] = [-1, 0];
    await until('nothing to be sent', async () => {
      const sent = stage.office.calls.length + stage.slack.calls.length;
      unchanged = sent === before ? unchanged + 1 : 0;
      before = sent;
      return unchanged > QUIET_LOOKS;
    });
  }

  /** How many rounds a card's calls took: a round ends when its calls are answered. */
  function roundsOf(correlationId: string): number {
    const starts = stage.office.calls
      .filter((call) => call.correlationId === correlationId)
      .map(({ at }) => Number(at))
      .sort((a, b) => a - b);
    let [rounds, began] = [0, Number.NEGATIVE_INFINITY];
    for (const at of starts) {
      if (at - began < DELAY_MS) continue;
      rounds += 1;
      began = at;
    }
    return rounds;
  }

  it.each([
    '/customer 12345678Z',
    '/barrings 612345678',
    '/mask apply 612345678',
    '/block-sim 612345678',
    '/penalties 677000777',
  ])(`%s opens its window within ${MODAL_WITHIN_MS} ms`, async (line) => {
    const waits: number[] = [];
    for (let time = 0; time < TIMES; time += 1) waits.push(await opensAfter(line));
    expect(waits.sort((a, b) => a - b)[Math.floor(TIMES / 2)]).toBeLessThan(MODAL_WITHIN_MS);
  });

  it.each([
    ['a document', ({ lucia }: Stage['office']['known']) => lucia.document],
    ['an MSISDN', ({ lucia }: Stage['office']['known']) => lucia.msisdn],
    ['an e-mail', ({ lucia }: Stage['office']['known']) => lucia.email],
    ['a UUID', ({ lucia }: Stage['office']['known']) => lucia.customerUuid],
    ['a user id', ({ lucia }: Stage['office']['known']) => lucia.userId],
    ['a subscription id', ({ lucia }: Stage['office']['known']) => lucia.subscriptionId],
  ])(`the card is complete within ${MOST_ROUNDS} rounds of calls, by %s`, async (_by, identifier) => {
    await answerAll();
    delayAll();
    await alex.close(true);
    const from = stage.office.calls.length;
    await alex.command(CARE_CHANNEL, `/customer ${identifier(stage.office.known)}`);
    for (let round = 0; round <= MOST_ROUNDS; round += 1) {
      await quiet();
      stage.advance(DELAY_MS / 1_000);
    }
    const card = await modalSaying(alex, 'Lucía', 'No masks', 'SIM not blocked', 'No commitment', 'Refresh');
    const id = /Correlation ID `([^`]+)`/.exec(viewText(card))?.[1] ?? '';
    const own = stage.office.calls.slice(from).filter(({ correlationId }) => correlationId === id);
    expect(own.length).toBeGreaterThan(5);
    expect(roundsOf(id)).toBeGreaterThanOrEqual(2);
    expect(roundsOf(id)).toBeLessThanOrEqual(MOST_ROUNDS);
    // Each is asked once: nothing is read again on the way.
    const asked = own.map(({ method, path }) => `${method} ${path}`);
    expect(asked.length).toBe(new Set(asked).size);
  });
});
