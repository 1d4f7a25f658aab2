/** `users.*`, `usergroups.*` and `bots.info`. */
import { z } from 'zod';
import { GROUPS, TEAM_ID } from '../people.ts';
import { SlackError } from '../refusals.ts';
import type { Person } from '../types.ts';
import type { World } from '../world.ts';
import { flag, method, page, paging, text } from './method.ts';
import { personOf } from './places.ts';

/** The offset Slack reports beside the zone's name. */
function offsetOf(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

function userPayload(world: World, person: Person, includeLocale: boolean): object {
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    real_name: person.realName,
    deleted: person.deleted ?? false,
    tz: person.timeZone,
    tz_label: person.timeZone,
    tz_offset: offsetOf(person.timeZone, world.now()),
    profile: {
      title: person.title,
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      email: `${person.name}@example.com`,
      image_72: '',
      team: person.teamId,
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.isRestricted ?? false,
    is_ultra_restricted: person.isUltraRestricted ?? false,
    is_bot: person.isBot ?? false,
    is_app_user: false,
    // Slack names the flag for people of other organisations alone.
    ...(person.teamId !== TEAM_ID && { is_stranger: person.isStranger ?? false }),
    ...(includeLocale && { locale: person.locale }),
  };
}

const info = method(z.looseObject({ user: text, include_locale: flag }), (args, world) => ({
  user: userPayload(world, personOf(world, args.user), args.include_locale),
}));

const list = method(z.looseObject({ include_locale: flag, ...paging }), (args, world) => {
  const { items, response_metadata } = page(world.people, args);
  return {
    members: items.map((person) => userPayload(world, person, args.include_locale)),
    response_metadata,
  };
});

const groups = method(z.looseObject({ include_users: flag, include_count: flag }), (args, world) => ({
  usergroups: [...world.groups].map(([id, users]) => ({
    id,
    team_id: TEAM_ID,
    is_usergroup: true,
    name: GROUPS[id]?.name ?? id,
    handle: GROUPS[id]?.handle ?? id.toLowerCase(),
    date_delete: 0,
    ...(args.include_users && { users }),
    ...(args.include_count && { user_count: users.length }),
  })),
}));

const groupMembers = method(z.looseObject({ usergroup: text }), (args, world) => {
  const users = world.groups.get(args.usergroup);
  if (!users) throw new SlackError('no_such_subteam');
  return { users };
});

const botInfo = method(z.looseObject({ bot: text.optional() }), (args, world) => {
  if (args.bot !== undefined && args.bot !== world.bot.botId) throw new SlackError('bot_not_found');
  const { botId, appId, userId } = world.bot;
  return { bot: { id: botId, deleted: false, name: 'Careline', app_id: appId, user_id: userId } };
});

export const peopleMethods = {
  'users.info': info,
  'users.list': list,
  'usergroups.list': groups,
  'usergroups.users.list': groupMembers,
  'bots.info': botInfo,
};
