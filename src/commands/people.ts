import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Directory } from '../approvals/people.ts';
import { slackWord } from '../slack-word.ts';
import { createCache } from '../store/cache.ts';
import { languageOf } from '../text/text.ts';
import { createGroups } from './groups.ts';
import type { Person, Role } from './handler.ts';

/** Reads may rest on what was true a minute ago; decisions ask afresh. */
const CACHE_MS = 60_000;
/** Who lacks a role may have been given it just now: so many times a minute this is looked at again, whoever knocks. */
const SECOND_LOOKS = 6;
const CACHED_PEOPLE = 5_000;

const userInfo = z.looseObject({
  user: z.looseObject({
    id: z.string(),
    team_id: z.string().optional(),
    deleted: z.boolean().default(false),
    is_bot: z.boolean().default(false),
    is_restricted: z.boolean().default(false),
    is_ultra_restricted: z.boolean().default(false),
    is_stranger: z.boolean().default(false),
    locale: z.string().optional(),
    tz: z.string().default('UTC'),
  }),
});

/** Of a full member of the workspace, what may be a minute old. */
type Member = Pick<Person, 'locale' | 'timeZone'>;

const ROLES: readonly Role[] = ['agent', 'approver', 'auditor'];

export type Identified =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly why: 'not_member' | 'unreadable' };

export interface People {
  /**
   * Who this is and which roles they hold, as of at most a minute ago; as of now, a few times a minute, when that
   * would not do for `roles`: who has just joined a group need not wait.
   */
  identify(userId: string, roles: readonly Role[]): Promise<Identified>;
  /** Entitlement to ask and to decide, never from a cache. */
  readonly directory: Directory;
}

/** People and their roles, from Slack's user groups. An empty or unreadable group entitles nobody. */
export function createPeople(options: {
  readonly client: WebClient;
  readonly teamId: string;
  readonly groups: Readonly<Record<Role, readonly string[]>>;
  /** Milliseconds of a clock that is never set back. */
  readonly now?: () => number;
}): People {
  const { client, teamId, groups, now = () => performance.now() } = options;
  const known = createCache<Member>(CACHED_PEOPLE, CACHE_MS);
  const members = createGroups(client, now);

  /** `undefined` for everybody who is not a full, active member of this workspace. */
  async function memberInfo(userId: string) {
    const answer = await client.users.info({ user: userId, include_locale: true }).catch((error: unknown) => {
      if (isUnknownUser(error)) return undefined;
      throw error;
    });
    if (answer === undefined) return undefined;
    const { user } = userInfo.parse(answer);
    const outsider =
      user.deleted || user.is_bot || user.is_restricted || user.is_ultra_restricted || user.is_stranger;
    return outsider || (user.team_id !== undefined && user.team_id !== teamId) ? undefined : user;
  }

  async function member(userId: string): Promise<Member | undefined> {
    const cached = await known.get(userId);
    if (cached) return cached;
    const user = await memberInfo(userId);
    if (user === undefined) return undefined;
    const found = { locale: languageOf(user.locale), timeZone: user.tz };
    await known.set(userId, found);
    return found;
  }

  async function held(userId: string, among: readonly Role[], maxAgeMs: number): Promise<readonly Role[]> {
    const holds = await Promise.all(
      among.map(async (role) => (await members.recent(groups[role], maxAgeMs)).has(userId)),
    );
    return among.filter((_, at) => holds[at]);
  }

  let secondLooks: readonly number[] = [];
  function mayLookAgain(): boolean {
    secondLooks = secondLooks.filter((at) => now() - at < CACHE_MS);
    if (secondLooks.length >= SECOND_LOOKS) return false;
    secondLooks = [...secondLooks, now()];
    return true;
  }

  /** Entitled is who is in one group of each list. */
  async function entitled(userId: string, team: string, lists: readonly (readonly string[])[]) {
    if (team !== teamId) return 'not_member';
    try {
      const alike = new Map(lists.map((ids) => [ids.toSorted().join(), ids]));
      const [user, ...entitling] = await Promise.all([
        memberInfo(userId),
        ...[...alike.values()].map(members.fresh),
      ]);
      if (user === undefined) return 'not_member';
      return entitling.length > 0 && entitling.every((set) => set.has(userId)) ? undefined : 'no_role';
    } catch {
      return 'unreadable';
    }
  }

  return {
    async identify(userId, roles) {
      try {
        const [found, own] = await Promise.all([member(userId), held(userId, ROLES, CACHE_MS)]);
        if (found === undefined) return { ok: false, why: 'not_member' };
        const person = { id: userId, teamId, ...found, roles: own };
        if (holdsAny(person, roles) || !mayLookAgain()) return { ok: true, person };
        return { ok: true, person: { ...person, roles: [...own, ...(await held(userId, roles, 0))] } };
      } catch {
        return { ok: false, why: 'unreadable' };
      }
    },
    directory: {
      async mayDecide(userId, team, lists) {
        const why = await entitled(userId, team, lists);
        return why === 'no_role' ? 'not_approver' : why;
      },
      async isListed(userId, team, lists) {
        const sets = lists.map((ids) => members.recent(ids, CACHE_MS));
        const held = await Promise.all(sets).catch(() => []);
        return team === teamId && held.length > 0 && held.every((set) => set.has(userId));
      },
      async mayRequest(userId, team) {
        const why = await entitled(userId, team, [groups.agent]);
        return why === 'no_role' ? 'not_agent' : why;
      },
    },
  };
}

/** Who may look at customers and at any request; only an agent asks for changes. */
export const READERS: readonly Role[] = ['agent', 'approver', 'auditor'];

/** Whether a person may do what any of these roles may; nothing asked for is open to all members. */
export const holdsAny = (person: Person, roles: readonly Role[]): boolean =>
  roles.length === 0 || roles.some((role) => person.roles.includes(role));

const isUnknownUser = (error: unknown): boolean =>
  ['user_not_found', 'user_not_visible', 'users_not_found'].includes(slackWord(error) ?? '');
