/** The life of a request told without looking at the code under test, and every step that can be taken in it. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { barringsUpdate } from '../../src/api/partners/barrings.ts';
import { takeReport } from '../../src/approvals/callback.ts';
import { approve, cancel, reject } from '../../src/approvals/decide.ts';
import { execute } from '../../src/approvals/execute.ts';
import { fileRequest } from '../../src/approvals/request.ts';
import { settle } from '../../src/approvals/settle.ts';
import { track } from '../../src/approvals/track.ts';
import type { State } from '../../src/store/store.ts';
import { type Bench, lookingAt, type Reply, TTL_SECONDS, UNKNOWN_AFTER_SECONDS, wishOn } from './bench.ts';

const PEOPLE = ['U0ALEX', 'U0SARA', 'U0OMAR', 'U0OTTO'] as const;
const REQUESTER = 'U0ALEX';
/** The last one is what is asked for. */
const VALUES = ['old', 'other', 'new'] as const;
const WANTED = 'new';
/** So long after the decision everything is looked at again. */
const LATE_SECONDS = 5;
const DELAY_SECONDS = 5;

interface Model {
  readonly id: string;
  readonly needed: number;
  state: State;
  expiresIn: number;
  executingFor: number;
  everApproved: boolean;
  approvedFor: number;
  /** Seconds until what could not be sent is tried again by itself. */
  delayed: number;
  /** The value that was shown last, and the one there is. */
  shown: string;
  readonly approvedBy: Set<string>;
}

type Step = (bench: Bench, model: Model) => Promise<void>;

const undecided = (model: Model): boolean => model.state === 'pending' && model.expiresIn > 0;

/** A click that comes too late notes that it is. */
const lateIfDue = (model: Model): void => {
  if (model.state === 'pending' && model.expiresIn <= 0) model.state = 'expired';
};

const decideAs =
  (who: (typeof PEOPLE)[number], verdict: 'approve' | 'reject'): Step =>
  async (bench, model) => {
    const { approvals, approvers } = bench;
    const look = await lookingAt(bench, model.id, who);
    const decision = await { approve, reject }[verdict](approvals, model.id, { ...look, because: 'other' });
    if (who === REQUESTER || !approvers.has(who)) return void expect(decision.kind).not.toBe('done');
    if (!undecided(model)) {
      expect(decision.kind).not.toBe('done');
      // Of what has drifted, the click says that first; else it notes that time is up.
      if (bench.current === model.shown || verdict === 'reject') lateIfDue(model);
      return;
    }
    expect(decision.kind).toBe(outcomeOf(bench, model, who, verdict));
  };

/** What a click that counts does to the model. */
function outcomeOf(bench: Bench, model: Model, who: string, verdict: 'approve' | 'reject'): string {
  if (verdict === 'reject') {
    model.state = 'rejected';
    return 'done';
  }
  if (bench.current === WANTED) {
    model.state = 'already_so';
    return 'already_so';
  }
  if (bench.current !== model.shown) {
    model.shown = bench.current;
    model.approvedBy.clear();
    return 'held';
  }
  if (model.approvedBy.has(who)) return 'repeated';
  model.approvedBy.add(who);
  if (model.approvedBy.size < model.needed) return 'counted';
  model.state = 'approved';
  model.everApproved = true;
  model.approvedFor = 0;
  model.delayed = 0;
  return 'done';
}

const cancelAs =
  (who: (typeof PEOPLE)[number]): Step =>
  async ({ approvals }, model) => {
    const decision = await cancel(approvals, model.id, who);
    if (who === REQUESTER && undecided(model)) {
      expect(decision.kind).toBe('done');
      model.state = 'cancelled';
    } else {
      expect(decision.kind).not.toBe('done');
      if (who === REQUESTER) lateIfDue(model);
    }
  };

const AFTER: Readonly<Record<Reply, State>> = {
  done: 'succeeded',
  accepted: 'accepted',
  never: 'executing',
  not_processed: 'failed',
  refused: 'failed',
  unknown: 'unknown',
};

/** Whether an approved request is sent when it is tried now; what does not fit any more goes elsewhere. */
function isSent(bench: Bench, model: Model): boolean {
  if (model.approvedFor < LATE_SECONDS) return true;
  if (model.expiresIn <= 0) model.state = 'expired';
  else if (bench.seen === 'unreadable') model.delayed = DELAY_SECONDS;
  else if (bench.current === WANTED) model.state = 'already_so';
  else if (bench.current !== model.shown) {
    model.state = 'pending';
    model.shown = bench.current;
    model.approvedBy.clear();
  } else return true;
  return false;
}

const executeWith =
  (reply: Reply): Step =>
  async (bench, model) => {
    bench.reply = reply;
    const before = bench.sent.length;
    const goes = model.state === 'approved' && isSent(bench, model);
    const work = execute(bench.approvals, model.id);
    // A process that dies in mid-call never comes back: the promise is left behind.
    if (reply === 'never' && goes) {
      await expect.poll(() => bench.sent.length).toBe(before + 1);
    } else await work;
    if (goes) {
      model.state = AFTER[reply];
      model.executingFor = 0;
    }
  };

const pass =
  (seconds: number): Step =>
  async (bench, model) => {
    await bench.advance(seconds);
    model.expiresIn -= seconds;
    model.executingFor += seconds;
    model.approvedFor += seconds;
    model.delayed -= seconds;
  };

const drift =
  (value: (typeof VALUES)[number]): Step =>
  async (bench) => {
    bench.current = value;
  };

const sweep =
  (seen: Bench['seen']): Step =>
  async (bench, model) => {
    bench.reply = 'done';
    bench.seen = seen;
    const { state } = model;
    const goes = state === 'approved' && model.delayed <= 0 && isSent(bench, model);
    await track(bench.approvals);
    bench.seen = 'not_done';
    if (state === 'pending') lateIfDue(model);
    if (goes) model.state = 'succeeded';
    if (state === 'executing' && model.executingFor >= UNKNOWN_AFTER_SECONDS) model.state = 'unknown';
    if (state === 'accepted' || state === 'unknown') {
      // Whether it is time to read back is the code's business; what may come of it is not.
      const now = (await bench.approvals.store.request(model.id))?.state ?? state;
      expect([state, 'unknown', ...(seen === 'done' ? ['succeeded'] : [])]).toContain(now);
      model.state = now;
    }
  };

const RUNNING: ReadonlySet<State> = new Set(['executing', 'accepted', 'unknown']);

const report =
  (outcome: 'success' | 'error'): Step =>
  async ({ approvals }, model) => {
    const addresses = approvals.callbacks.fill(barringsUpdate, { params: {}, body: {} }, model.id).body;
    const url = Object.entries(addresses ?? {}).find(([name]) => name.includes(outcome))?.[1];
    const reported = await takeReport(approvals, String(url).split('/').at(-1) ?? '', '{}');
    if (RUNNING.has(model.state)) {
      expect(reported).toBe('taken');
      model.state = outcome === 'success' ? 'succeeded' : 'failed';
    } else expect(reported).not.toBe('taken');
  };

const settleAs =
  (who: (typeof PEOPLE)[number], happened: boolean): Step =>
  async ({ approvals, approvers }, model) => {
    const by = { userId: who, teamId: 'T1', comment: 'seen' };
    const { kind } = await settle(approvals, model.id, by, happened);
    const may =
      model.state === 'unknown' && who !== REQUESTER && approvers.has(who) && !model.approvedBy.has(who);
    expect(kind === 'done').toBe(may);
    if (may) model.state = happened ? 'succeeded' : 'failed';
  };

export const step: fc.Arbitrary<{ name: string; run: Step }> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...PEOPLE), fc.constantFrom('approve' as const, 'reject' as const))
      .map(([who, verdict]) => ({ name: `${who} ${verdict}s`, run: decideAs(who, verdict) })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...PEOPLE).map((who) => ({ name: `${who} cancels`, run: cancelAs(who) })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Reply>('done', 'accepted', 'never', 'not_processed', 'refused', 'unknown')
      .map((reply) => ({ name: `execute: ${reply}`, run: executeWith(reply) })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(5, UNKNOWN_AFTER_SECONDS, TTL_SECONDS)
      .map((seconds) => ({ name: `${seconds} s pass`, run: pass(seconds) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...VALUES)
      .map((value) => ({ name: `the target becomes ${value}`, run: drift(value) })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Bench['seen']>('done', 'not_done', 'unreadable')
      .map((seen) => ({ name: `sweep, seeing ${seen}`, run: sweep(seen) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('success' as const, 'error' as const)
      .map((outcome) => ({ name: `reported: ${outcome}`, run: report(outcome) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...PEOPLE), fc.boolean())
      .map(([who, happened]) => ({ name: `${who} settles: ${happened}`, run: settleAs(who, happened) })),
  },
);

export interface Life {
  readonly needed: number;
  readonly steps: readonly { readonly name: string; readonly run: Step }[];
}

export const life: fc.Arbitrary<Life> = fc.record({
  needed: fc.constantFrom(1, 2),
  steps: fc.array(step, { maxLength: 16 }),
});

/** Lives one life on a bench: one call at most, only after enough others' approvals, one event a state. */
export async function live(bench: Bench, { needed, steps }: Life): Promise<void> {
  const { store } = bench.approvals;
  const id = randomUUID();
  bench.policy = { operations: new Map([[bench.operation.id, { approvals: needed }]]), resources: new Map() };
  expect((await fileRequest(bench.approvals, wishOn(bench, id))).kind).toBe('filed');
  const model: Model = {
    id,
    needed,
    state: 'pending',
    expiresIn: TTL_SECONDS,
    executingFor: 0,
    everApproved: false,
    approvedFor: 0,
    delayed: 0,
    shown: bench.current,
    approvedBy: new Set(),
  };
  const states: State[] = ['pending'];
  for (const { name, run } of steps) {
    await run(bench, model);
    const request = await store.request(id);
    expect(request?.state, name).toBe(model.state);
    if (request && states.at(-1) !== request.state) states.push(request.state);
    expect(bench.sent.length, name).toBeLessThanOrEqual(model.everApproved ? 1 : 0);
  }
  const kinds = (await store.eventsOf(id)).map(({ kind }) => kind);
  const told = kinds.filter((kind) => states.some((state) => state === kind));
  // `approved` and `executing` may both lie between two looks; each state has its own event, once.
  expect(told).toEqual(states.filter((state) => state !== 'pending'));
}
