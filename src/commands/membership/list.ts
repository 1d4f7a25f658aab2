import { z } from 'zod';
import { retryAfter, slackWord } from '../../slack-word.ts';
import type { Budget, Purpose } from './budget.ts';

/** Reads may rest on what was true a minute ago, and while Slack wants no questions on what was a little before. */
const RECENT_MS = 60_000;
const RECENT_IN_A_PAUSE_MS = 300_000;
/** One answer serves filing, decision and call. */
const FRESH_MS = 5_000;
/** Slack says that it wants no questions without saying for how long. */
const USUAL_PAUSE_SECONDS = 30;

const answered = z.looseObject({ users: z.array(z.string()) });

export type Members = ReadonlySet<string>;

/** Why nobody can say who is in a group. */
export type Unread =
  /** Slack wants no question now: to be asked again. */
  | { readonly kind: 'waiting' }
  /** Slack did not answer: it may in a moment. */
  | { readonly kind: 'unreadable' }
  /** Slack says that it does not tell of this group: somebody has to mend that. */
  | { readonly kind: 'group_unreadable' };

export type Reading = { readonly kind: 'members'; readonly members: Members } | Unread;

/** Slack's words for what passes; every other word stays until somebody mends it. */
const PASSING: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);
const NO_ANSWER = 'no_answer';

export interface ListParts {
  ask(): Promise<unknown>;
  readonly budget: Budget;
  readonly now: () => number;
  /** Slack's word for why it cannot be read; `undefined` when it can be again. Told when it changes. */
  onChange(word: string | undefined): void;
}

/** Who is in one group, as Slack answers it. */
export interface List {
  /** For looking: as of at most a minute ago. */
  recent(): Promise<Reading>;
  /** The last answer, where it is seconds old. */
  fresh(): Members | undefined;
  /** The last answer, however old, or why there was none; `undefined` before the first. */
  last(): Reading | undefined;
  /** Asks Slack, with whoever is asking already. */
  ask(purpose: Purpose): Promise<Reading>;
  /** What is known counts no more. */
  drop(): void;
}

/** One question about a group is under way at a time; an answer to a question asked before a change does not count. */
export function createList({ ask, budget, now, onChange }: ListParts): List {
  let good: { readonly members: Members; readonly askedAt: number } | undefined;
  let bad: { readonly word: string; readonly askedAt: number } | undefined;
  let running: Promise<Reading> | undefined;
  let told: string | undefined;

  function tell(word: string | undefined): void {
    if (word !== told) onChange(word);
    told = word;
  }

  const isWithin = (at: { readonly askedAt: number } | undefined, ms: number): boolean =>
    at !== undefined && now() - at.askedAt >= 0 && now() - at.askedAt < ms;
  const lasting = (): Unread | undefined =>
    bad !== undefined && !PASSING.has(bad.word) && bad.word !== NO_ANSWER && isWithin(bad, RECENT_MS)
      ? { kind: 'group_unreadable' }
      : undefined;

  function start(): Promise<Reading> {
    const askedAt = now();
    budget.spend();
    const question: Promise<Reading> = ask()
      .then((answer) => new Set(answered.parse(answer).users))
      .then(
        (members) => taken(question, { members, askedAt }),
        (error: unknown) => failed(error, askedAt),
      )
      .finally(() => {
        if (running === question) running = undefined;
      });
    running = question;
    return question;
  }

  function taken(
    question: Promise<Reading>,
    answer: { readonly members: Members; readonly askedAt: number },
  ): Reading | Promise<Reading> {
    // Dropped meanwhile: it may be from before the change.
    if (running !== question) return put('decide');
    good = answer;
    bad = undefined;
    tell(undefined);
    return { kind: 'members', members: answer.members };
  }

  function failed(error: unknown, askedAt: number): Unread {
    const word = slackWord(error) ?? NO_ANSWER;
    const pause = retryAfter(error) ?? (word === 'ratelimited' ? USUAL_PAUSE_SECONDS : undefined);
    if (pause !== undefined) {
      budget.pause(pause);
      return { kind: 'waiting' };
    }
    bad = { word, askedAt };
    tell(word);
    return lasting() ?? { kind: 'unreadable' };
  }

  function put(purpose: Purpose): Promise<Reading> {
    if (running !== undefined) return running;
    if (budget.wait(purpose) > 0) return Promise.resolve({ kind: 'waiting' });
    return start();
  }

  return {
    async recent() {
      if (isWithin(good, RECENT_MS) && good !== undefined) return { kind: 'members', members: good.members };
      const known = lasting();
      if (known !== undefined) return known;
      const answer = await put('look');
      if (answer.kind !== 'waiting' || good === undefined || !isWithin(good, RECENT_IN_A_PAUSE_MS))
        return answer;
      return { kind: 'members', members: good.members };
    },
    fresh: () => (isWithin(good, FRESH_MS) ? good?.members : undefined),
    last() {
      if (good !== undefined) return { kind: 'members', members: good.members };
      return bad && (lasting() ?? { kind: 'unreadable' });
    },
    ask: async (purpose) => lasting() ?? put(purpose),
    drop() {
      good = undefined;
      bad = undefined;
      running = undefined;
    },
  };
}
