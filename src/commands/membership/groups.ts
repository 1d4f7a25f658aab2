import type { WebClient } from '@slack/web-api';
import { createBudget, createLooks, type Purpose } from './budget.ts';
import { createList, type List, type Reading, type Unread } from './list.ts';

/** A group of which Slack does not tell who is in it. */
export interface UnreadGroup {
  readonly id: string;
  /** Slack's word for why. */
  readonly word: string;
}

/** Whether a person is in one of some groups. */
export type Membership = 'in' | 'out' | Unread['kind'];

/**
 * Members of Slack user groups. Slack takes about twenty questions a minute for a whole workspace
 * (usergroups.users.list, tier 2): whoever asks shares the answers, and who would be refused anyway cannot use
 * them up.
 */
export interface Groups {
  /** Whether a person is in any of the groups, for looking: as of at most a minute ago. */
  recent(ids: readonly string[], userId: string): Promise<Membership>;
  /**
   * The same, for deciding, or where the former would refuse: by an answer that is seconds old. Whom the last
   * answer refuses is looked at again twice a minute.
   */
  fresh(lists: readonly (readonly string[])[], userId: string): Promise<readonly Membership[]>;
  /** Who is in any of the groups, by the last answer, which a change makes void; asked for, as for looking, where there is none. */
  members(ids: readonly string[]): Promise<ReadonlySet<string> | undefined>;
  /** Slack has said that who is in a group has changed. */
  changed(id: string): void;
  /** Milliseconds until a question of a decision may be asked. */
  waitMs(): number;
  unread(): readonly UnreadGroup[];
}

/** `now` in milliseconds. `onUnread` is told when a group cannot be read (with Slack's word), and when it can again. */
export function createGroups(
  client: WebClient,
  now: () => number,
  onUnread: (id: string, word: string | undefined) => void,
): Groups {
  const lists = new Map<string, List>();
  const unread = new Map<string, string>();
  const budget = createBudget(now);
  const looks = createLooks(now);

  function listOf(usergroup: string): List {
    const known = lists.get(usergroup);
    if (known) return known;
    const made = createList({
      ask: () => client.usergroups.users.list({ usergroup }),
      budget,
      now,
      onChange(word) {
        if (word === undefined) unread.delete(usergroup);
        else unread.set(usergroup, word);
        onUnread(usergroup, word);
      },
    });
    lists.set(usergroup, made);
    return made;
  }

  /** By a fresh answer; `look` is what a question is charged to where the last answer refuses the person. */
  async function freshly(
    ids: readonly string[],
    userId: string,
    look: () => Purpose | undefined,
  ): Promise<Membership> {
    const all = ids.map(listOf);
    if (all.some((list) => list.fresh()?.has(userId))) return 'in';
    const isIn = (reading: Reading | undefined) => reading?.kind === 'members' && reading.members.has(userId);
    const [worthIt, refused] = parted(all, (list) => list.last() === undefined || isIn(list.last()));
    const readings: Reading[] = [];
    for (const list of [...worthIt, ...refused]) {
      const purpose = worthIt.includes(list) ? 'decide' : look();
      const before = list.last();
      const answer = purpose && (await list.ask(purpose));
      // Whom the last answer refuses waits for no other.
      const isRefused = answer === undefined || (answer.kind === 'waiting' && refused.includes(list));
      const reading = isRefused ? before : answer;
      if (isIn(reading)) return 'in';
      if (reading !== undefined) readings.push(reading);
    }
    return outcome(readings);
  }

  return {
    async recent(ids, userId) {
      const readings = await Promise.all(ids.map((id) => listOf(id).recent()));
      return readings.some((each) => each.kind === 'members' && each.members.has(userId))
        ? 'in'
        : outcome(readings);
    },
    fresh(asked, userId) {
      // One look, however many groups it takes.
      let taken: { readonly purpose: Purpose | undefined } | undefined;
      const look = () => {
        taken ??= { purpose: looks.take(userId) };
        return taken.purpose;
      };
      return Promise.all(asked.map((ids) => freshly(ids, userId, look)));
    },
    async members(ids) {
      const readings = await Promise.all(ids.map(listOf).map((list) => lastGood(list) ?? list.recent()));
      const members = readings.flatMap((each) => (each.kind === 'members' ? [...each.members] : []));
      return readings.every(({ kind }) => kind === 'members') ? new Set(members) : undefined;
    },
    changed(id) {
      lists.get(id)?.drop();
    },
    waitMs: () => budget.wait('decide'),
    unread: () => [...unread].map(([id, word]) => ({ id, word })),
  };
}

const lastGood = (list: List): Reading | undefined => {
  const last = list.last();
  return last?.kind === 'members' ? last : undefined;
};

const WORST: readonly Unread['kind'][] = ['waiting', 'unreadable', 'group_unreadable'];

/** Of somebody who is in none that could be read: what could not be may have held them. */
const outcome = (readings: readonly Reading[]): Membership =>
  WORST.find((kind) => readings.some((each) => each.kind === kind)) ?? 'out';

function parted<T>(all: readonly T[], isFirst: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}
