/** Somebody who can write the database and has no key. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { type Stage, startStage } from '../support/stage.ts';

describe('a request that was altered in the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-tampered-'));
  const database = join(folder, 'careline.db');
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ database });
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const meddle = (sql: string) => {
    const db = new DatabaseSync(database);
    db.exec(sql);
    db.close();
  };
  const sentOf = (id: string) =>
    stage.office.calls.filter(({ method, correlationId }) => method !== 'GET' && correlationId === id);

  it.each([
    // The sealed input of another request opens as well: the key is the same.
    [
      'its input is another request’s',
      (id: string, other: string) =>
        `UPDATE requests SET sealed = (SELECT sealed FROM requests WHERE id = '${other}') WHERE id = '${id}'`,
    ],
    [
      'it needs fewer people',
      (id: string) =>
        `UPDATE requests SET terms = replace(terms, '"approvals":1', '"approvals":0') WHERE id = '${id}'`,
    ],
    [
      'it is for another target',
      (id: string) => `UPDATE requests SET target = 'somebody else' WHERE id = '${id}'`,
    ],
  ])('#17 is not sent when %s, and says so', async (_what, sql) => {
    const alex = stage.slack.as('U0ALEX');
    stage.office.reset();
    const [first = '', second = ''] = stage.office.known.business.subscriptionIds;
    const id = await askToBlock(alex, first);
    const other = await askToBlock(alex, second);
    meddle(sql(id, other));
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, 'Failed', 'not what was approved');
    expect(sentOf(id)).toEqual([]);
  });
});
