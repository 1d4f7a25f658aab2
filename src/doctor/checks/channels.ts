import { z } from 'zod';
import { slackWord } from '../../slack-word.ts';
import { type Check, type Ground, type Said, warning, well, wrong } from '../check.ts';

const answered = z.looseObject({
  channel: z.looseObject({
    name: z.string().default('?'),
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    is_private: z.boolean().default(false),
    is_ext_shared: z.boolean().default(false),
    is_pending_ext_shared: z.boolean().default(false),
  }),
});

/** Whether Careline can post where it must, and nobody of another organisation reads along. */
export const channels: Check = {
  name: 'Channels',
  async look({ config, client }) {
    const [approvals, audit] = await Promise.all([
      lookAt(client, 'APPROVALS_CHANNEL', config.approvalsChannel),
      lookAt(client, 'AUDIT_CHANNEL', config.auditChannel),
    ]);
    return [...approvals, ...audit];
  },
};

async function lookAt(client: Ground['client'], variable: string, id: string): Promise<readonly Said[]> {
  const answer = await client.conversations.info({ channel: id }).catch((error: unknown) => {
    const word = slackWord(error);
    if (word === undefined) throw error;
    return word;
  });
  if (typeof answer === 'string') {
    return [
      wrong(`${variable}: Slack does not show ${id} (${answer}): invite the app to it, or correct the id.`),
    ];
  }
  const { channel } = answered.parse(answer);
  const name = `${variable}: #${channel.name}`;
  const faults = [
    ...(channel.is_archived ? [wrong(`${name} is archived: nothing can be posted there.`)] : []),
    ...(channel.is_member ? [] : [wrong(`${name}: the app is not in it. Invite it.`)]),
    ...(channel.is_ext_shared || channel.is_pending_ext_shared
      ? [wrong(`${name} is shared with another organisation: nothing is posted there.`)]
      : []),
    ...(channel.is_private ? [] : [warning(`${name} is public: everybody in the workspace can read it.`)]),
  ];
  return faults.some(({ state }) => state === 'wrong')
    ? faults
    : [well(`${name}: the app is in it, and no other organisation.`), ...faults];
}
