import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { OpenView, Seat } from '../../src/sandbox/slack/types.ts';
import { entered, messageClick, submissionBody } from '../receiver/signed.ts';
import { askToBlock, cardOf, cardSaying, rejectOn } from '../support/desk-work.ts';
import { actionIds, messageSaying, modalSaying, posted, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('bad input', () => {
  let stage: Stage;
  let alex: Seat;
  beforeAll(async () => {
    stage = await startStage({ env: { CALL_DEADLINE_SECONDS: '1', UNKNOWN_AFTER_SECONDS: '5' } });
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());
  beforeEach(() => alex.close(true));
  afterEach(() => {
    stage.office.faults.clear();
    stage.slack.faults = {};
  });

  const changes = () => stage.office.calls.filter(({ method }) => method !== 'GET').length;
  const type = async (line: string) => {
    const { failure } = await alex.command(CARE_CHANNEL, line);
    expect(failure).toBeUndefined();
  };
  const whispered = (...words: readonly string[]) => messageSaying(alex, CARE_CHANNEL, ...words);
  /** A form as Slack would post it, whatever a person could have entered. */
  const postForm = (
    form: OpenView,
    values: Readonly<Record<string, unknown>>,
    { userId = 'U0ALEX', timestamp = seconds() } = {},
  ) => stage.slack.post(submissionBody(userId, form, values), { timestamp });
  /** The receiver lets the same delivery in only once: a second one is signed at another second. */
  const seconds = () => Math.floor(stage.now().getTime() / 1000);
  const cards = () => posted(stage.slack, APPROVALS_CHANNEL).length;
  const { text, radio } = entered;
  async function blockForm(): Promise<OpenView> {
    await type(`/block-sim ${stage.office.known.lucia.msisdn}`);
    return modalSaying(alex, 'Loss', 'Theft');
  }

  it.each(['/customer', '/barrings', '/mask', '/block-sim', '/unblock-sim', '/penalties'])(
    'an empty %s is told what to type',
    async (command) => {
      await type(command);
      await whispered(command, 'example');
    },
  );

  it.each([
    ['/customer wibble', 'wibble', 'neither a document'],
    ['/customer +44 20 7946 0000', 'another country'],
    ['/barrings ana@example.com', 'works on one line'],
    ['/block-sim 12345678Z', 'works on one line'],
    ['/mask apply', 'needs a line'],
    ['/care dance', 'dance', '/care approvals'],
    ['/care audit nothing', 'correlation ID'],
  ])('%s is refused with what was read and what works', async (line, ...words) => {
    await type(line);
    await whispered(...words);
    expect(alex.views()).toEqual([]);
  });

  it('an unknown customer is said to be unknown, with a way to search again', async () => {
    await type('/customer 99999999R');
    const view = await modalSaying(alex, 'Nobody found', '99999999R');
    expect(view.view).toMatchObject({ submit: { text: 'Search' } });
  });

  it('a wrong check letter is pointed out and searched all the same', async () => {
    await type('/customer 12345678A');
    await modalSaying(alex, '12345678A', 'Z');
    expect(stage.office.calls.at(-1)?.path).toContain('12345678A');
  });

  it('an unknown line is said to be unknown in the modal', async () => {
    await type('/block-sim 699 999 999');
    await modalSaying(alex, '699 999 999');
    expect(changes()).toBe(0);
  });

  it('a line without a SIM has none to block', async () => {
    await type('/block-sim 912 345 678');
    await modalSaying(alex, 'no SIM');
  });

  it('a reason too long is refused under its field', async () => {
    const form = await blockForm();
    const answer = await postForm(form, {
      'params.block_id': radio('2'),
      'body.reason': text('x'.repeat(256)),
    });
    expect(JSON.parse(answer.body)).toEqual({
      response_action: 'errors',
      errors: { 'body.reason': 'At most 255 characters.' },
    });
  });

  it.each([
    ['a field the form never had', { 'body.active': radio('false') }],
    ['a target of another line', { 'params.subscription_id': text('1') }],
  ])('%s makes no request', async (_what, extra) => {
    const form = await blockForm();
    const before = cards();
    const answer = await postForm(form, {
      'params.block_id': radio('2'),
      'body.reason': text('because'),
      ...extra,
    });
    expect(answer.body).toContain('not among the choices');
    expect(cards()).toBe(before);
  });

  it('#8 an option that was never offered is refused under its field', async () => {
    const form = await blockForm();
    const answer = await postForm(form, { 'params.block_id': radio('7'), 'body.reason': text('because') });
    expect(JSON.parse(answer.body).errors).toHaveProperty(['params.block_id']);
  });

  it('another person’s form opens nothing', async () => {
    const form = await blockForm();
    const values = { 'params.block_id': radio('2'), 'body.reason': text('because') };
    const answer = await postForm(form, values, { userId: 'U0MARTA' });
    expect(answer.body).toContain('demasiado antigua o no es tuya');
  });

  it('#21 a form sent twice makes one request', async () => {
    const form = await blockForm();
    const values = { 'params.block_id': radio('1'), 'body.reason': text('twice') };
    const from = stage.logged.length;
    const before = cards();
    const timestamp = seconds();
    await Promise.all([0, 1].map((ago) => postForm(form, values, { timestamp: timestamp - ago })));
    await until('both to be dealt with', () => {
      const done = stage.logged
        .slice(from)
        .filter((line) => line.includes('"form.submit"') && line.includes('"done"'));
      return done.length === 2;
    });
    // Cards are posted in the order of the requests: after the next one, no other is on its way.
    await cardOf(stage, await askToBlock(alex, stage.office.known.bound.msisdn));
    expect(cards()).toBe(before + 2);
  });

  it('T16 a form sent again later is told that there is one request', async () => {
    const form = await blockForm();
    const values = { 'params.block_id': radio('1'), 'body.reason': text('again') };
    const timestamp = seconds();
    await postForm(form, values, { timestamp });
    await modalSaying(alex, 'waits for an approver');
    await postForm(form, values, { timestamp: timestamp - 1 });
    await modalSaying(alex, 'one request, not two');
  });

  it('#7 a forged or stale button is answered', async () => {
    const id = await askToBlock(alex, stage.office.known.nie.msisdn);
    const card = await cardOf(stage, id);
    const sara = stage.slack.as('U0SARA');
    const click = (value: string, actionId = 'request.approve') =>
      stage.slack.post(messageClick('U0SARA', card, { actionId, value }));
    await click('not-a-request');
    await messageSaying(sara, card.channel, 'no such request');
    await click(id, 'no.such.action');
    await messageSaying(sara, card.channel, 'does not know this button');
    expect(changes()).toBe(0);
    await rejectOn(stage, sara, id);
    await cardSaying(stage, id, 'Rejected');
    await click(id);
    await messageSaying(sara, card.channel, 'Already rejected by');
    expect(changes()).toBe(0);
  });

  it('#42 an expired trigger leaves a button that opens the same', async () => {
    stage.slack.faults = { expiredTriggers: true };
    await type('/customer 12345678Z');
    const message = await whispered('could not be opened');
    expect(JSON.stringify(message)).not.toContain('12345678Z');
    expect(actionIds(message.blocks)).toEqual(['screen.reopen']);
    stage.slack.faults = {};
    await alex.clickMessage(message, { actionId: 'screen.reopen' });
    await modalSaying(alex, 'Lucía');
  });

  it.each([
    ['is down', { status: 503 }, 'cannot be reached'],
    ['is slow', { delayMs: 3_000 }, 'took too long'],
    ['answers HTML', { html: true } as const, 'cannot be read'],
    ['answers broken JSON', { brokenJson: true } as const, 'cannot be read'],
    ['hides an error in a 200', { errorEnvelopeWith200: true } as const, 'customers v2'],
  ])('an API that %s is said to be so, with the way to try again', async (_what, fault, words) => {
    stage.office.faults.set('customers-v2', fault);
    await type(`/block-sim ${stage.office.known.lucia.msisdn}`);
    const view = await until('the problem', () => {
      const top = alex.views().at(-1);
      return top && viewText(top).toLowerCase().includes(words.toLowerCase()) && top;
    });
    expect(actionIds(view.view)).toContain('screen.reopen');
    stage.office.faults.clear();
    await alex.clickView({ actionId: 'screen.reopen' });
    await modalSaying(alex, 'Loss');
  });
});
