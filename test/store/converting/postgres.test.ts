import { describe, expect, it } from 'vitest';
import { verifyLog } from '../../../src/audit/verify.ts';
import { UNKEYED } from '../../../src/store/chain.ts';
import { CONVERSION_ID } from '../../../src/store/converting/convert.ts';
import { convertPostgres } from '../../../src/store/postgres/database.ts';
import { openPostgres } from '../../../src/store/postgres.ts';
import { createSeal } from '../../../src/store/seal.ts';
import { StoreUnusable } from '../../../src/store/unusable.ts';
import { sharedPostgres } from '../../support/shared-postgres.ts';
import { FORMER_KEYS, formerPostgres, writeFormerPostgres } from './former.ts';

const emptyPlace = sharedPostgres();
const seal = createSeal(FORMER_KEYS);
const ignore = () => undefined;
const { idOf, names } = formerPostgres;

describe.skipIf(emptyPlace === undefined)('a PostgreSQL of before', () => {
  if (emptyPlace === undefined) return;

  it('S34 is not used until it is converted, and is then what it was, with a log under a key', async () => {
    const place = await emptyPlace();
    await writeFormerPostgres(place);
    await expect(openPostgres(place.url, seal, ignore)).rejects.toThrow(StoreUnusable);
    await expect(openPostgres(place.url, seal, ignore)).rejects.toThrow('npm run migrate -- --convert');
    expect(await convertPostgres(place.url, seal)).toBe(true);
    expect(await convertPostgres(place.url, seal)).toBe(false);
    const store = await openPostgres(place.url, seal, ignore);
    for (const [name, id] of Object.entries(names)) {
      const request = await store.request(id);
      const [row] = (formerPostgres.tables.requests ?? []).filter((each) => each.id === id);
      expect(request, name).toMatchObject({ state: row?.state, reason: `because of ${name}` });
      expect(request?.altered, name).toBeUndefined();
    }
    expect(await store.posted(idOf('pending'), 'card')).toEqual({ channel: 'C0APPROVALS', ts: '1.1' });
    expect(await store.eventsOf(CONVERSION_ID)).toMatchObject([
      { kind: 'converted', data: { requests: Object.keys(names).length, altered: [] } },
    ]);
    expect(await verifyLog(store)).toMatchObject({ intact: true });
    const [mark] = await store.eventsOf(CONVERSION_ID);
    expect(mark && store.follows(mark.previousHash, mark)).toBe(true);
    expect(mark && UNKEYED.follows(mark.previousHash, mark)).toBe(false);
    await store.close();
  });

  it('S18 does not vouch for what the log contradicts', async () => {
    const place = await emptyPlace();
    await writeFormerPostgres(place);
    const id = idOf('pending');
    await place.run(`UPDATE requests SET state = 'approved', decided_by = 'U0SARA' WHERE id = '${id}'`);
    await convertPostgres(place.url, seal);
    const store = await openPostgres(place.url, seal, ignore);
    expect(await store.request(id)).toMatchObject({ altered: true, approvals: [], decidedBy: undefined });
    expect((await store.due(60)).altered).toEqual([id]);
    await store.close();
  });

  it('is left as it was where its log is broken', async () => {
    const place = await emptyPlace();
    await writeFormerPostgres(place);
    await place.run('DROP TRIGGER events_are_kept ON events');
    await place.run("UPDATE events SET actor = 'U0OMAR' WHERE seq = 3");
    await expect(convertPostgres(place.url, seal)).rejects.toThrow(/broken at event 3/);
    const done = await place.run('SELECT name FROM migrations');
    expect(done).toEqual(formerPostgres.tables.migrations);
    const rows = await place.run('SELECT sealed FROM requests ORDER BY id');
    expect(rows.map(({ sealed }) => sealed)).toEqual(
      formerPostgres.tables.requests?.map(({ sealed }) => sealed),
    );
  });
});
