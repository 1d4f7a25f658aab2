import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '../../src/receiver/signature.ts';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { commandBody, interactionBody, messageClick } from '../receiver/signed.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { buttonValue, messageText, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const SIX_MINUTES = 360;
/** Shorter than in production. */
const PATIENCE = { headersMs: 1_000, requestMs: 2_000, sweepMs: 100, sockets: 4_800 };
const CLOSED_WITHIN_MS = 8_000;

describe('abuse of the receiver', () => {
  let stage: Stage;
  let sockets: Socket[] = [];
  beforeAll(async () => {
    stage = await startStage({ patience: PATIENCE });
  });
  afterAll(() => stage.close());
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
  });

  const now = () => Math.floor(Date.now() / 1000);

  /** A socket on which `text` was sent and nothing more; `closed` tells when and with what it was closed. */
  async function dangling(text: string) {
    const socket = connect(stage.careline.port, '127.0.0.1');
    sockets.push(socket);
    const seen = { text: '', closed: false };
    socket.on('data', (chunk) => {
      seen.text += String(chunk);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      seen.closed = true;
    });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    socket.write(text);
    return { socket, seen };
  }

  async function serves(): Promise<number> {
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    const { failure, ms } = await alex.command(CARE_CHANNEL, '/care');
    expect(failure).toBeUndefined();
    await modalSaying(alex, '/block-sim');
    return ms;
  }

  /** Of the form Slack's have: what is behind them has to be read before it is known for what it is. */
  const HEAD =
    'POST /slack/events HTTP/1.1\r\nhost: careline\r\ncontent-type: application/x-www-form-urlencoded\r\n' +
    `x-slack-request-timestamp: ${now()}\r\nx-slack-signature: v0=${'0'.repeat(64)}\r\n`;

  it('#5 slow bodies and idle sockets are closed, and the others served meanwhile', async () => {
    const slow = await dangling(`${HEAD}content-length: 1000\r\n\r\npayload=`);
    const drip = setInterval(() => slow.socket.write('x'), 20);
    const idle = await Promise.all(Array.from({ length: 1_000 }, () => dangling('POST /slack/ev')));
    const waits: number[] = [];
    for (let round = 0; round < 10; round += 1) waits.push(await serves());
    expect(waits.sort((a, b) => a - b)[5]).toBeLessThan(250);
    await until('the slow body to be cut off', () => slow.seen.closed, CLOSED_WITHIN_MS);
    clearInterval(drip);
    await until(
      'the idle sockets to be closed',
      () => idle.every(({ seen }) => seen.closed),
      CLOSED_WITHIN_MS,
    );
    expect(slow.seen.text).toMatch(/^HTTP\/1\.1 (408|400)/);
    await serves();
  }, 40_000);

  it('#5 a body without end is refused when it is too large, not kept', async () => {
    const { socket, seen } = await dangling(`${HEAD}transfer-encoding: chunked\r\n\r\n`);
    const piece = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    for (let sent = 0; sent < 6 && !seen.closed; sent += 1) socket.write(piece);
    await until('the refusal', () => seen.text.includes('413'));
    await until('the end', () => seen.closed);
    await serves();
  });

  it('what is cut off in the middle ends nothing', async () => {
    for (const text of [HEAD, `${HEAD}content-length: 10\r\n\r\nabc`, 'GARBAGE\r\n\r\n', '\u0000\u0001']) {
      const { socket } = await dangling(text);
      socket.destroy();
    }
    await serves();
  });

  it.each(['GET', 'PUT', 'DELETE'])('%s is not served', async (method) => {
    const answer = await fetch(`http://127.0.0.1:${stage.careline.port}/slack/events`, { method });
    expect(answer.status).toBe(404);
  });

  it.each([
    ['without a signature', {}],
    ['with a signature and no timestamp', { 'x-slack-signature': `v0=${'0'.repeat(64)}` }],
    ['with a timestamp that is none', { 'x-slack-request-timestamp': 'soon', 'x-slack-signature': 'v0=00' }],
    [
      'with an endless timestamp',
      { 'x-slack-request-timestamp': '9'.repeat(400), 'x-slack-signature': 'v0=00' },
    ],
  ])('an interaction %s runs no handler', async (_what, headers) => {
    const before = stage.logged.length;
    const bodies = [
      interactionBody('shortcut', 'U0ALEX', { callback_id: 'customer.find' }),
      `ssl_check=1&${interactionBody('shortcut', 'U0ALEX', { callback_id: 'customer.find' })}`,
      commandBody('/customer', '612345678'),
    ];
    for (const body of bodies) {
      const answer = await fetch(`http://127.0.0.1:${stage.careline.port}/slack/events`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
      expect(answer.status).toBe(401);
    }
    expect(stage.logged.slice(before).filter((line) => line.includes('"msg":"done"'))).toEqual([]);
    expect(stage.office.calls).toEqual([]);
  });

  it.each([-SIX_MINUTES, SIX_MINUTES])(
    'a good signature of %i seconds from now is refused',
    async (offset) => {
      const before = stage.logged.length;
      const { status } = await stage.slack.post(commandBody('/customer', '612345678'), {
        timestamp: now() + offset,
      });
      expect(status).toBe(401);
      expect(stage.logged.slice(before).filter((line) => line.includes('"msg":"done"'))).toEqual([]);
    },
  );

  it('#1 a good signature of another body is refused', async () => {
    const timestamp = now();
    const signature = sign(stage.slack.signingSecret, String(timestamp), Buffer.from('payload={}'));
    const { status } = await stage.slack.post(commandBody('/care', ''), { timestamp, signature });
    expect(status).toBe(401);
  });

  it('#2 an approval replayed many times at once, by the wire or by another signature, is one call', async () => {
    const alex = stage.slack.as('U0ALEX');
    const id = await askToBlock(alex, stage.office.known.lucia.msisdn);
    const card = await cardOf(stage, id);
    const value = buttonValue(card.blocks, 'request.approve');
    const body = messageClick('U0SARA', card, { actionId: 'request.approve', value });
    const timestamp = now();
    const same = Array.from({ length: 6 }, () => stage.slack.post(body, { timestamp }));
    const others = Array.from({ length: 6 }, (_, index) =>
      stage.slack.post(body, { timestamp: timestamp - index }),
    );
    const answers = await Promise.all([...same, ...others]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    await cardSaying(stage, id, '✅ Done');
    expect(stage.office.calls.filter(({ method }) => method !== 'GET')).toHaveLength(1);
  });

  it('#12 response_url leads nowhere but to Slack, for clicks as for commands', async () => {
    let fetched = 0;
    const trap = createServer((_request, response) => {
      fetched += 1;
      response.end();
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const { port } = trap.address() as AddressInfo;
    const own = new URL(stage.slack.url);
    const addresses = [
      `http://127.0.0.1:${port}/actions/x`,
      `http://localhost:${port}/`,
      `${own.protocol}//${own.host}@127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}/?${own.host}`,
      'file:///etc/passwd',
      'not a url',
      '//127.0.0.1',
    ];
    for (const response_url of addresses) {
      const sara = stage.slack.as('U0SARA');
      const seen = sara.sees(CARE_CHANNEL).length;
      const where = { channel: CARE_CHANNEL, ts: '1.1' };
      await stage.slack.post(
        messageClick('U0SARA', where, { actionId: 'request.approve', value: 'none' }, { response_url }),
      );
      await until(`the answer in spite of ${response_url}`, () =>
        sara
          .sees(CARE_CHANNEL)
          .slice(seen)
          .some((message) => messageText(message).includes('no such request')),
      );
    }
    expect(fetched).toBe(0);
    trap.close();
  });
});
