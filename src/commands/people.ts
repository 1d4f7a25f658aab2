import type { WebClient } from '@slack/web-api';
import type { Directory, Unclear } from '../approvals/people.ts';
import { createCache } from '../store/cache.ts';
import { languageOf } from '../text/text.ts';
import type { Person, Role } from './handler.ts';
import { createAccounts } from './membership/accounts.ts';
import { createGroups, type UnreadGroup } from './membership/groups.ts';

/** What is known of a person may be a minute old; for decisions their account is as of seconds ago. */
const CACHE_MS = 60_000;
const CACHED_PEOPLE = 5_000;

/** Of a full member of the workspace, what may be a minute old. */
type Member = Pick<Person, 'locale' | 'timeZone'>;

const ROLES: readonly Role[] = ['agent', 'approver', 'auditor'];

export type Identified =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly why: 'not_member' }
  /** `person` where Slack says who it is, and not whether they hold the role. */
  | { readonly ok: false; readonly why: Unclear; readonly person?: Person };

export interface People {
  /**
   * Who this is and which roles they hold, as of at most a minute ago; as of now, twice a minute, when that would
   * not do for `roles`: who has just joined a group need not wait.
   */
  identify(userId: string, roles: readonly Role[]): Promise<Identified>;
  /** Entitlement to ask and to decide, as of seconds ago at most. */
  readonly directory: Directory;
  /** Slack has said that who is in a group has changed. */
  groupChanged(id: string): void;
  /** Groups of which Slack does not tell who is in them. */
  unreadGroups(): readonly UnreadGroup[];
}

/** People and their roles, from Slack's user groups. An empty or unreadable group entitles nobody. */
export function createPeople(options: {
  readonly client: WebClient;
  readonly teamId: string;
  readonly groups: Readonly<Record<Role, readonly string[]>>;
  readonly now: () => number;
  /** Told when a group cannot be read, with Slack's word for why, and when it can again. */
  onUnread(id: string, word: string | undefined): void;
}): People {
  const { client, teamId, groups, now, onUnread } = options;
  const known = createCache<Member>(CACHED_PEOPLE, CACHE_MS);
  const members = createGroups(client, now, onUnread);
  const accounts = createAccounts(client, teamId, now);

  async function member(userId: string): Promise<Member | Unclear | undefined> {
    const cached = await known.get(userId);
    if (cached) return cached;
    const user = await accounts.fresh(userId);
    if (user === undefined || typeof user === 'string') return user;
    const found = { locale: languageOf(user.locale), timeZone: user.tz };
    await known.set(userId, found);
    return found;
  }

  /** Entitled is who is in one group of each list. */
  async function entitled(userId: string, team: string, lists: readonly (readonly string[])[]) {
    if (team !== teamId) return 'not_member';
    const alike = new Map(lists.map((ids) => [ids.toSorted().join(), ids]));
    const [account, entitling] = await Promise.all([
      accounts.fresh(userId),
      members.fresh([...alike.values()], userId),
    ]);
    if (account === undefined) return 'not_member';
    if (entitling.length === 0 || entitling.includes('out')) return 'no_role';
    if (typeof account === 'string') return account;
    return UNCLEAR.find((why) => entitling.includes(why));
  }

  return {
    async identify(userId, roles) {
      const found = await member(userId);
      if (found === undefined) return { ok: false, why: 'not_member' };
      if (typeof found === 'string') return { ok: false, why: found };
      const holds = await Promise.all(ROLES.map((role) => members.recent(groups[role], userId)));
      const own = ROLES.filter((_, at) => holds[at] === 'in');
      const person = { id: userId, teamId, ...found, roles: own };
      if (holdsAny(person, roles)) return { ok: true, person };
      const again = await members.fresh(
        roles.map((role) => groups[role]),
        userId,
      );
      const now = { ...person, roles: [...own, ...roles.filter((_, at) => again[at] === 'in')] };
      const why = UNCLEAR.find((each) => again.includes(each));
      return holdsAny(now, roles) || why === undefined
        ? { ok: true, person: now }
        : { ok: false, why, person: now };
    },
    directory: {
      async mayDecide(userId, team, lists) {
        const why = await entitled(userId, team, lists);
        return why === 'no_role' ? 'not_approver' : why;
      },
      async isListed(userId, team, lists) {
        const held = await Promise.all(lists.map((ids) => members.recent(ids, userId)));
        return team === teamId && held.length > 0 && held.every((each) => each === 'in');
      },
      members: members.members,
      async mayRequest(userId, team) {
        const why = await entitled(userId, team, [groups.agent]);
        return why === 'no_role' ? 'not_agent' : why;
      },
      async hasLeft(userId, team) {
        if (team !== teamId) return true;
        const account = await accounts.fresh(userId);
        if (account === undefined || typeof account === 'string') return account === undefined;
        if ((await members.recent(groups.agent, userId)) !== 'out') return false;
        const [again] = await members.fresh([groups.agent], userId);
        return again === 'out';
      },
      waitSeconds: () => Math.ceil(Math.max(members.waitMs(), accounts.waitMs()) / 1_000),
    },
    groupChanged: members.changed,
    unreadGroups: members.unread,
  };
}

/** Who may look at customers and at any request; only an agent asks for changes. */
export const READERS: readonly Role[] = ['agent', 'approver', 'auditor'];
/** In the order in which it is said when several hold. */
const UNCLEAR: readonly Unclear[] = ['waiting', 'unreadable', 'group_unreadable'];

/** Whether a person may do what any of these roles may; nothing asked for is open to all members. */
export const holdsAny = (person: Person, roles: readonly Role[]): boolean =>
  roles.length === 0 || roles.some((role) => person.roles.includes(role));
