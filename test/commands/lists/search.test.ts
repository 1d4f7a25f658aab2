/** The log searched in Slack, by auditors. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reject } from '../../../src/approvals/decide.ts';
import { execute } from '../../../src/approvals/execute.ts';
import { searchHandlers, searchLog } from '../../../src/commands/lists/search.ts';
import { readSought } from '../../../src/commands/lists/sought.ts';
import { texts } from '../../../src/text/text.ts';
import { approved, type Bench, filed, lookingAt, openBench } from '../../approvals/bench.ts';
import { textOf } from '../../support/reading.ts';
import { buttonsOf, type FakeDesk, fakeDesk } from '../lookup/fake-desk.ts';

const DOCUMENT = { kind: 'document', value: '12345678Z' } as const;
const NUMBER = { kind: 'msisdn', value: '612345678' } as const;

let bench: Bench;
let desk: FakeDesk;
beforeEach(() => {
  bench = openBench();
  const plain = fakeDesk({});
  desk = { ...plain, person: { ...plain.person, roles: ['auditor'] } };
});
afterEach(() => bench.approvals.store.close());

const shown = () => textOf(desk.views.at(-1)?.blocks);
/** The correlation IDs that were found, in the order in which they stand there. */
const found = () =>
  buttonsOf(desk.views.at(-1)).flatMap(({ actionId, value }) =>
    actionId === 'timeline.open' ? [value.split('.')[0]] : [],
  );
const search = (typed: string) => searchLog(bench.approvals, typed, desk);

describe('D149: an auditor searches the log in Slack', () => {
  it('by document, number, person, day, operation and outcome, alone and together, the newest first', async () => {
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    await approved(bench, first, { about: [DOCUMENT, NUMBER] });
    await execute(bench.approvals, first);
    await bench.advance(86_400);
    await filed(bench, second, { about: [DOCUMENT] });
    const omar = await lookingAt(bench, second, 'U0OMAR');
    await reject(bench.approvals, second, { ...omar, because: 'not_needed' });
    await filed(bench, third, { requester: 'U0MARTA' });
    for (const [typed, ids] of [
      ['12345678Z', [second, first]],
      ['12.345.678-z', [second, first]],
      ['+34 612 345 678', [first]],
      ['12345678Z rejected', [second]],
      ['rechazada 12345678Z', [second]],
      ['done', [first]],
      ['<@U0OMAR|omar>', [second]],
      ['<@U0MARTA>', [third]],
      ['20/11/2026', [first]],
      ['2026-11-21', [third, second]],
      ['2026-11-21 12345678Z', [second]],
      ['<@U0OMAR> 2026-11-20', []],
      ['barrings.things.update done', [first]],
      ['00000000T', []],
    ] as const) {
      await search(typed);
      expect(found(), typed).toEqual(ids);
    }
    await search('12345678Z done');
    expect(shown()).toContain('asked to change thing 1');
    expect(shown()).toContain('the back office confirmed it');
    expect(shown()).not.toContain('12345678');
  });

  it('is an event itself: whom it was about is kept keyed, what is written down is masked', async () => {
    await filed(bench, randomUUID(), { about: [DOCUMENT] });
    await search('12345678Z <@U0ALEX> 2026-11-20');
    expect(desk.notes).toEqual([
      { kind: 'searched', data: expect.objectContaining({ matters: 1, person: 'U0ALEX' }) },
    ]);
    expect(JSON.stringify(desk.notes)).not.toContain('12345678Z');
  });

  it('goes on page by page, to the oldest', async () => {
    const ids = Array.from({ length: 23 }, () => randomUUID());
    for (const id of ids) await filed(bench, id, { about: [DOCUMENT] });
    await search('12345678Z');
    expect(shown()).toContain('23 matters of');
    expect(shown()).toContain('1–10 of 23');
    expect(found()).toEqual(ids.slice(13).toReversed());
    const after = searchHandlers(bench.approvals).find(
      (each) => each.kind === 'action' && each.actionId === 'searched.turn.after',
    );
    for (const value of ['10', '20']) {
      const metadata = desk.views.at(-1)?.private_metadata ?? '';
      if (after?.kind === 'action') await after.run({ value, metadata, values: {}, names: {} }, desk);
    }
    expect(shown()).toContain('21–23 of 23');
    expect(found()).toEqual(ids.slice(0, 3).toReversed());
  });

  it('is for auditors', async () => {
    desk = fakeDesk({});
    await expect(search('12345678Z')).rejects.toThrow(texts.en.requests.refused.noRole(['auditor']));
    expect(desk.views).toEqual([]);
  });

  it.each([
    ['30/02/2026', 'is no day'],
    ['barrings.nothing.at-all', 'is no operation'],
    ['what happened', 'what'],
  ])('%s is refused by what was read', (typed, words) => {
    expect(() => readSought(typed, bench.approvals, texts.en)).toThrow(words);
  });
});
