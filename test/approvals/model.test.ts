import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approve, cancel, reject } from '../../src/approvals/decide.ts';
import { execute } from '../../src/approvals/execute.ts';
import { fileRequest } from '../../src/approvals/request.ts';
import { track } from '../../src/approvals/track.ts';
import type { State } from '../../src/store/store.ts';
import { type Bench, lookingAt, openBench, type Reply, TTL_SECONDS, UNKNOWN_AFTER_SECONDS } from './bench.ts';

const RUNS = 300;
const PEOPLE = ['U0ALEX', 'U0SARA', 'U0OMAR', 'U0OTTO'] as const;
const REQUESTER = 'U0ALEX';
const id = '7c1e0c53-2f6b-4c57-8a4e-0d6a5b3c2f11';

/** What is true of the request, told without looking at the code under test. */
interface Model {
  state: State;
  expiresIn: number;
  executingFor: number;
  everApproved: boolean;
}

type Step = (bench: Bench, model: Model) => Promise<void>;

const undecided = (model: Model): boolean => model.state === 'pending' && model.expiresIn > 0;

const decideAs =
  (who: (typeof PEOPLE)[number], verdict: 'approve' | 'reject'): Step =>
  async (bench, model) => {
    const { approvals, approvers } = bench;
    const decision = await { approve, reject }[verdict](approvals, id, await lookingAt(bench, id, who));
    const entitled = who !== REQUESTER && approvers.has(who);
    if (undecided(model) && entitled) {
      expect(decision.kind).toBe('done');
      model.state = verdict === 'approve' ? 'approved' : 'rejected';
      model.everApproved ||= verdict === 'approve';
    } else {
      expect(decision.kind).not.toBe('done');
      if (model.state === 'pending' && entitled && model.expiresIn <= 0) model.state = 'expired';
    }
  };

const cancelAs =
  (who: (typeof PEOPLE)[number]): Step =>
  async ({ approvals }, model) => {
    const decision = await cancel(approvals, id, who);
    if (who === REQUESTER && undecided(model)) {
      expect(decision.kind).toBe('done');
      model.state = 'cancelled';
    } else {
      expect(decision.kind).not.toBe('done');
      if (who === REQUESTER && model.state === 'pending') model.state = 'expired';
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

const executeWith =
  (reply: Reply): Step =>
  async (bench, model) => {
    bench.reply = reply;
    // A process that dies in mid-call never comes back: the promise is left behind.
    const work = execute(bench.approvals, id);
    await (reply === 'never' ? new Promise(setImmediate) : work);
    if (model.state === 'approved') {
      model.state = AFTER[reply];
      model.executingFor = 0;
    }
  };

const pass =
  (seconds: number): Step =>
  async (bench, model) => {
    bench.advance(seconds);
    model.expiresIn -= seconds;
    model.executingFor += seconds;
  };

const sweep =
  (seen: Bench['seen']): Step =>
  async (bench, model) => {
    bench.reply = 'done';
    bench.seen = seen;
    await track(bench.approvals);
    bench.seen = 'not_done';
    const { state } = model;
    if (state === 'pending' && model.expiresIn <= 0) model.state = 'expired';
    if (state === 'approved') model.state = 'succeeded';
    if (state === 'executing' && model.executingFor >= UNKNOWN_AFTER_SECONDS) model.state = 'unknown';
    if (state === 'accepted' || state === 'unknown') {
      // Whether it is time to read back is the code's business; what may come of it is not.
      const now = (await bench.approvals.store.request(id))?.state ?? state;
      expect([state, 'unknown', ...(seen === 'done' ? ['succeeded'] : [])]).toContain(now);
      model.state = now;
    }
  };

const step: fc.Arbitrary<{ name: string; run: Step }> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...PEOPLE), fc.constantFrom('approve' as const, 'reject' as const))
    .map(([who, verdict]) => ({ name: `${who} ${verdict}s`, run: decideAs(who, verdict) })),
  fc.constantFrom(...PEOPLE).map((who) => ({ name: `${who} cancels`, run: cancelAs(who) })),
  fc
    .constantFrom<Reply>('done', 'accepted', 'never', 'not_processed', 'refused', 'unknown')
    .map((reply) => ({ name: `execute: ${reply}`, run: executeWith(reply) })),
  fc
    .constantFrom(5, UNKNOWN_AFTER_SECONDS, TTL_SECONDS)
    .map((seconds) => ({ name: `${seconds} s pass`, run: pass(seconds) })),
  fc
    .constantFrom<Bench['seen']>('done', 'not_done', 'unreadable')
    .map((seen) => ({ name: `sweep, seeing ${seen}`, run: sweep(seen) })),
);

describe('the life of a request, against a model', () => {
  it('holds in every interleaving: one call at most, only after another person’s approval, one event a state', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const bench = openBench();
        const { store } = bench.approvals;
        const wish = {
          operation: bench.operation,
          input: { params: { thing_id: '1' }, body: { value: 'new' } },
          requester: REQUESTER,
          teamId: 'T1',
          target: 'thing 1',
          about: [],
          reason: 'because',
          submissionKey: 'form 1',
          id,
        };
        expect((await fileRequest(bench.approvals, wish)).kind).toBe('filed');
        const model: Model = {
          state: 'pending',
          expiresIn: TTL_SECONDS,
          executingFor: 0,
          everApproved: false,
        };
        const states: State[] = ['pending'];
        for (const { name, run } of steps) {
          await run(bench, model);
          const request = await store.request(id);
          expect(request?.state, name).toBe(model.state);
          if (request && states.at(-1) !== request.state) states.push(request.state);
          expect(bench.sent.length).toBeLessThanOrEqual(model.everApproved ? 1 : 0);
        }
        const kinds = (await store.eventsOf(id))
          .map(({ kind }) => kind)
          .filter((kind) => kind !== 'decision_refused');
        // `approved` and `executing` may both lie between two looks; each state has its own event, once.
        expect(kinds.filter((kind) => states.some((state) => state === kind))).toEqual(
          states.filter((state) => state !== 'pending'),
        );
        expect(new Set(kinds).size).toBe(kinds.length);
        await store.close();
      }),
      { numRuns: RUNS },
    );
  }, 60_000);
});
