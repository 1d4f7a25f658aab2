import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '../../src/receiver/signature.ts';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { interactionBody, payloadBody } from '../receiver/signed.ts';
import { action, COMMAND, EVENT, spoil, view, WHOLE } from '../receiver/whole.ts';
import { messageSaying, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

/** Slack gives up on an answer after this long. */
const PATIENCE_MS = 3_000;
/** How many bodies are under way at once. */
const AT_ONCE = 20;

const json = { 'content-type': 'application/json' };

describe('bodies with one place spoiled, under a good signature', () => {
  let stage: Stage;
  let alex: Seat;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());

  async function survives(bodies: readonly string[], headers: Readonly<Record<string, string>> = {}) {
    const reads = stage.office.calls.length;
    for (let start = 0; start < bodies.length; start += AT_ONCE) {
      await Promise.all(
        bodies.slice(start, start + AT_ONCE).map(async (body) => {
          const began = performance.now();
          const { status } = await stage.slack.post(body, { headers });
          expect(status, body.slice(0, 300)).toBeLessThan(500);
          expect(performance.now() - began, body.slice(0, 300)).toBeLessThan(PATIENCE_MS);
        }),
      );
    }
    expect(stage.office.calls.length).toBe(reads);
    const unforeseen = stage.logged.filter((line) => /could not be handled|an HTTP request/.test(line));
    expect(unforeseen).toEqual([]);
    await alex.close(true);
    expect((await alex.command(CARE_CHANNEL, '/care')).failure).toBeUndefined();
    await modalSaying(alex, '/block-sim');
  }

  it.each(Object.entries(WHOLE))('%s', async (_kind, whole) => {
    const bodies = spoil(whole).map(payloadBody);
    expect(bodies.length).toBeGreaterThan(50);
    await survives(bodies);
  });

  it('an event', async () => {
    const bodies = spoil(EVENT).map((body) => JSON.stringify(body));
    expect(bodies.length).toBeGreaterThan(100);
    await survives(bodies, json);
  });

  it('with fields that belong to another kind', async () => {
    const foreign = [
      'event',
      'command',
      'name',
      'actions',
      'enterprise',
      'authorizations',
      'function_data',
      'bot_access_token',
    ];
    const bodies = [...Object.values(WHOLE), EVENT].flatMap((whole) =>
      foreign.flatMap((key) =>
        [null, [null], {}, 'x'].map((value) => payloadBody({ ...whole, [key]: value })),
      ),
    );
    await survives(bodies);
  });

  it('a command: fields missing, doubled, empty, huge', async () => {
    const names = Object.keys(COMMAND);
    const without = names.map((name) =>
      new URLSearchParams(Object.entries(COMMAND).filter(([each]) => each !== name)).toString(),
    );
    const odd = names.flatMap((name) =>
      ['', '\u0000', '<!channel>', '{}', 'x'.repeat(60_000)].map((value) =>
        new URLSearchParams({ ...COMMAND, [name]: value }).toString(),
      ),
    );
    const doubled = names.map((name) => `${new URLSearchParams(COMMAND)}&${name}=second`);
    await survives([...without, ...odd, ...doubled]);
  });

  it('cut off at every seventh character', async () => {
    const whole = payloadBody(WHOLE['a click in a message']);
    const event = JSON.stringify(EVENT);
    const cuts = (text: string) =>
      Array.from({ length: Math.floor(text.length / 7) }, (_, index) => text.slice(0, index * 7));
    await survives(cuts(whole));
    await survives(cuts(event), json);
  });

  it('that are no UTF-8, or of another type than they say', async () => {
    const url = stage.slack.requestUrl ?? '';
    const bytes = [
      Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
      Buffer.concat([Buffer.from('payload='), Buffer.from([0xc3, 0x28, 0x80])]),
      Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
      Buffer.alloc(100_000, 0xff),
      Buffer.from(JSON.stringify(EVENT)),
    ];
    for (const type of [
      'application/json',
      'application/x-www-form-urlencoded',
      'text/xml',
      '',
      'x'.repeat(4_000),
    ]) {
      for (const body of bytes) {
        const timestamp = String(Math.floor(Date.now() / 1000));
        const answer = await fetch(url, {
          method: 'POST',
          body,
          headers: {
            'content-type': type,
            'x-slack-request-timestamp': timestamp,
            'x-slack-signature': sign(stage.slack.signingSecret, timestamp, body),
          },
        });
        expect(answer.status).toBeLessThan(500);
      }
    }
    await survives([]);
  });
});

describe('what Careline has never heard of is answered', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  it('#6 an unknown command', async () => {
    const alex = stage.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/reboot now');
    await messageSaying(alex, CARE_CHANNEL, 'does not know this button or command');
  });

  it.each([
    ['an unknown shortcut', interactionBody('shortcut', 'U0ALEX', { callback_id: 'no.such' })],
    [
      'an unknown form',
      interactionBody('view_submission', 'U0ALEX', { view: { ...view, callback_id: 'no.such' } }),
    ],
    [
      'an unknown button in a modal',
      interactionBody('block_actions', 'U0ALEX', {
        container: { type: 'view' },
        view,
        actions: [{ ...action, action_id: 'no.such' }],
      }),
    ],
    [
      'an unknown button called like a part of every object',
      interactionBody('block_actions', 'U0ALEX', {
        container: { type: 'message' },
        channel: { id: CARE_CHANNEL },
        actions: [{ ...action, action_id: '__proto__' }],
      }),
    ],
  ])('%s', async (_what, body) => {
    const before = stage.slack.calls.length;
    const answer = await stage.slack.post(body);
    expect(answer.status).toBe(200);
    await until('an answer', () =>
      [answer.body, ...stage.slack.calls.slice(before).map((call) => JSON.stringify(call.body))].some(
        (text) => text.includes('does not know this button'),
      ),
    );
  });

  it('an unknown list is empty', async () => {
    const { body } = await stage.slack.post(
      interactionBody('block_suggestion', 'U0ALEX', { action_id: 'no.such', block_id: 'b', value: '' }),
    );
    expect(JSON.parse(body)).toEqual({ options: [] });
  });
});

describe('frames with one place spoiled, over Socket Mode', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ socketMode: true });
  });
  afterAll(() => stage.close());

  it('end nothing', async () => {
    const kinds = Object.entries(WHOLE);
    let sent = 0;
    for (const [kind, payload] of [...kinds, ['an event', EVENT] as const]) {
      for (const spoiled of spoil({ type: 'interactive', envelope_id: kind, payload })) {
        sent += 1;
        stage.slack.frame(JSON.stringify(spoiled) ?? 'null');
      }
    }
    expect(sent).toBeGreaterThan(2_000);
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    await expect
      .poll(async () => (await alex.command(CARE_CHANNEL, '/care')).failure, { timeout: 15_000 })
      .toBeUndefined();
    await modalSaying(alex, '/block-sim');
    expect(stage.office.calls).toEqual([]);
  }, 40_000);
});
