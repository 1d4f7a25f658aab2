/** How often Slack may be asked who is in a group: about twenty times in any minute, for a whole workspace. */

/** usergroups.users.list is tier 2: twenty or more a minute. */
const QUESTIONS = 20;
const WINDOW_MS = 60_000;

/**
 * What a question is for, and how many of the minute's questions may be spent before it must wait: a quarter is
 * kept for decisions, and who is refused anyway does not crowd out who asks for the first time.
 */
const MOST = { decide: QUESTIONS, look: 15, again: 10 } as const;
export type Purpose = keyof typeof MOST;

/** A time in which Slack wants no question. */
export interface Pause {
  begin(seconds: number): void;
  /** Milliseconds that are left of it. */
  left(): number;
}

/** `now` in milliseconds; a clock that is set back ends it. */
export function createPause(now: () => number): Pause {
  let last: { readonly from: number; readonly ms: number } | undefined;
  return {
    begin(seconds) {
      last = { from: now(), ms: seconds * 1_000 };
    },
    left: () => (last === undefined ? 0 : left(now() - last.from, last.ms)),
  };
}

const left = (gone: number, ms: number): number => (gone < 0 || gone >= ms ? 0 : ms - gone);

export interface Budget {
  /** Milliseconds until a question for this purpose may be asked; 0 when it may be now. */
  wait(purpose: Purpose): number;
  /** A question is asked now. */
  spend(): void;
  /** Slack wants no question for so long. */
  pause(seconds: number): void;
}

/** `now` in milliseconds. */
export function createBudget(now: () => number): Budget {
  const pause = createPause(now);
  let asked: readonly number[] = [];

  return {
    wait(purpose) {
      if (pause.left() > 0) return pause.left();
      asked = asked.filter((at) => left(now() - at, WINDOW_MS) > 0);
      const first = asked.at(-MOST[purpose]);
      return first === undefined ? 0 : left(now() - first, WINDOW_MS);
    },
    spend() {
      asked = [...asked, now()];
    },
    pause: pause.begin,
  };
}

/** Two fresh questions a minute for a person whom the last answer refuses. */
const LOOKS = 2;

export interface Looks {
  /** The purpose the person's next look is charged to; `undefined` when they have had theirs for this minute. */
  take(userId: string): Purpose | undefined;
}

export function createLooks(now: () => number): Looks {
  const taken = new Map<string, readonly number[]>();
  const recent = (times: readonly number[]) => times.filter((at) => left(now() - at, WINDOW_MS) > 0);
  return {
    take(userId) {
      for (const [id, times] of taken) if (recent(times).length === 0) taken.delete(id);
      const before = recent(taken.get(userId) ?? []);
      if (before.length >= LOOKS) return undefined;
      taken.set(userId, [...before, now()]);
      return before.length === 0 ? 'look' : 'again';
    },
  };
}
