import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execute } from '../../../src/approvals/execute.ts';
import { track } from '../../../src/approvals/track.ts';
import { MARK, notesOf } from '../../../src/slack-history.ts';
import { GENESIS, UNKEYED } from '../../../src/store/chain.ts';
import { approved, filed } from '../../approvals/bench.ts';
import { BOT, lived, openScene, type Scene } from './evidence.ts';

let scene: Scene;
let ids: Awaited<ReturnType<typeof lived>>;
beforeEach(async () => {
  scene = openScene();
  ids = await lived(scene);
});
afterEach(() => scene.close());

const lookUp = (data = {}) =>
  scene.store.record({ correlationId: randomUUID(), kind: 'looked_up', actor: 'U0ALEX', data }, ['audit']);

/** Cuts the last events off, with what the outbox says of them. */
const cutTail = (events: number, last: number) =>
  scene.tamper(
    `DELETE FROM outbox WHERE seq > ${last - events}; DELETE FROM events WHERE seq > ${last - events}`,
  );

/** Makes every hash fit again, as somebody without a key would. */
async function makeFit(): Promise<void> {
  let before = GENESIS;
  for (const event of await scene.store.events(0, 1_000)) {
    const hash = UNKEYED.hash(before, event.seq, event.at, event);
    scene.tamper(`UPDATE events SET previous_hash = '${before}', hash = '${hash}' WHERE seq = ${event.seq}`);
    before = hash;
  }
}

describe('log, requests, outbox and channel as they were written', () => {
  it('are found well, with the channel and without it', async () => {
    expect(await scene.verify()).toMatchObject({
      well: true,
      out: expect.stringContaining('Nothing was found'),
    });
    expect(await scene.verify({ blind: true })).toMatchObject({ well: true });
  });

  it('are found well through every step there is', async () => {
    const { bench } = scene;
    for (const reply of ['accepted', 'unknown', 'refused'] as const) {
      bench.reply = reply;
      const id = randomUUID();
      await approved(bench, id);
      await execute(bench.approvals, id);
    }
    await scene.post(true);
    expect((await scene.verify()).out).toContain('Nothing was found');
  });
});

describe('the end of the log cut off', () => {
  it('D151 S31 names the events beyond the log that were posted', async () => {
    const last = (await scene.store.head())?.seq ?? 0;
    cutTail(4, last);
    const { well, out } = await scene.verify();
    expect(well).toBe(false);
    for (let seq = last - 3; seq <= last; seq += 1)
      expect(out).toContain(`Event ${seq} was posted (key ${seq}.audit) and is not in the log.`);
  });

  it('S31 is found of 1 to 20 events, always', async () => {
    for (let index = 0; index < 25; index += 1) await lookUp({ index });
    await scene.post();
    for (let events = 1; events <= 20; events += 1) {
      cutTail(1, (await scene.store.head())?.seq ?? 0);
      expect(await scene.verify(), `${events} events`).toMatchObject({ well: false });
    }
  });

  it('D153 is found where a digest told of them', async () => {
    await lookUp();
    await lookUp();
    await scene.post(true);
    const last = (await scene.store.head())?.seq ?? 0;
    cutTail(1, last);
    const { well, out } = await scene.verify();
    expect(well).toBe(false);
    expect(out).toContain(`Event ${last} was posted`);
  });
});

describe('the channel', () => {
  it('D152 may hold a message twice, not two of different words', async () => {
    const again = scene.messages[1];
    if (again === undefined) throw new Error('nothing was posted');
    scene.messages.push({ ...again });
    expect(await scene.verify()).toMatchObject({ well: true });
    scene.messages.push({ ...again, blocks: [{ text: 'nobody asked for anything' }] });
    const { well, out } = await scene.verify();
    expect(well).toBe(false);
    expect(out).toMatch(/One of 3 messages of event 2 .* does not say what was posted/);
  });

  it('D154 is not written in under Careline’s name without an event', async () => {
    const ts = String(Date.UTC(2026, 10, 20, 1) / 1000);
    scene.messages.push({ ts, user: BOT, subtype: 'channel_join', text: 'Careline has joined the channel' });
    scene.messages.push({ ts, user: 'U0ALEX', text: 'what is this?' });
    expect(await scene.verify()).toMatchObject({ well: true });
    scene.messages.push({ ts, user: BOT, text: 'U0SARA approved' });
    expect(await scene.verify()).toMatchObject({
      well: false,
      out: expect.stringContaining('2026-11-20T01:00:00.000Z stands under Careline'),
    });
  });

  it('of an earlier version says keys alone: its words are not known any more, an edit of it is found', async () => {
    for (const [index, message] of scene.messages.entries()) {
      const [note] = notesOf(message, BOT);
      const event_payload = { key: note?.key };
      scene.messages[index] = { ...message, metadata: { event_type: MARK, event_payload } };
    }
    expect((await scene.verify()).out).toContain('another version: compared by place and hash');
    const [first] = scene.messages;
    if (first) scene.messages[0] = { ...first, edited: { user: BOT, ts: '1' } };
    expect((await scene.verify()).out).toContain('The message of event 1');
  });

  it('S32 is compared whatever the outbox says', async () => {
    const seq = (await scene.store.head())?.seq;
    scene.tamper(`UPDATE events SET actor = 'U0OMAR' WHERE seq = ${seq};
      INSERT INTO outbox (seq, correlation_id, destination, not_before, leased_until)
      SELECT seq, correlation_id, 'audit', 9000000000000000, 9000000000000000 FROM events WHERE seq = ${seq}`);
    await makeFit();
    const { well, out } = await scene.verify({ keyless: true });
    expect(well).toBe(false);
    expect(out).toContain(`The message of event ${seq} `);
  });

  it('S33 is told of an event within ten minutes, if it is told of later ones', async () => {
    const { seq } = await lookUp();
    const at = new Date(Date.UTC(2026, 10, 20, 0, 11));
    // Nothing is posted at all: the channel is slow.
    expect(await scene.verify({ at })).toMatchObject({ well: true });
    scene.tamper(`UPDATE outbox SET not_before = 9000000000000000 WHERE seq = ${seq}`);
    await lookUp();
    await scene.post();
    expect(await scene.verify()).toMatchObject({ well: true });
    expect(await scene.verify({ at })).toMatchObject({
      well: false,
      out: expect.stringContaining(`The outbox says that event ${seq} `),
    });
  });

  it('S34 is a head with every message: another past with hashes that fit is found, though the words are right', async () => {
    scene.tamper(`UPDATE events SET data = '{"who":"knows"}' WHERE seq = 1`);
    await makeFit();
    const { verdict, out } = await scene.verify({ keyless: true });
    expect(verdict).toBe('wrong');
    expect(out).toContain('is not the one whose hash was posted');
    expect(out).toContain('was posted for another event than stands there now');
  });
});

describe('the hashes', () => {
  it('S34 are made with a key: another past with hashes that fit without it is found by who has the key, without the channel', async () => {
    scene.tamper(`UPDATE events SET data = '{"who":"knows"}' WHERE seq = 3`);
    await makeFit();
    const { verdict, out } = await scene.verify({ blind: true });
    expect(verdict).toBe('wrong');
    expect(out).toContain('BROKEN at event 1');
  });

  it('S34 are found also where the last event alone is another', async () => {
    const { seq } = await lookUp();
    const last = (await scene.store.events(seq - 1, 1))[0];
    if (last === undefined) throw new Error('nothing was recorded');
    const forged = UNKEYED.hash(last.previousHash, seq, last.at, { ...last, actor: 'U0OMAR' });
    scene.tamper(`UPDATE events SET actor = 'U0OMAR', hash = '${forged}' WHERE seq = ${seq}`);
    expect((await scene.verify({ blind: true })).out).toContain(`BROKEN at event ${seq}`);
  });

  it('S34 cannot be told without the key: that is said, and is not the same as well', async () => {
    const { verdict, out } = await scene.verify({ keyless: true });
    expect(verdict).toBe('unproved');
    expect(out).toContain('ENCRYPTION_KEY is not set: only the heads were checked');
    expect(out).toMatch(/\d+ events, 0 given heads and \d+ posted ones on it/);
    expect(out).toContain('this ends with 3, not with 0');
    expect((await scene.verify({ keyless: true, blind: true })).verdict).toBe('unproved');
    expect((await scene.verify()).out).not.toContain('ENCRYPTION_KEY');
  });

  it('S34 cannot be told either once the key of the log is taken away: who has the other key is told so', async () => {
    scene.tamper("DELETE FROM meta WHERE key = 'log-key'");
    await expect(scene.verify()).rejects.toThrow('the key of the log is gone from the database');
    scene.tamper("DELETE FROM meta WHERE key = 'key-check'");
    await expect(scene.verify()).rejects.toThrow('what tells the key of this database');
  });
});

describe('the requests', () => {
  it('S29 are held against the log: an approved one that nobody approved', async () => {
    scene.tamper(`UPDATE requests SET state = 'approved', decided_by = 'U0SARA',
      approvals = '[{"userId":"U0SARA","at":1,"comment":null}]' WHERE id = '${ids.waiting}'`);
    for (const blind of [{}, { blind: true }] as const) {
      const { well, out } = await scene.verify(blind);
      expect(well).toBe(false);
      expect(out).toContain(`Request ${ids.waiting} says that it is approved; by the log it is pending`);
      expect(out).toContain('counts an approval of U0SARA, and the log holds none');
    }
  });

  it('S25 are told of when Careline found one altered, and put back as the log says', async () => {
    const { bench } = scene;
    scene.tamper(`UPDATE requests SET state = 'approved' WHERE id = '${ids.done}'`);
    await track(bench.approvals);
    await scene.post();
    const { well, out } = await scene.verify();
    expect(well).toBe(false);
    expect(out).toContain(`request ${ids.done} had been altered in the database (it said approved)`);
    expect(out).not.toContain('says that it is');
  });

  it('S30 are claimed once', async () => {
    scene.tamper(`UPDATE requests SET state = 'approved' WHERE id = '${ids.done}'`);
    expect((await scene.verify()).out).toContain('says that it is approved; by the log it is succeeded');
    // As if a Careline of before had taken it again.
    for (const kind of ['executing', 'succeeded'])
      await scene.store.record({ correlationId: ids.done, kind, actor: 'careline', data: {} }, ['audit']);
    scene.tamper(`UPDATE requests SET state = 'succeeded' WHERE id = '${ids.done}'`);
    await scene.post();
    expect(await scene.verify()).toMatchObject({
      well: false,
      out: expect.stringContaining(`2 claims of one request (${ids.done})`),
    });
  });

  it('S29 are all there, and none that was never filed', async () => {
    scene.tamper(`DELETE FROM requests WHERE id = '${ids.waiting}'`);
    expect((await scene.verify()).out).toContain(`The log tells of request ${ids.waiting}, and there is no`);
    scene.tamper(`UPDATE requests SET id = 'made-up' WHERE id = '${ids.done}'`);
    expect((await scene.verify()).out).toContain(
      'Request made-up says that it is succeeded, and the log does not',
    );
  });

  it('S29 count no approval that a change of the target has voided', async () => {
    const { bench, store } = scene;
    const id = randomUUID();
    await filed(bench, id);
    for (const kind of ['approval_counted', 'held'])
      await store.record({ correlationId: id, kind, actor: 'U0SARA', data: {} }, ['audit']);
    countApproval(id);
    expect((await scene.verify()).out).toContain('counts an approval of U0SARA, and the log holds none');
  });

  it('S29 count no approval that was struck out', async () => {
    const { bench, store } = scene;
    const id = randomUUID();
    await filed(bench, id);
    await store.record({ correlationId: id, kind: 'approval_counted', actor: 'U0SARA', data: {} }, ['audit']);
    countApproval(id);
    expect((await scene.verify({ blind: true })).out).toContain('Nothing was found');
    const data = { people: ['U0SARA'] };
    await store.record({ correlationId: id, kind: 'struck', actor: 'careline', data }, ['audit']);
    expect((await scene.verify({ blind: true })).out).toContain(
      'counts an approval of U0SARA, and the log holds none',
    );
  });

  const countApproval = (id: string) =>
    scene.tamper(
      `UPDATE requests SET approvals = '[{"userId":"U0SARA","at":1,"comment":null}]' WHERE id = '${id}'`,
    );
});

describe('requests whose data was purged', () => {
  const DAYS = 30;
  const purge = async () => {
    await scene.bench.advance((DAYS + 1) * 86_400);
    expect(await scene.store.purge(DAYS)).toBe(1);
    await scene.post();
  };

  it('S101 are no finding, with the channel and without it: the chain is whole, and the purge is in it', async () => {
    await purge();
    expect((await scene.verify()).out).toContain('Nothing was found');
    expect(await scene.verify({ blind: true })).toMatchObject({ well: true });
    expect(messageOf('data of requests that ended long ago was purged')).toContain('1 request that ended');
  });

  it('S101 are found where the log does not say so, or the row does not', async () => {
    scene.tamper(`UPDATE requests SET purged_at = 1 WHERE id = '${ids.done}'`);
    const told = `Request ${ids.done} says that its data was purged, and the log does not say so.`;
    expect(await scene.verify({ blind: true })).toMatchObject({
      well: false,
      out: expect.stringContaining(told),
    });
    scene.tamper(`UPDATE requests SET purged_at = NULL WHERE id = '${ids.done}'`);
    await purge();
    scene.tamper(`UPDATE requests SET purged_at = NULL WHERE id = '${ids.done}'`);
    const untold = `The log says that the data of request ${ids.done} was purged, and its row does not say so.`;
    expect((await scene.verify()).out).toContain(untold);
  });

  const messageOf = (words: string): string =>
    JSON.stringify(scene.messages.find((message) => JSON.stringify(message).includes(words)) ?? '');
});
