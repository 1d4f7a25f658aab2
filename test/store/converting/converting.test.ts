import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDigest } from '../../../src/approvals/digest.ts';
import { track } from '../../../src/approvals/track.ts';
import { verifyLog } from '../../../src/audit/verify.ts';
import { UNKEYED } from '../../../src/store/chain.ts';
import { CONVERSION_ID } from '../../../src/store/converting/convert.ts';
import { KEYED_ID } from '../../../src/store/keyed/keyed-event.ts';
import { createSeal } from '../../../src/store/seal.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreUnusable } from '../../../src/store/unusable.ts';
import { openBench } from '../../approvals/bench.ts';
import { FORMER_KEYS, formerSqlite, writeFormerSqlite } from './former.ts';

const { idOf, names } = formerSqlite;
/** As much later as makes nothing of it expire. */
const NOW = new Date(Math.max(...(formerSqlite.tables.events ?? []).map(({ at }) => Number(at))) + 1_000);

describe('an SQLite file of before', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'careline-former-'));
    path = join(folder, 'careline.db');
    writeFormerSqlite(path);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const open = () => openSqlite(path, createSeal(FORMER_KEYS), () => NOW);
  const meddle = (sql: string) => {
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
  };
  const conversion = async (store: Store) => (await store.eventsOf(CONVERSION_ID)).map(({ data }) => data);

  it('is converted at the first start: every request is what it was, and so are forms and places', async () => {
    const store = open();
    for (const [name, id] of Object.entries(names)) {
      const request = await store.request(id);
      const [row] = (formerSqlite.tables.requests ?? []).filter((each) => each.id === id);
      expect(request, name).toMatchObject({
        state: row?.state,
        reason: `because of ${name}`,
        requester: 'U0ALEX',
      });
      expect(request?.altered, name).toBeUndefined();
    }
    expect(await store.request(idOf('counted'))).toMatchObject({
      approvals: [{ userId: 'U0SARA', comment: 'one of two' }],
    });
    expect(await store.request(idOf('rejected'))).toMatchObject({ comment: 'no', decidedBy: 'U0SARA' });
    expect(await store.posted(idOf('pending'), 'card')).toEqual({ channel: 'C0APPROVALS', ts: '1.1' });
    expect(await store.recall('a-token', 'alex draft')).toEqual({ typed: '612345678' });
    const { requests, open: still, altered, head, messages } = (await conversion(store))[0] ?? {};
    expect([requests, altered, messages]).toEqual([Object.keys(names).length, [], 2]);
    expect(still).toHaveLength(10);
    expect(head).toBe((formerSqlite.tables.events ?? []).at(-1)?.hash);
    await store.close();
  });

  it('S34 gives its log a key with the event of the conversion: the old hash holds before it, the new one from it on', async () => {
    const store = open();
    const events = await store.events(0, 1_000);
    const mark = events.findIndex(({ kind }) => kind === 'converted');
    expect(mark).toBeGreaterThan(1);
    for (const [index, event] of events.entries())
      expect(UNKEYED.follows(event.previousHash, event)).toBe(index < mark);
    expect(await verifyLog(store)).toMatchObject({ intact: true, events: events.length });
    expect(await store.eventsOf(KEYED_ID)).toEqual([]);
    await store.close();
  });

  it('is converted once: what is of the old form then is altered, and the event says it for ever', async () => {
    await open().close();
    const db = new DatabaseSync(path);
    const [row] = (formerSqlite.tables.requests ?? []).filter(({ id }) => id === idOf('pending'));
    db.prepare('UPDATE requests SET sealed = ?, mark = NULL WHERE id = ?').run(
      row?.sealed ?? '',
      idOf('pending'),
    );
    db.close();
    const store = open();
    expect(await store.request(idOf('pending'))).toMatchObject({ altered: true, input: {} });
    expect(await store.request(idOf('counted'))).toMatchObject({ state: 'pending' });
    expect(await conversion(store)).toHaveLength(1);
    await store.close();
  });

  it('what was approved then is sent, once', async () => {
    const store = open();
    const bench = openBench(store);
    const approvals = { ...bench.approvals, digest: createDigest(FORMER_KEYS) };
    bench.current = 'old';
    await track(approvals);
    expect(bench.sent.toSorted()).toEqual([idOf('approved')]);
    expect(await store.request(idOf('approved'))).toMatchObject({ state: 'succeeded' });
    expect(bench.altered).toEqual([]);
    await store.close();
  });

  it.each([
    ['S18', 'pending', "state = 'approved', decided_by = 'U0SARA', decided_at = 1"],
    ['S18', 'pending', `approvals = '[{"userId":"U0SARA","at":1,"comment":null}]'`],
    ['S19', 'pending', "requester = 'U0OMAR'"],
    ['S23', 'pending', `link = '{"kind":"repeats","id":"x"}'`],
    ['S24', 'pending', 'escalated_at = 1'],
    ['S25', 'succeeded', "state = 'approved'"],
    ['S28', 'pending', "sealed = x'00'"],
    ['an older one', 'pending', 'created_at = created_at - 86400000'],
    ['another risk', 'pending', "risk = 'write'"],
    ['another digest', 'pending', "digest = 'x'"],
    ['another person’s approval', 'counted', `approvals = replace(approvals, 'U0SARA', 'U0OMAR')`],
    ['a filed one that the log does not know', 'pending', "id = 'x'"],
  ])('does not vouch for what the log contradicts (%s)', async (_case, name, sql) => {
    meddle(`UPDATE requests SET ${sql} WHERE id = '${idOf(name)}'`);
    const store = open();
    const [{ altered } = {}] = await conversion(store);
    expect(altered).toHaveLength(1);
    const id = String([altered].flat()[0]);
    expect(await store.request(id)).toMatchObject({ altered: true });
    const bench = openBench(store);
    await track({ ...bench.approvals, digest: createDigest(FORMER_KEYS) });
    expect(bench.sent).not.toContain(id);
    expect(bench.altered).toEqual([id]);
    await store.close();
  });

  it('is not opened where its log is broken: it says which backup to take, and changes nothing', async () => {
    meddle('DROP TRIGGER events_are_not_changed');
    meddle("UPDATE events SET actor = 'U0OMAR' WHERE seq = 3");
    expect(open).toThrow(StoreUnusable);
    expect(open).toThrow(/broken at event 3.*restore a backup whose log is whole/);
    meddle("UPDATE events SET actor = 'careline' WHERE seq = 3");
    const store = open();
    expect(await conversion(store)).toHaveLength(1);
    await store.close();
  });

  it('is not converted a second time when the mark of the key is put back', async () => {
    await open().close();
    const db = new DatabaseSync(path);
    const [row] = (formerSqlite.tables.meta ?? []).filter(({ key }) => key === 'key-check');
    db.prepare("UPDATE meta SET value = ? WHERE key = 'key-check'").run(row?.value ?? '');
    db.close();
    expect(open).toThrow(/was converted before/);
  });
});
