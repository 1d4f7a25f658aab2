import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { KnownGroups } from './approvals/policy/members.ts';

const answered = z.looseObject({
  usergroups: z.array(
    z.looseObject({
      id: z.string(),
      handle: z.string().exactOptional(),
      date_delete: z.number().default(0),
      users: z.array(z.string()).default([]),
    }),
  ),
});

/** The user groups of the workspace with their members, in one question. Throws what Slack throws. */
export async function askGroups(client: WebClient): Promise<KnownGroups> {
  const answer = await client.usergroups.list({ include_users: true, include_disabled: true });
  return new Map(
    answered
      .parse(answer)
      .usergroups.map(({ id, handle, date_delete, users }) => [
        id,
        { disabled: date_delete > 0, members: users, ...(handle !== undefined && { handle }) },
      ]),
  );
}

/** Whom any of these groups entitles: one that is switched off entitles nobody. */
export const entitledBy = (known: KnownGroups, ids: readonly string[]): ReadonlySet<string> =>
  new Set(
    ids.flatMap((id) => {
      const group = known.get(id);
      return group === undefined || group.disabled ? [] : group.members;
    }),
  );
