/** Lists and time lines say how many there are, and reach all of them. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approve } from '../../../src/approvals/decide.ts';
import { execute } from '../../../src/approvals/execute.ts';
import { careCommand, type Surroundings } from '../../../src/commands/care.ts';
import { detailsHandler } from '../../../src/commands/details.ts';
import type { Handler } from '../../../src/commands/handler.ts';
import { drawHome } from '../../../src/commands/home.ts';
import { listHandlers } from '../../../src/commands/lists/requests.ts';
import { timelineHandlers } from '../../../src/commands/lists/timeline.ts';
import { approved, type Bench, filed, lookingAt, openBench } from '../../approvals/bench.ts';
import { textOf } from '../../support/reading.ts';
import { buttonsOf, type FakeDesk, fakeDesk } from '../lookup/fake-desk.ts';

const AROUND: Surroundings = {
  environment: 'test',
  workspaceUrl: undefined,
  policy: { warnings: [], looser: [] },
  blocked: () => [],
  fencing: {
    look: () => Promise.reject(new Error('nobody asks')),
    last: () => undefined,
    reconcile: async () => undefined,
  },
  logCheck: { walk: async () => undefined, now: () => ({ upTo: 0, at: new Date(0) }) },
  unreadGroups: () => [],
  unreachable: () => [],
};

let bench: Bench;
let desk: FakeDesk;
beforeEach(() => {
  bench = openBench();
  desk = fakeDesk({});
});
afterEach(() => bench.approvals.store.close());

const type = (line: string) => careCommand(bench.approvals, AROUND).run(line, desk);
const shown = () => textOf(desk.views.at(-1)?.blocks);

/** Clicks a button of the view that was shown last. */
async function click(actionId: string, value?: string): Promise<void> {
  const found = buttonsOf(desk.views.at(-1)).find(
    (each) => each.actionId === actionId && (value === undefined || each.value === value),
  );
  if (found === undefined) throw new Error(`no ${actionId} in ${shown()}`);
  const handlers: Handler[] = [
    detailsHandler(bench.approvals),
    ...listHandlers(bench.approvals, AROUND),
    ...timelineHandlers(bench.approvals),
  ];
  for (const handler of handlers) {
    if (handler.kind === 'action' && handler.actionId === actionId)
      await handler.run({ value: found.value, metadata: '', values: {}, names: {} }, desk);
  }
}

/** Asks for so many changes, one a second, and returns their ids. */
async function ask(count: number, requester: string): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids) {
    await filed(bench, id, { requester });
    await bench.advance(1);
  }
  return ids;
}

describe('lists of requests', () => {
  it('D41: /care approvals says how many wait, and its next page has the newest', async () => {
    const ids = await ask(25, 'U0ALEX');
    await type('approvals');
    expect(shown()).toContain('20 of 25');
    const details = () => buttonsOf(desk.views.at(-1)).map(({ value }) => value);
    expect(details()).not.toContain(ids.at(-1));
    await click('requests.open.after', 'waiting.20');
    expect(shown()).toContain('21–25 of 25');
    expect(details()).toContain(ids.at(-1));
    await click('requests.turn.before');
    expect(shown()).toContain('20 of 25');
    expect(details()).toContain(ids[0]);
  });

  it('D41: a page that is there no more becomes the last one', async () => {
    await ask(21, 'U0ALEX');
    await type('approvals');
    bench.approvals.store.pending = async () => [];
    bench.approvals.store.pendingBy = async () => [{ requester: 'U0ALEX', count: 3 }];
    await click('requests.open.after', 'waiting.20');
    expect(shown()).toContain('Waiting for a decision');
  });

  it('D42: Home says how many are one’s own, and the rest is one tap away', async () => {
    const ids = await ask(25, desk.person.id);
    const home = await drawHome(bench.approvals, AROUND)(desk);
    expect(textOf(home.blocks)).toContain('20 of 25');
    const own = listHandlers(bench.approvals, AROUND).find(
      (each) => each.kind === 'action' && each.actionId === 'requests.open.after',
    );
    expect(JSON.stringify(home)).toContain('"mine.20"');
    if (own?.kind === 'action')
      await own.run({ value: 'mine.20', metadata: '', values: {}, names: {} }, desk);
    expect(buttonsOf(desk.views.at(-1)).map(({ value }) => value)).toContain(ids[0]);
  });

  it('D43: what is to be settled is counted, and reached to the last one', async () => {
    bench.reply = 'unknown';
    const ids = Array.from({ length: 25 }, () => randomUUID());
    for (const id of ids) {
      await approved(bench, id);
      await execute(bench.approvals, id);
      await bench.advance(1);
    }
    await type('approvals');
    expect(shown()).toContain('20 of 25');
    await click('requests.open.after', 'unsettled.20');
    expect(shown()).toContain('21–25 of 25');
    expect(buttonsOf(desk.views.at(-1)).map(({ value }) => value)).toContain(ids.at(-1));
    const home = await drawHome(bench.approvals, AROUND)(desk);
    expect(JSON.stringify(home)).toContain('"unsettled.20"');
  });

  it('refuses a page that no button of ours names', async () => {
    const [turn] = listHandlers(bench.approvals, AROUND);
    for (const value of ['', 'waiting', 'waiting.-1', 'others.0', 'waiting.1.2']) {
      const run = async () =>
        turn?.kind === 'action' && turn.run({ value, metadata: '', values: {}, names: {} }, desk);
      await expect(run()).rejects.toThrow();
    }
  });
});

describe('the time line of a request', () => {
  const open = (id: string) => {
    const handler = detailsHandler(bench.approvals);
    return handler.kind === 'action'
      ? handler.run({ value: id, metadata: '', values: {}, names: {} }, desk)
      : Promise.reject(new Error('no action'));
  };
  const refuse = (id: string, actor: string) =>
    bench.approvals.store.record(
      { correlationId: id, kind: 'decision_refused', actor, data: { step: 'approve', why: 'not_approver' } },
      [],
    );

  it('D44 D45: 40 wrong clicks of one person are one line, and approval and outcome stand there', async () => {
    const id = randomUUID();
    await filed(bench, id);
    for (let each = 0; each < 40; each += 1) await refuse(id, 'U0EVE');
    await approve(bench.approvals, id, await lookingAt(bench, id, 'U0SARA'));
    await execute(bench.approvals, id);
    await open(id);
    expect(shown().match(/<@U0EVE>/g)).toHaveLength(1);
    expect(shown()).toContain('40 times');
    expect(shown()).toMatch(/<@U0SARA> \*approved/);
    expect(shown()).toContain('*done');
    expect(shown()).not.toContain('more between');
    await click('timeline.open');
    expect(shown()).toContain('1–25 of ');
    await click('timeline.turn.after');
    expect(shown()).toContain('26–');
  });

  it('D44: of clicks by many people the approval and the outcome are never the part that is cut', async () => {
    const id = randomUUID();
    await filed(bench, id);
    for (let each = 0; each < 60; each += 1) await refuse(id, `U0EVE${each}`);
    await approve(bench.approvals, id, await lookingAt(bench, id, 'U0SARA'));
    await execute(bench.approvals, id);
    for (let each = 60; each < 100; each += 1) await refuse(id, `U0EVE${each}`);
    await open(id);
    expect(shown()).toMatch(/<@U0SARA> \*approved/);
    expect(shown()).toContain('*done');
    expect(shown()).toContain('more between');
    await click('timeline.open');
    expect(shown()).toContain('1–25 of 104');
  });

  it('D46: /care audit of 401 events shows the first and the last, and says how many stand between', async () => {
    const id = randomUUID();
    await filed(bench, id);
    for (let each = 0; each < 399; each += 1) await refuse(id, `U0EVE${each}`);
    await refuse(id, 'U0LAST');
    await type(`audit ${id}`);
    expect(shown()).toContain('<@U0ALEX>');
    expect(shown()).toContain('<@U0LAST>');
    expect(shown()).toMatch(/34\d more between/);
    await click('timeline.open');
    expect(shown()).toContain('1–25 of 401');
    for (let page = 1; page <= 16; page += 1) await click('timeline.turn.after');
    expect(shown()).toContain('401 of 401');
    expect(shown()).toContain('<@U0LAST>');
  });
});
