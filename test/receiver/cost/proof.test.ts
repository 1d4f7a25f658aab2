import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '../../../src/receiver/signature.ts';
import { CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import { modalSaying } from '../../support/reading.ts';
import { type Stage, startStage } from '../../support/stage.ts';
import { until } from '../../support/until.ts';
import { commandBody } from '../signed.ts';

const ROOM = 300;
const MB = 1_000_000;
const FORM = 'content-type: application/x-www-form-urlencoded\r\n';

describe('what costs something is proved first', () => {
  let stage: Stage;
  let sockets: Socket[] = [];
  beforeAll(async () => {
    stage = await startStage({
      callbacks: true,
      patience: { headersMs: 5_000, requestMs: 10_000, sweepMs: 1_000, sockets: ROOM },
    });
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
  });

  const now = () => Math.floor(stage.now().getTime() / 1_000);
  const fresh = () => `x-slack-request-timestamp: ${now()}\r\nx-slack-signature: v0=${'0'.repeat(64)}\r\n`;

  /** A socket on which this was sent, and what came back. */
  async function sending(...parts: readonly (string | Buffer)[]) {
    const socket = connect(stage.careline.port, '127.0.0.1');
    sockets.push(socket);
    const seen = { text: '', closed: false, error: '' };
    socket.on('data', (chunk) => {
      seen.text += String(chunk);
    });
    socket.on('error', ({ message }) => {
      seen.error = message;
    });
    socket.on('close', () => {
      seen.closed = true;
    });
    await new Promise((resolve) => socket.once('connect', resolve));
    for (const part of parts) socket.write(part);
    return seen;
  }

  const head = (headers: string, path = '/slack/events') =>
    `POST ${path} HTTP/1.1\r\nhost: careline\r\n${FORM}${headers}\r\n`;

  async function expectServed(): Promise<void> {
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    expect((await alex.command(CARE_CHANNEL, '/care')).failure).toBeUndefined();
    await modalSaying(alex, '/block-sim');
  }

  it('S52: 200 bodies behind headers that prove nothing are refused at once, and none is kept', async () => {
    const body = Buffer.alloc(2_900_000 - 10, 'a');
    const stale = 'x-slack-request-timestamp: 1\r\nx-slack-signature: v0=00\r\ncontent-length: 2900000\r\n';
    const before = process.memoryUsage();
    const all = await Promise.all(Array.from({ length: 200 }, () => sending(head(stale))));
    await until('all to be refused', () => all.every(({ text }) => text.startsWith('HTTP/1.1 401')));
    await until('all to be closed', () => all.every(({ closed }) => closed));
    for (const socket of sockets) socket.destroy();
    const some = await Promise.all(Array.from({ length: 20 }, () => sending(head(stale), body)));
    await until('these to be closed', () => some.every(({ closed }) => closed));
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    expect(arrayBuffers + heapUsed - before.arrayBuffers - before.heapUsed).toBeLessThan(50 * MB);
    await expectServed();
  });

  it('S52: who sends a small body reads the 401, and no reset', async () => {
    for (let round = 0; round < 20; round += 1) {
      const response = await fetch(`http://127.0.0.1:${stage.careline.port}/slack/events`, {
        method: 'POST',
        body: 'a'.repeat(40_000),
      });
      expect(response.status).toBe(401);
      expect(response.headers.get('connection')).toBe('close');
    }
  });

  it.each([
    ['no signature', () => `x-slack-request-timestamp: ${now()}\r\n`],
    [
      'a signature of another form',
      () => `x-slack-request-timestamp: ${now()}\r\nx-slack-signature: v0=xyz\r\n`,
    ],
    ['no timestamp', () => `x-slack-signature: v0=${'0'.repeat(64)}\r\n`],
    ['an old timestamp', () => `x-slack-request-timestamp: 1\r\nx-slack-signature: v0=${'0'.repeat(64)}\r\n`],
  ])('S53: %s is answered before anything of the body has come', async (_what, headers) => {
    const seen = await sending(head(`${headers()}content-length: 1000\r\n`));
    await until('the refusal', () => seen.text.startsWith('HTTP/1.1 401'));
  });

  it('S54: a body of over 1.5 MB is refused by its length, or where it reaches that', async () => {
    const said = await sending(head(`${fresh()}content-length: 1500001\r\n`));
    await until('the refusal', () => said.text.startsWith('HTTP/1.1 413'));
    const endless = await sending(head(`${fresh()}transfer-encoding: chunked\r\n`));
    const socket = sockets.at(-1);
    for (let sent = 0; sent < 3; sent += 1) socket?.write(`80000\r\n${'x'.repeat(0x80000)}\r\n`);
    await until('the refusal', () => endless.text.startsWith('HTTP/1.1 413'));
  });

  it('S54: the largest that Slack can send is taken', async () => {
    const body = commandBody('/care', '', { padding: 'ñ'.repeat(240_000) });
    expect(body.length).toBeGreaterThan(1_400_000);
    const timestamp = `${now()}`;
    const response = await fetch(`http://127.0.0.1:${stage.careline.port}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': sign(stage.slack.signingSecret, timestamp, Buffer.from(body)),
      },
      body,
    });
    expect(response.status).toBe(200);
  });

  it('S55: beyond 64 MB being read a body is refused, those being read go on, and small ones are taken', async () => {
    const large = head(`${fresh()}content-length: 1400000\r\n`);
    const all = await Promise.all(Array.from({ length: 60 }, () => sending(large, 'payload=')));
    const refused = () => all.filter(({ text }) => text.startsWith('HTTP/1.1 503'));
    await until('some to be refused', () => refused().length >= 26);
    expect(refused().length).toBe(60 - Math.floor(48 / 1.4));
    await expectServed();
    const read = all.findIndex(({ text }) => text === '');
    sockets[read]?.write(Buffer.alloc(1_400_000 - 8, 'a'));
    // It was read to its end: the signature was looked at.
    await until('the answer', () => all[read]?.text.startsWith('HTTP/1.1 401'));
    for (const socket of sockets) socket.destroy();
    const again = await until('room again', async () => {
      const seen = await sending(large, Buffer.alloc(1_400_000, 'a'));
      await until('an answer', () => seen.text !== '');
      return seen.text.startsWith('HTTP/1.1 401') ? seen : undefined;
    });
    expect(again.text).toContain('401');
  });

  it('S56: a report under a token of nobody’s making is refused before its body', async () => {
    const seen = await sending(head('content-length: 64000\r\n', '/callbacks/bm9uc2Vuc2U'));
    await until('the refusal', () => seen.text.startsWith('HTTP/1.1 404'));
    expect(await stage.careline.port).toBeGreaterThan(0);
  });

  it('S57: silent sockets, opened again whenever they are closed, keep nobody out', async () => {
    let isOver = false;
    let opened = 0;
    const silent = () => {
      if (isOver) return;
      opened += 1;
      const socket = connect(stage.careline.port, '127.0.0.1');
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => setTimeout(silent, 50));
    };
    for (let each = 0; each < ROOM + 100; each += 1) silent();
    await until('the room to be full', () => opened > ROOM + 100);
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const body = commandBody('/care', '');
        const timestamp = `${now()}`;
        const signature = sign(stage.slack.signingSecret, timestamp, Buffer.from(body));
        const seen = await sending(
          head(
            `x-slack-request-timestamp: ${timestamp}\r\nx-slack-signature: ${signature}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`,
          ),
          body,
        );
        await until('an answer', () => seen.text !== '' || seen.closed, 3_000);
        return seen.text.slice(0, 12);
      }),
    );
    isOver = true;
    expect(answers).toEqual(Array(20).fill('HTTP/1.1 200'));
  }, 20_000);
});
