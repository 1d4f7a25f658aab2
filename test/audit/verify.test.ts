import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Verified, verifyLog } from '../../src/audit/verify.ts';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

const EVENTS = 12;
const RUNS = 1_000;
const COLUMNS = ['seq', 'correlation_id', 'kind', 'actor', 'at', 'data', 'previous_hash', 'hash'] as const;
type Column = (typeof COLUMNS)[number];

/** What somebody does who holds the file and has no respect for triggers. */
describe('verifying the log', () => {
  const seal = createSeal({ current: randomBytes(32), former: [] });
  const folder = mkdtempSync(join(tmpdir(), 'careline-verify-'));
  const written = join(folder, 'written.db');
  const path = join(folder, 'careline.db');
  let head = '';

  beforeAll(async () => {
    const store = openSqlite(written, seal, () => new Date(Date.UTC(2026, 10, 20)));
    for (let index = 0; index < EVENTS; index += 1) {
      const data = { b: index, a: { nested: ['x', index], text: 'said' } };
      const event = { correlationId: `c${index % 3}`, kind: 'looked_up', actor: 'U1', data };
      head = (await store.record(event, ['audit'])).hash;
    }
    await store.close();
    const db = new DatabaseSync(written);
    // The triggers stop programs, not people; foreign keys neither.
    db.exec('DROP TRIGGER events_are_not_changed; DROP TRIGGER events_are_not_deleted');
    db.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Verifies a copy of the log after `tamper`. */
  async function tampered(tamper: (db: DatabaseSync) => void): Promise<Verified> {
    rmSync(path, { force: true });
    copyFileSync(written, path);
    const db = new DatabaseSync(path);
    db.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF');
    tamper(db);
    db.close();
    const store = openSqlite(path, seal, () => new Date());
    try {
      return await verifyLog(store);
    } finally {
      await store.close();
    }
  }
  const sql = (text: string) => tampered((db) => db.exec(text));
  const copyOf = (seq: number, to: number | string) =>
    `INSERT INTO events SELECT ${to}, correlation_id, kind, actor, at, data, previous_hash, hash
     FROM events WHERE seq = ${seq}`;

  it('finds a log as it was written intact, and tells its head', async () => {
    expect(await sql('SELECT 1')).toEqual({ intact: true, events: EVENTS, last: EVENTS, head });
  });

  it('#52 finds the deletion of any event but the last ones, which the head tells', async () => {
    for (let seq = 1; seq < EVENTS; seq += 1) {
      expect(await sql(`DELETE FROM events WHERE seq = ${seq}`)).toMatchObject({
        intact: false,
        brokenAt: seq + 1,
      });
    }
    const cut = await sql(`DELETE FROM events WHERE seq > ${EVENTS - 2}`);
    expect(cut).toMatchObject({ intact: true, events: EVENTS - 2 });
    expect(cut).not.toMatchObject({ head });
  });

  it('finds the deletion of an event though the later ones are numbered anew', async () => {
    const closed = 'DELETE FROM events WHERE seq = 5; UPDATE events SET seq = seq - 1 WHERE seq > 5';
    expect(await sql(closed)).toMatchObject({ intact: false, brokenAt: 5 });
  });

  it.each([
    ['after the last', EVENTS, EVENTS + 1],
    ['far after the last', EVENTS, 2 ** 52],
    ['beyond what JavaScript counts', EVENTS, '9223372036854775806'],
    ['before the first', 1, 0],
    ['far before the first', 3, -40],
  ])('finds an event put in %s', async (_where, from, to) => {
    expect(await sql(copyOf(from, to))).toMatchObject({ intact: false });
  });

  it('#52 finds any two events swapped', async () => {
    const pair = fc.uniqueArray(fc.integer({ min: 1, max: EVENTS }), { minLength: 2, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(pair, async ([one, two]) => {
        const swapped = await sql(
          `UPDATE events SET seq = 0 WHERE seq = ${one}; UPDATE events SET seq = ${one} WHERE seq = ${two};
           UPDATE events SET seq = ${two} WHERE seq = 0`,
        );
        expect(swapped).toMatchObject({ intact: false });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ["data = 'no JSON'"],
    ["data = '[1]'"],
    ["data = 'null'"],
    ['at = 9223372036854775807'],
    ['at = 8640000000000001'],
    ['at = -8640000000000001'],
    ["hash = ''"],
  ])('finds what cannot even be read: %s', async (set) => {
    expect(await sql(`UPDATE events SET ${set} WHERE seq = 4`)).toMatchObject({ intact: false, brokenAt: 4 });
  });

  it('#52 finds any edit of any column of any event, to anything', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('c1', 'U2', 'approved'),
    );
    const number = fc.oneof(fc.integer(), fc.maxSafeInteger());
    const json = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value));
    const edit = fc.constantFrom<Column>(...COLUMNS).chain((column) =>
      fc.record({
        column: fc.constant(column),
        seq: fc.integer({ min: 1, max: EVENTS }),
        value: column === 'at' || column === 'seq' ? number : column === 'data' ? fc.oneof(json, text) : text,
      }),
    );
    await fc.assert(
      fc.asyncProperty(edit, async ({ column, seq, value }) => {
        let changed = false;
        const result = await tampered((db) => {
          const row = db.prepare(`SELECT ${column} AS old FROM events WHERE seq = ?`).get(seq);
          changed = row?.old !== value;
          const taken = column === 'seq' && db.prepare('SELECT 1 FROM events WHERE seq = ?').get(value);
          if (!taken) db.prepare(`UPDATE events SET ${column} = ? WHERE seq = ?`).run(value, seq);
          else changed = false;
        });
        expect(result.intact).toBe(!changed);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it('finds one character changed in what an event says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: EVENTS }), fc.nat(4), async (seq, which) => {
        const word = ['"b"', 'nested', '"x"', 'said', 'text'][which] ?? '';
        const forged = word.replace(/[a-z]/, (letter) => (letter === 'z' ? 'y' : 'z'));
        const result = await sql(
          `UPDATE events SET data = replace(data, '${word}', '${forged}') WHERE seq = ${seq}`,
        );
        expect(result).toMatchObject({ intact: false, brokenAt: seq });
      }),
      { numRuns: 40 },
    );
  });
});
