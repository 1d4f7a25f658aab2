/** Somebody who can write the database and has no key, beside a running Careline. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { cardSaying } from '../../support/desk-work.ts';
import { type Stage, type StageOptions, startStage } from '../../support/stage.ts';
import { until } from '../../support/until.ts';

export interface Tampered {
  readonly stage: Stage;
  readonly path: string;
  /** Runs SQL on the file. */
  meddle(sql: string): void;
  rows(sql: string): readonly Readonly<Record<string, unknown>>[];
  /** The changes that were sent under a correlation ID. */
  sentOf(id: string): readonly unknown[];
  kindsOf(id: string): readonly unknown[];
  /** It was not sent, its card names it altered and nobody as having decided, the log and the operator are told. */
  isAltered(id: string): Promise<void>;
  close(): Promise<void>;
}

export async function startTampered(options: StageOptions = {}): Promise<Tampered> {
  const folder = mkdtempSync(join(tmpdir(), 'careline-tampered-'));
  const path = join(folder, 'careline.db');
  const stage = await startStage({ database: path, ...options });
  const at = <T>(work: (db: DatabaseSync) => T): T => {
    const db = new DatabaseSync(path, { timeout: 5_000 });
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  const tampered: Tampered = {
    stage,
    path,
    meddle: (sql) => at((db) => db.exec(sql)),
    rows: (sql) => at((db) => db.prepare(sql).all()),
    sentOf: (id) =>
      stage.office.calls.filter(({ method, correlationId }) => method !== 'GET' && correlationId === id),
    kindsOf: (id) =>
      tampered
        .rows(`SELECT kind FROM events WHERE correlation_id = '${id}' ORDER BY seq`)
        .map(({ kind }) => kind),
    async isAltered(id) {
      const card = await cardSaying(stage, id, 'Failed, altered', 'not what was approved');
      expect(JSON.stringify(card.blocks)).not.toContain('Decided by');
      await until(`the event of ${id}`, () => tampered.kindsOf(id).includes('altered'));
      const [row] = tampered.rows(`SELECT state, outcome FROM requests WHERE id = '${id}'`);
      expect(row).toEqual({ state: 'failed', outcome: '{"kind":"altered"}' });
      expect(stage.logged.filter((line) => line.includes('was altered') && line.includes(id))).toHaveLength(
        1,
      );
      expect(stage.logged.find((line) => line.includes('was altered'))).toContain('"level":50');
      expect(tampered.sentOf(id)).toEqual([]);
    },
    async close() {
      await stage.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return tampered;
}
