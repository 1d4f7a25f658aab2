import { identifyBot } from '../../slack-identity.ts';
import { type Check, warning, well } from '../check.ts';

/** Whether Slack takes the token, and whose it is. */
export const slack: Check = {
  name: 'Slack',
  async look({ client }) {
    const { teamId, botUserId, appId } = await identifyBot(client);
    return [
      well(`Slack takes SLACK_BOT_TOKEN: ${botUserId} of the workspace ${teamId}.`),
      ...(appId === undefined
        ? [warning('Slack does not tell the id of the app: events of another app cannot be told apart.')]
        : []),
    ];
  },
};
