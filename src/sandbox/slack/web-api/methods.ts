/** Every method the workspace answers. */
import { APP_ID, TEAM_DOMAIN, TEAM_ID, TEAM_NAME } from '../people.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import type { Method } from './method.ts';
import { peopleMethods } from './people.ts';
import { viewMethods } from './views.ts';

const authTest: Method = {
  token: 'bot',
  run: (_args, { bot }) => ({
    url: `https://${TEAM_DOMAIN}.slack.com/`,
    team: TEAM_NAME,
    user: 'careline',
    team_id: TEAM_ID,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: false,
  }),
};

const connectionsOpen: Method = {
  token: 'app',
  run: (_args, world) => ({ url: world.socketUrl(), app_id: APP_ID }),
};

const teamInfo: Method = {
  token: 'bot',
  run: () => ({
    team: { id: TEAM_ID, name: TEAM_NAME, domain: TEAM_DOMAIN, url: `https://${TEAM_DOMAIN}.slack.com/` },
  }),
};

export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    'auth.test': authTest,
    'apps.connections.open': connectionsOpen,
    'team.info': teamInfo,
    ...chatMethods,
    ...viewMethods,
    ...peopleMethods,
    ...conversationMethods,
  }),
);
