/** The parts that Slack's payloads share, and the smaller payloads whole. */
import type { Payload } from '../door/door.ts';
import { APP_ID, BOT_USER_ID, TEAM_DOMAIN, TEAM_ID } from '../people.ts';
import type { Channel, Person } from '../types.ts';

/** The deprecated token that payloads still carry; the signature is what counts. */
const VERIFICATION_TOKEN = 'local-verification-token';

/** What every interactive payload says of the person and the installation. */
export function interaction(type: string, person: Person): Payload {
  return {
    type,
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    api_app_id: APP_ID,
    token: VERIFICATION_TOKEN,
    team: { id: TEAM_ID, domain: TEAM_DOMAIN },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A global shortcut: the one payload that names no app. */
export function globalShortcut(person: Person, callbackId: string, triggerId: string, ts: string): Payload {
  const { api_app_id: _appId, ...shared } = interaction('shortcut', person);
  return { ...shared, callback_id: callbackId, trigger_id: triggerId, action_ts: ts };
}

/** How Slack names a channel in a payload: private ones not by name. */
export function channelName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'channel' ? channel.name : 'privategroup';
}

interface CommandParts {
  readonly person: Person;
  readonly channel: Channel;
  readonly command: string;
  readonly text: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** A slash command: form fields over HTTP, the same object in an envelope. */
export function slashCommand(parts: CommandParts): Payload {
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM_ID,
    team_domain: TEAM_DOMAIN,
    channel_id: parts.channel.id,
    channel_name: channelName(parts.channel),
    user_id: parts.person.id,
    user_name: parts.person.name,
    command: parts.command,
    text: parts.text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: parts.responseUrl,
    trigger_id: parts.triggerId,
  };
}

/** The envelope of the Events API around an event. */
export function eventCallback(event: Payload, eventId: string, seconds: number): Payload {
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM_ID,
    api_app_id: APP_ID,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: seconds,
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM_ID,
        user_id: BOT_USER_ID,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}
