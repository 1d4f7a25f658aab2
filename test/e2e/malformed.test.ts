import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_CHANNEL, TEAM_ID } from '../../src/sandbox/slack/people.ts';
import { modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';

/** `MALFORMED` asks for more: 10,000 are sent by hand now and then. */
const RANDOM_BODIES = Number(process.env.MALFORMED ?? 500);

const form = (payload: unknown): string => `payload=${encodeURIComponent(JSON.stringify(payload))}`;
const user = { id: 'U0ALEX', team_id: TEAM_ID };
const team = { id: TEAM_ID };

/** Bodies that end the process of a stock Bolt, or make it answer 500, and their relatives. */
const FIXED: readonly string[] = [
  '',
  'payload=',
  'payload=null',
  'payload=[]',
  'payload=0',
  'payload="text"',
  'payload={',
  `payload=${'['.repeat(5_000)}`,
  'payload=%ff%fe',
  'null',
  '[]',
  'command=',
  'command=/customer',
  'ssl_check=1',
  `text=${'x'.repeat(100_000)}`,
  form({}),
  form({ type: null }),
  form({ type: 'block_actions' }),
  form({ type: 'block_actions', user: null, team: null, actions: null }),
  form({ type: 'block_actions', user, team, actions: [], trigger_id: 't', container: { type: 'view' } }),
  form({ type: 'view_submission', user, team, view: null }),
  form({ type: 'view_submission', user, team, view: { id: 'V', state: { values: null } } }),
  form({ type: 'view_closed', user, team }),
  form({ type: 'block_suggestion', user, team, action_id: 'value', block_id: 'b', value: null }),
  form({ type: 'shortcut', user, team }),
  form({ type: 'message_action', user, team, callback_id: 'c', trigger_id: 't' }),
  form({ type: 'dialog_submission', user, team, callback_id: 'c' }),
  form({ type: 'interactive_message', user, team, actions: [{}] }),
  form({ type: 'workflow_step_edit', user, team }),
  JSON.stringify({ type: 'event_callback' }),
  JSON.stringify({ type: 'event_callback', event: null, team_id: TEAM_ID, event_id: 'Ev1' }),
  JSON.stringify({ type: 'event_callback', event: { type: 'message' }, team_id: TEAM_ID, event_id: 'Ev2' }),
  JSON.stringify({ type: 'app_rate_limited' }),
];

/** Payloads that look like Slack's, with anything in the places the handlers read. */
const lookalike = fc.record(
  {
    type: fc.constantFrom(
      'block_actions',
      'view_submission',
      'block_suggestion',
      'shortcut',
      'message_action',
    ),
    user: fc.oneof(fc.constant(user), fc.anything()),
    team: fc.oneof(fc.constant(team), fc.anything()),
    trigger_id: fc.oneof(fc.string(), fc.anything()),
    callback_id: fc.oneof(fc.string(), fc.anything()),
    actions: fc.oneof(
      fc.array(
        fc.record({ action_id: fc.string(), block_id: fc.string(), type: fc.string(), value: fc.anything() }),
      ),
      fc.anything(),
    ),
    view: fc.oneof(
      fc.record({
        id: fc.string(),
        hash: fc.string(),
        callback_id: fc.constantFrom('form.submit', 'customer.search', 'other'),
        private_metadata: fc.string(),
        state: fc.record({ values: fc.anything() }),
      }),
      fc.anything(),
    ),
    container: fc.oneof(fc.constant({ type: 'view' }), fc.anything()),
  },
  { requiredKeys: ['type'] },
);
const body = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.json().map((text) => `payload=${encodeURIComponent(text)}`),
  lookalike.map((payload) => form(payload)),
  fc.json(),
  fc
    .record({ command: fc.string(), text: fc.string(), user_id: fc.string(), team_id: fc.constant(TEAM_ID) })
    .map((fields) => new URLSearchParams(fields).toString()),
);

describe('malformed bodies under a good signature', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  async function stillServes(): Promise<void> {
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    expect((await alex.command(CARE_CHANNEL, '/care')).failure).toBeUndefined();
    await modalSaying(alex, '/block-sim');
  }

  it.each(FIXED.map((text) => [text.slice(0, 60), text]))('survives %j', async (_short, text) => {
    const type = text.startsWith('{') || text === 'null' || text === '[]' ? 'application/json' : undefined;
    const headers = type === undefined ? {} : { 'content-type': type };
    const { status } = await stage.slack.post(text, { headers });
    expect(status).toBeLessThan(500);
  });

  it(`#4 survives ${RANDOM_BODIES} random ones, asks nothing upstream, and serves on`, async () => {
    const before = stage.office.calls.length;
    const bodies = fc.sample(body, { numRuns: RANDOM_BODIES, seed: 20_261_120 });
    for (const text of bodies) {
      const json = /^[[{"]/.test(text);
      const { status } = await stage.slack.post(text, {
        headers: json ? { 'content-type': 'application/json' } : {},
      });
      expect(status, text.slice(0, 200)).toBeLessThan(500);
    }
    expect(stage.office.calls.length).toBe(before);
    await stillServes();
  });
});

/** A frame whose outside is right and whose inside is anything. */
const envelope = fc
  .record({
    type: fc.constantFrom('interactive', 'slash_commands', 'events_api'),
    envelope_id: fc.uuid(),
    payload: fc.oneof(lookalike, fc.anything()),
  })
  .map((frame) => JSON.stringify(frame));

describe('malformed frames over Socket Mode', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ socketMode: true });
  });
  afterAll(() => stage.close());

  it('#4 are ignored, and the next command is served', async () => {
    const frames = [
      'null',
      '[]',
      '{',
      '0',
      JSON.stringify({ type: 'events_api' }),
      JSON.stringify({ type: 'events_api', envelope_id: 'e1', payload: null }),
      JSON.stringify({ type: 'interactive', envelope_id: 'e2', payload: { type: 'block_actions' } }),
      JSON.stringify({ type: 'slash_commands', envelope_id: 'e3' }),
      JSON.stringify({ type: 7, envelope_id: {} }),
      ...fc.sample(fc.oneof(fc.json(), envelope), { numRuns: RANDOM_BODIES, seed: 7 }),
    ];
    for (const text of frames) stage.slack.frame(text);
    const alex = stage.slack.as('U0ALEX');
    expect((await alex.command(CARE_CHANNEL, '/care')).failure).toBeUndefined();
    await modalSaying(alex, '/block-sim');
  });

  it('a dropped connection is made again', async () => {
    stage.slack.dropSockets();
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    await expect
      .poll(async () => (await alex.command(CARE_CHANNEL, '/care')).failure, { timeout: 8_000 })
      .toBeUndefined();
  });
});
