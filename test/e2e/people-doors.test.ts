import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  APP_ID,
  APPROVALS_CHANNEL,
  APPROVERS_GROUP,
  CARE_CHANNEL,
  OTHER_TEAM_ID,
  TEAM_ID,
} from '../../src/sandbox/slack/people.ts';
import type { OpenView, Seat } from '../../src/sandbox/slack/types.ts';
import {
  commandBody,
  entered,
  interactionBody,
  messageClick,
  submissionBody,
  viewClick,
} from '../receiver/signed.ts';
import { askToBlock, cardOf } from '../support/desk-work.ts';
import { messageText, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const ASKING = ['/mask', '/block-sim', '/unblock-sim'];
const COMMANDS = ['/customer', '/barrings', '/penalties', ...ASKING];
const NOT_ENTITLED = ['U0OTTO', 'U0GINA', 'U0EXTE', 'U0DEAN', 'U0BOTTY'];
/** An approver and an auditor look, and ask for nothing. */
const LOOKING = ['U0SARA', 'U0INES'];

/** What Slack is told when work begins: a window says so before anything is read. */
const SHOWING =
  /Looking (for|up)|Working out|customer\.identifier|Reading the current state|Choose what to look up|Lucía/;

/** A right is asked for at every door: commands, shortcuts, buttons, forms, lists and the Home tab. */
describe('every door', () => {
  let stage: Stage;
  let alex: Seat;
  let card: OpenView;
  let form: OpenView;
  let requestId: string;
  let reads: number;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
    const { lucia, bound } = stage.office.known;
    requestId = await askToBlock(alex, bound.msisdn);
    await alex.command(CARE_CHANNEL, `/customer ${lucia.document}`);
    card = await modalSaying(alex, 'Lucía', 'Refresh');
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/block-sim ${lucia.msisdn}`);
    form = await modalSaying(alex, 'Loss', 'Theft');
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    reads = stage.office.calls.length;
  });

  /** Posts a body, and returns what Careline told Slack of it, once it has finished with it. */
  async function outcomeOf(body: string): Promise<string> {
    const from = { calls: stage.slack.calls.length, logged: stage.logged.length };
    const answer = await stage.slack.post(body);
    expect(answer.status).toBe(200);
    await until('the work to be done', () =>
      stage.logged.slice(from.logged).some((line) => line.includes('"msg":"done"')),
    );
    const told = stage.slack.calls.slice(from.calls).map(({ body: sent }) => JSON.stringify(sent));
    return [answer.body, ...told].join('\n');
  }

  describe.each(NOT_ENTITLED)('%s', (userId) => {
    it.each(COMMANDS)('gets nothing by %s', async (command) => {
      const said = await outcomeOf(commandBody(command, '612345678', { user_id: userId }));
      expect(said).not.toMatch(SHOWING);
      expect(stage.office.calls.length).toBe(reads);
    });

    it('#10 gets nothing by a shortcut, a card of another, a form or its list', async () => {
      const { lucia } = stage.office.known;
      const open = { actionId: 'customer.open_line', value: lucia.subscriptionId };
      const values = { 'params.block_id': entered.radio('2'), 'body.reason': entered.text('mine now') };
      const bodies = [
        interactionBody('shortcut', userId, { callback_id: 'customer.find' }),
        interactionBody('message_action', userId, {
          callback_id: 'message.identifiers',
          channel: { id: CARE_CHANNEL },
          message: { ts: '1.1', text: lucia.document },
        }),
        viewClick(userId, card, open),
        submissionBody(userId, form, values),
        interactionBody('block_suggestion', userId, {
          action_id: 'value',
          block_id: 'body.barringsMasksCodes',
          value: '',
          view: { id: form.id, hash: form.hash, callback_id: 'form.submit', private_metadata: '' },
        }),
      ];
      for (const body of bodies) {
        const said = await outcomeOf(body);
        expect(said).not.toMatch(SHOWING);
      }
      expect(stage.office.calls.length).toBe(reads);
      expect(stage.slack.messages(APPROVALS_CHANNEL)).toHaveLength(1);
    });
  });

  describe.each(LOOKING)('%s', (userId) => {
    it.each([...ASKING, '/care run'])('asks for nothing by %s', async (command) => {
      const [name = '', ...rest] = command.split(' ');
      const typed = [...rest, '612345678'].join(' ');
      const said = await outcomeOf(commandBody(name, typed, { user_id: userId }));
      expect(said).not.toMatch(SHOWING);
      expect(stage.office.calls.length).toBe(reads);
    });

    it('opens no card and no form of another, nor its list', async () => {
      const { lucia } = stage.office.known;
      const values = { 'params.block_id': entered.radio('2'), 'body.reason': entered.text('mine now') };
      for (const body of [
        viewClick(userId, card, { actionId: 'customer.open_line', value: lucia.subscriptionId }),
        submissionBody(userId, form, values),
        interactionBody('block_suggestion', userId, {
          action_id: 'value',
          block_id: 'body.barringsMasksCodes',
          value: '',
          view: { id: form.id, hash: form.hash, callback_id: 'form.submit', private_metadata: '' },
        }),
      ]) {
        expect(await outcomeOf(body)).not.toMatch(SHOWING);
      }
      expect(stage.office.calls.length).toBe(reads);
      expect(stage.slack.messages(APPROVALS_CHANNEL)).toHaveLength(1);
    });
  });

  it.each(['U0OTTO', 'U0INES', 'U0GINA', 'U0EXTE', 'U0DEAN', 'U0BOTTY'])(
    '%s decides nothing, though the button is clicked in their name',
    async (userId) => {
      stage.slack.groups.set(APPROVERS_GROUP, ['U0SARA', 'U0OMAR', 'U0GINA', 'U0EXTE', 'U0DEAN', 'U0BOTTY']);
      const shown = await cardOf(stage, requestId);
      for (const actionId of ['request.approve', 'request.reject', 'request.cancel']) {
        await outcomeOf(messageClick(userId, shown, { actionId, value: requestId }));
      }
      expect(messageText(await cardOf(stage, requestId))).toContain('Waiting for approval');
      expect(stage.office.calls.length).toBe(reads);
    },
  );

  it.each(['U0OTTO', 'U0GINA', 'U0EXTE', 'U0DEAN'])('%s sees no details of a request', async (userId) => {
    const said = await outcomeOf(
      messageClick(userId, await cardOf(stage, requestId), { actionId: 'request.details', value: requestId }),
    );
    expect(said).not.toContain('Lost on the train');
  });

  it.each([
    ['a command of another workspace', commandBody('/customer', '612345678', { team_id: OTHER_TEAM_ID })],
    ['a command for another app', commandBody('/customer', '612345678', { api_app_id: 'A0OTHER' })],
    [
      'a person of another workspace, in ours',
      interactionBody('shortcut', 'U0ALEX', {
        callback_id: 'customer.find',
        user: { id: 'U0ALEX', team_id: OTHER_TEAM_ID },
      }),
    ],
    [
      'an interaction of another workspace',
      interactionBody('shortcut', 'U0ALEX', {
        callback_id: 'customer.find',
        user: { id: 'U0ALEX' },
        team: { id: OTHER_TEAM_ID },
      }),
    ],
    [
      'an interaction without any workspace',
      interactionBody('shortcut', 'U0ALEX', {
        callback_id: 'customer.find',
        user: { id: 'U0ALEX' },
        team: null,
      }),
    ],
    [
      'an interaction with another app',
      interactionBody('shortcut', 'U0ALEX', { callback_id: 'customer.find', api_app_id: 'A0OTHER' }),
    ],
  ])('%s is refused', async (_what, body) => {
    const said = await outcomeOf(body);
    expect(said).toContain('another workspace');
    expect(said).not.toMatch(SHOWING);
    expect(stage.office.calls.length).toBe(reads);
  });

  it('#9 an approval from another workspace is none', async () => {
    const shown = await cardOf(stage, requestId);
    const body = messageClick(
      'U0SARA',
      shown,
      { actionId: 'request.approve', value: requestId },
      {
        user: { id: 'U0SARA', team_id: OTHER_TEAM_ID },
      },
    );
    expect(await outcomeOf(body)).toContain('another workspace');
    expect(messageText(await cardOf(stage, requestId))).toContain('Waiting for approval');
  });

  it('the Home tab of another workspace is not drawn', async () => {
    const published = () => stage.slack.calls.filter(({ method }) => method === 'views.publish').length;
    const event = (userId: string, teamId: string, id: string) =>
      JSON.stringify({
        type: 'event_callback',
        event_id: id,
        team_id: teamId,
        api_app_id: APP_ID,
        event: { type: 'app_home_opened', user: userId, tab: 'home' },
      });
    const headers = { 'content-type': 'application/json' };
    const before = published();
    await stage.slack.post(event('U0ALEX', OTHER_TEAM_ID, 'Ev0A'), { headers });
    await stage.slack.post(event('U0GINA', TEAM_ID, 'Ev0B'), { headers });
    await stage.slack.post(event('U0MARTA', TEAM_ID, 'Ev0C'), { headers });
    await until('Marta’s Home tab', () => published() > before);
    const homes = stage.slack.calls.slice(-20).filter(({ method }) => method === 'views.publish');
    expect(homes.map(({ body }) => body.user_id)).toEqual(['U0MARTA']);
  });
});
