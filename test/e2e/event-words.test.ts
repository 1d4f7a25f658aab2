/** What a copy of the database shows of a request to who has no key. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { askToBlock, cardOf } from '../support/desk-work.ts';
import { startStage } from '../support/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-copy-'));
const database = join(folder, 'care.db');
const stage = await startStage({ database });
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

it('S100 the reason stands in its event masked, and nowhere in clear; the page for auditors says so', async () => {
  const id = await askToBlock(
    stage.slack.as('U0ALEX'),
    stage.office.known.lucia.msisdn,
    'asked for by ana.lopez@correo.example, 12345678Z',
  );
  await cardOf(stage, id);
  const copy = new DatabaseSync(database, { readOnly: true });
  const said = copy
    .prepare('SELECT data FROM events WHERE correlation_id = ?')
    .all(id)
    .map(({ data }) => String(data));
  const tables = ['requests', 'events', 'outbox', 'posted', 'memory', 'meta', 'seen'];
  const all = tables.flatMap((table) =>
    copy
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .flatMap((row) => Object.values(row))
      .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value))),
  );
  copy.close();
  expect(said.join()).toContain('asked for by');
  expect(all.join()).not.toMatch(/12345678Z|ana\.lopez/);
  expect(all.join()).not.toContain(stage.office.known.lucia.msisdn);
  expect(readFileSync('docs/audit.md', 'utf8')).toContain('What stays readable in an event for ever');
});
