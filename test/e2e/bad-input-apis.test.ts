import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { messageSaying, modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const FAULTS = [
  ['is down', { status: 503 }, /cannot be reached/],
  ['is slow', { delayMs: 60_000 }, /took too long/],
  ['drops the connection', { reset: 'before' }, /cannot be reached/],
  ['answers HTML', { html: true }, /cannot be read/],
  ['answers broken JSON', { brokenJson: true }, /cannot be read/],
  ['hides an error in a 200', { errorEnvelopeWith200: true }, /cannot be read|refused|cannot be reached/],
  [
    'redirects elsewhere',
    { redirect: 'http://127.0.0.1:9/steal' },
    /cannot be read|refused|cannot be reached/,
  ],
  ['does not know our key', { status: 401 }, /does not let Careline in/],
] as const;
/** Moved on by this at each look: deadlines and pauses between attempts pass at once. */
const STEP_SECONDS = 0.2;
const COMMANDS = [
  '/customer 612345678',
  '/barrings 612345678',
  '/mask apply 612345678',
  '/unblock-sim 633000222',
  '/penalties 677000777',
] as const;

/** The call everything hangs on fails: the person is told in the modal that opened, and can try again. */
describe.each(FAULTS)('customers-v2 %s', (_what, fault, words) => {
  let stage: Stage;
  let alex: Seat;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    stage.office.faults.clear();
    await alex.close(true);
  });

  it('every command says so where the person looks, changes nothing, and works again afterwards', async () => {
    for (const line of COMMANDS) {
      await alex.close(true);
      stage.office.faults.set('customers-v2', { ...fault });
      const { failure } = await alex.command(CARE_CHANNEL, line);
      expect(failure).toBeUndefined();
      const told = await until(`${line} to be answered`, () => {
        stage.advance(STEP_SECONDS);
        const text = viewText(alex.views().at(-1));
        return words.test(text) && text;
      });
      expect(told).toContain('Correlation ID');
      expect(told).toContain('Customers v2');
      expect(told).not.toMatch(/<html|It works!|doctype|undefined|\[object/i);
      stage.office.faults.clear();
      await alex.close(true);
      await alex.command(CARE_CHANNEL, '/customer 612345678');
      await modalSaying(alex, 'Lucía', 'Refresh');
    }
    expect(stage.office.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

describe('the state cannot be read', () => {
  let stage: Stage;
  let alex: Seat;
  beforeAll(async () => {
    stage = await startStage({ env: { CALL_DEADLINE_SECONDS: '1', UNKNOWN_AFTER_SECONDS: '5' } });
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());

  it('when a form is submitted: no request is made, and that is said', async () => {
    await alex.command(CARE_CHANNEL, '/block-sim 612345678');
    await modalSaying(alex, 'Loss');
    stage.office.faults.set('customers-v2', { status: 503 });
    await alex.submit({ 'params.block_id': '2', 'body.reason': 'Lost' });
    await modalSaying(alex, 'cannot be reached');
    expect(stage.slack.messages('C0APPROVALS')).toEqual([]);
    stage.office.faults.clear();
  });

  it('when the window was closed meanwhile: it is said in a direct message or nearby', async () => {
    await alex.close(true);
    await alex.command(CARE_CHANNEL, '/block-sim 612345678');
    await modalSaying(alex, 'Loss');
    stage.office.faults.set('customers-v2', { status: 500, delayMs: 400 });
    await alex.submit({ 'params.block_id': '2', 'body.reason': 'Lost' });
    await alex.close(true);
    await messageSaying(alex, alex.dm, 'No request was made');
    stage.office.faults.clear();
    expect(stage.slack.messages('C0APPROVALS')).toEqual([]);
  });
});
