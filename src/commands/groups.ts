import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

const answered = z.looseObject({ users: z.array(z.string()) });

type Members = ReadonlySet<string>;

/**
 * Members of Slack user groups. Slack takes about twenty questions a minute for a whole workspace
 * (usergroups.users.list, tier 2): whoever asks shares the answers.
 */
export interface Groups {
  /** Who is in any of the groups, as of at most `maxAgeMs` ago. Throws what Slack throws. */
  recent(ids: readonly string[], maxAgeMs: number): Promise<Members>;
  /** The same, by an answer to a question that was asked after this one. */
  fresh(ids: readonly string[]): Promise<Members>;
}

/** `now` in milliseconds, of a clock that is never set back. */
export function createGroups(client: WebClient, now: () => number): Groups {
  const lists = new Map<string, List>();
  const listOf = (usergroup: string): List => {
    const known = lists.get(usergroup);
    if (known) return known;
    const made = createList(
      async () => new Set(answered.parse(await client.usergroups.users.list({ usergroup })).users),
      now,
    );
    lists.set(usergroup, made);
    return made;
  };
  const joined = async (asked: readonly Promise<Members>[]): Promise<Members> =>
    new Set((await Promise.all(asked)).flatMap((members) => [...members]));
  return {
    recent: (ids, maxAgeMs) => joined(ids.map((id) => listOf(id).recent(maxAgeMs))),
    fresh: (ids) => joined(ids.map((id) => listOf(id).fresh())),
  };
}

interface List {
  recent(maxAgeMs: number): Promise<Members>;
  fresh(): Promise<Members>;
}

/** One question is under way at a time; those who come meanwhile and want it fresh share the one after it. */
function createList(ask: () => Promise<Members>, now: () => number): List {
  let last: { readonly members: Members; readonly askedAt: number } | undefined;
  let running: Promise<Members> | undefined;
  let next: Promise<Members> | undefined;

  function start(): Promise<Members> {
    const askedAt = now();
    running = ask()
      .then((members) => {
        last = { members, askedAt };
        return members;
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  function fresh(): Promise<Members> {
    if (running === undefined) return start();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  }

  return {
    fresh,
    async recent(maxAgeMs) {
      if (last !== undefined && now() - last.askedAt < maxAgeMs) return last.members;
      // An answer is shared, a failure is not.
      return running === undefined ? start() : running.catch(fresh);
    },
  };
}
