import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Unclear } from '../../approvals/people.ts';
import { retryAfter, slackWord } from '../../slack-word.ts';
import { createPause } from './budget.ts';

/** One answer serves filing, decision and call. */
const FRESH_MS = 5_000;

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
type Account = z.output<typeof userInfo>['user'];

/** People's accounts, as of seconds ago at most. */
export interface Accounts {
  /** `undefined` for everybody who is not a full, active member of this workspace. */
  fresh(userId: string): Promise<Account | Exclude<Unclear, 'group_unreadable'> | undefined>;
  /** Milliseconds for which Slack wants no question. */
  waitMs(): number;
}

/** `now` in milliseconds. */
export function createAccounts(client: WebClient, teamId: string, now: () => number): Accounts {
  const pause = createPause(now);
  const known = new Map<
    string,
    { readonly askedAt: number; readonly answer: ReturnType<Accounts['fresh']> }
  >();
  const isFresh = ({ askedAt }: { readonly askedAt: number }) =>
    now() - askedAt >= 0 && now() - askedAt < FRESH_MS;

  async function ask(userId: string): ReturnType<Accounts['fresh']> {
    try {
      const { user } = userInfo.parse(await client.users.info({ user: userId, include_locale: true }));
      const outsider =
        user.deleted || user.is_bot || user.is_restricted || user.is_ultra_restricted || user.is_stranger;
      return outsider || (user.team_id !== undefined && user.team_id !== teamId) ? undefined : user;
    } catch (error) {
      if (UNKNOWN_USER.has(slackWord(error) ?? '')) return undefined;
      // What could not be read is no answer to share.
      known.delete(userId);
      const seconds = retryAfter(error);
      if (seconds === undefined) return 'unreadable';
      pause.begin(seconds);
      return 'waiting';
    }
  }

  return {
    async fresh(userId) {
      const last = known.get(userId);
      if (last !== undefined && isFresh(last)) return last.answer;
      if (pause.left() > 0) return 'waiting';
      for (const [id, each] of known) if (!isFresh(each)) known.delete(id);
      const answer = ask(userId);
      known.set(userId, { askedAt: now(), answer });
      return answer;
    },
    waitMs: pause.left,
  };
}

const UNKNOWN_USER: ReadonlySet<string> = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);
