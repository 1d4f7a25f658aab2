import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Directory } from '../approvals/people.ts';
import { slackWord } from '../slack-word.ts';
import { createCache } from '../store/cache.ts';
import { languageOf } from '../text/text.ts';
import type { Person, Role } from './handler.ts';

/** Reads may rest on what was true a minute ago; decisions ask afresh. */
const CACHE_MS = 60_000;
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
const groupUsers = z.looseObject({ users: z.array(z.string()) });

export type Identified =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly why: 'not_member' | 'unreadable' };

export interface People {
  /**
   * Who this is and which roles they hold, as of at most a minute ago; asked afresh when it would not do
   * for `roles`, so that who has just joined a group need not wait.
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
}): People {
  const { client, teamId, groups } = options;
  const known = createCache<Identified>(CACHED_PEOPLE, CACHE_MS);

  const membersOf = (role: Role) => membersIn(groups[role]);

  async function membersIn(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const lists = await Promise.all(
      ids.map(async (usergroup) => groupUsers.parse(await client.usergroups.users.list({ usergroup }))),
    );
    return new Set(lists.flatMap(({ users }) => users));
  }

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

  async function look(userId: string): Promise<Identified> {
    const [user, agents, approvers, auditors] = await Promise.all([
      memberInfo(userId),
      membersOf('agent'),
      membersOf('approver'),
      membersOf('auditor'),
    ]);
    if (user === undefined) return { ok: false, why: 'not_member' };
    const roles: Role[] = [];
    if (agents.has(userId)) roles.push('agent');
    if (approvers.has(userId)) roles.push('approver');
    if (auditors.has(userId)) roles.push('auditor');
    const person = { id: userId, teamId, locale: languageOf(user.locale), timeZone: user.tz, roles };
    return { ok: true, person };
  }

  /** Entitled is who is in one group of each list. */
  async function entitled(userId: string, team: string, lists: readonly (readonly string[])[]) {
    if (team !== teamId) return 'not_member';
    try {
      const alike = new Map(lists.map((ids) => [ids.toSorted().join(), ids]));
      const [user, ...members] = await Promise.all([
        memberInfo(userId),
        ...[...alike.values()].map(membersIn),
      ]);
      if (user === undefined) return 'not_member';
      return members.length > 0 && members.every((set) => set.has(userId)) ? undefined : 'no_role';
    } catch {
      return 'unreadable';
    }
  }

  return {
    async identify(userId, roles) {
      const cached = await known.get(userId);
      if (cached?.ok && holdsAny(cached.person, roles)) return cached;
      try {
        const found = await look(userId);
        await known.set(userId, found);
        return found;
      } catch {
        return { ok: false, why: 'unreadable' };
      }
    },
    directory: {
      async mayDecide(userId, team, lists) {
        const why = await entitled(userId, team, lists);
        return why === 'no_role' ? 'not_approver' : why;
      },
      async mayRequest(userId, team) {
        const why = await entitled(userId, team, [groups.agent]);
        return why === 'no_role' ? 'not_agent' : why;
      },
    },
  };
}

/** Whether a person may do what any of these roles may; nothing asked for is open to all members. */
export const holdsAny = (person: Person, roles: readonly Role[]): boolean =>
  roles.length === 0 || roles.some((role) => person.roles.includes(role));

const isUnknownUser = (error: unknown): boolean =>
  ['user_not_found', 'user_not_visible', 'users_not_found'].includes(slackWord(error) ?? '');
