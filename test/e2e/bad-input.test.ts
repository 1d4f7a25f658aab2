import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APP_ID, CARE_CHANNEL, TEAM_ID } from '../../src/sandbox/slack/people.ts';
import type { OpenView, Seat } from '../../src/sandbox/slack/types.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
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
  const postForm = (open: OpenView, values: Readonly<Record<string, unknown>>, userId = 'U0ALEX') =>
    stage.slack.post(
      `payload=${encodeURIComponent(
        JSON.stringify({
          type: 'view_submission',
          user: { id: userId, team_id: TEAM_ID },
          team: { id: TEAM_ID },
          api_app_id: APP_ID,
          view: { ...open.view, id: open.id, hash: open.hash, root_view_id: open.id, state: { values } },
        }),
      )}`,
    );
  const text = (value: string) => ({ value: { type: 'plain_text_input', value } });
  const radio = (value: string) => ({ value: { type: 'radio_buttons', selected_option: { value } } });
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
    const cards = posted(stage.slack, 'C0APPROVALS').length;
    const answer = await postForm(form, {
      'params.block_id': radio('2'),
      'body.reason': text('because'),
      ...extra,
    });
    expect(answer.body).toContain('not among the choices');
    expect(posted(stage.slack, 'C0APPROVALS')).toHaveLength(cards);
  });

  it('an option that was never offered is refused under its field', async () => {
    const form = await blockForm();
    const answer = await postForm(form, { 'params.block_id': radio('7'), 'body.reason': text('because') });
    expect(JSON.parse(answer.body).errors).toHaveProperty(['params.block_id']);
  });

  it('another person’s form opens nothing', async () => {
    const form = await blockForm();
    const values = { 'params.block_id': radio('2'), 'body.reason': text('because') };
    const answer = await postForm(form, values, 'U0MARTA');
    expect(answer.body).toContain('demasiado antigua o no es tuya');
  });

  it('a form sent twice makes one request', async () => {
    const form = await blockForm();
    const values = { 'params.block_id': radio('1'), 'body.reason': text('twice') };
    const cards = posted(stage.slack, 'C0APPROVALS').length;
    await Promise.all([postForm(form, values), postForm(form, values)]);
    await until('the card', () => posted(stage.slack, 'C0APPROVALS').length > cards);
    await until(
      'the second to be told',
      () =>
        viewText(alex.views().at(-1)).includes('one request, not two') ||
        viewText(alex.views().at(-1)).includes('waits for an approver'),
    );
    expect(posted(stage.slack, 'C0APPROVALS')).toHaveLength(cards + 1);
  });

  it('a forged or stale button is answered', async () => {
    const id = await askToBlock(alex, stage.office.known.nie.msisdn);
    const card = await cardOf(stage, id);
    const sara = stage.slack.as('U0SARA');
    const click = (value: string, actionId = 'request.approve') =>
      stage.slack.post(
        `payload=${encodeURIComponent(
          JSON.stringify({
            type: 'block_actions',
            user: { id: 'U0SARA', team_id: TEAM_ID },
            team: { id: TEAM_ID },
            api_app_id: APP_ID,
            trigger_id: 'none',
            container: { type: 'message', channel_id: card.channel, message_ts: card.ts },
            channel: { id: card.channel },
            message: { ts: card.ts },
            actions: [{ action_id: actionId, block_id: 'b', type: 'button', value }],
          }),
        )}`,
      );
    await click('not-a-request');
    await messageSaying(sara, card.channel, 'no such request');
    await click(id, 'no.such.action');
    await messageSaying(sara, card.channel, 'does not know this button');
    expect(changes()).toBe(0);
    await sara.clickMessage(card, { actionId: 'request.reject' });
    await cardSaying(stage, id, 'Rejected');
    await click(id);
    await messageSaying(sara, card.channel, 'Already rejected by');
    expect(changes()).toBe(0);
  });

  it('an expired trigger leaves a button that opens the same', async () => {
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
