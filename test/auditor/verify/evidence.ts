/** A log with requests in it, the channel that was told of it, and what somebody may do to either. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { execute } from '../../../src/approvals/execute.ts';
import { holdTogether, type Verdict } from '../../../src/auditor/verify/verify.ts';
import { noteOf } from '../../../src/feed/note.ts';
import { metadataOf, type PastMessage } from '../../../src/slack-history.ts';
import { createSeal } from '../../../src/store/seal.ts';
import { openSqliteLog } from '../../../src/store/sqlite/read-only.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { texts } from '../../../src/text/text.ts';
import { auditStep } from '../../../src/views/audit-message.ts';
import { approved, type Bench, filed, KEYS, openBench } from '../../approvals/bench.ts';

export const BOT = 'U0BOT';

/** What an auditor finds: the last words, and whether all is well. */
export interface Found {
  readonly well: boolean;
  readonly verdict: Verdict;
  readonly out: string;
}

export interface Scene {
  readonly bench: Bench;
  readonly store: Store;
  /** The channel, to be written in. */
  readonly messages: PastMessage[];
  /** Posts what waits for the audit channel, one message an event or all as one. */
  post(together?: boolean): Promise<void>;
  /** Writes the database past everything. */
  tamper(sql: string): void;
  verify(more?: {
    /** Without the channel. */
    readonly blind?: true;
    /** Without the key. */
    readonly keyless?: true;
    readonly at?: Date;
  }): Promise<Found>;
  close(): Promise<void>;
}

export function openScene(): Scene {
  const folder = mkdtempSync(join(tmpdir(), 'careline-evidence-'));
  const path = join(folder, 'careline.db');
  let offset = 0;
  const now = () => new Date(Date.UTC(2026, 10, 20) + offset);
  const store = openSqlite(path, createSeal(KEYS), now);
  const bench = openBench(store, async (seconds) => {
    offset += seconds * 1000;
  });
  const messages: PastMessage[] = [];
  return {
    bench,
    store,
    messages,
    async post(together = false) {
      for (;;) {
        const leased = await store.lease('audit', 60, 100);
        if (leased.length === 0) return;
        const groups = together ? [leased] : leased.map((each) => [each]);
        for (const group of groups) {
          messages.push({
            ts: String(now().getTime() / 1000),
            user: BOT,
            text: '',
            blocks: group.map(({ event }) => auditStep(event, texts.en).blocks),
            metadata: metadataOf(group.map(noteOf)),
          });
        }
        await store.delivered(leased.map(({ id }) => id));
      }
    },
    tamper(sql) {
      const db = new DatabaseSync(path);
      db.exec('PRAGMA foreign_keys = OFF');
      for (const { name } of db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all())
        db.exec(`DROP TRIGGER ${name}`);
      db.exec(sql);
      db.close();
    },
    async verify({ blind, keyless, at } = {}) {
      const log = openSqliteLog(path);
      let out = '';
      const read = blind ? undefined : async () => ({ botUserId: BOT, messages });
      try {
        const chain = keyless ? undefined : await log.chain(createSeal(KEYS));
        const evidence = { log, chain, read, heads: [], now: () => at ?? now() };
        const verdict = await holdTogether(evidence, (text) => {
          out += text;
        });
        return { well: verdict === 'well', verdict, out };
      } finally {
        await log.close();
      }
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Requests in several states: undecided, done, done and undone; and lookups in between. Posted. */
export async function lived(scene: Scene): Promise<{ readonly waiting: string; readonly done: string }> {
  const { bench, store } = scene;
  const [waiting, done] = [randomUUID(), randomUUID()];
  await store.record({ correlationId: randomUUID(), kind: 'looked_up', actor: 'U0ALEX', data: {} }, [
    'audit',
  ]);
  await filed(bench, waiting);
  await approved(bench, done);
  await execute(bench.approvals, done);
  await store.record({ correlationId: randomUUID(), kind: 'looked_up', actor: 'U0ALEX', data: {} }, [
    'audit',
  ]);
  await scene.post();
  return { waiting, done };
}
