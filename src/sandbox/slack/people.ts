/** Who works at the local workspace, and where: the same for every demo and test. */
import type { Channel, Person } from './types.ts';

export const TEAM_ID = 'T0CARELINE';
export const TEAM_NAME = 'Careline';
export const TEAM_DOMAIN = 'careline';
/** The other organisation, met in the shared channel. */
export const OTHER_TEAM_ID = 'T0OTHER';
export const APP_ID = 'A0CARELINE';
export const BOT_USER_ID = 'U0CARELINE';
export const BOT_ID = 'B0CARELINE';

export const AGENTS_GROUP = 'S0AGENTS';
export const APPROVERS_GROUP = 'S0APPROVERS';
export const AUDITORS_GROUP = 'S0AUDITORS';

export const CARE_CHANNEL = 'C0CARE';
export const APPROVALS_CHANNEL = 'C0APPROVALS';
export const AUDIT_CHANNEL = 'C0AUDIT';
export const GENERAL_CHANNEL = 'C0GENERAL';
export const SHARED_CHANNEL = 'C0SHARED';

const english = { locale: 'en-US', timeZone: 'Europe/Madrid', teamId: TEAM_ID } as const;
const spanish = { locale: 'es-ES', timeZone: 'Europe/Madrid', teamId: TEAM_ID } as const;

export const PEOPLE: readonly Person[] = [
  { id: 'U0MARTA', name: 'marta.ruiz', realName: 'Marta Ruiz', title: 'Care agent', ...spanish },
  { id: 'U0ALEX', name: 'alex.young', realName: 'Alex Young', title: 'Care agent', ...english },
  { id: 'U0SARA', name: 'sara.vidal', realName: 'Sara Vidal', title: 'Care supervisor', ...english },
  { id: 'U0OMAR', name: 'omar.haddad', realName: 'Omar Haddad', title: 'Care supervisor', ...spanish },
  { id: 'U0INES', name: 'ines.prado', realName: 'Inés Prado', title: 'Auditor', ...english },
  { id: 'U0OTTO', name: 'otto.stranger', realName: 'Otto Stranger', title: 'Marketing', ...english },
  {
    id: 'U0GINA',
    name: 'gina.guest',
    realName: 'Gina Guest',
    title: 'Contractor',
    isRestricted: true,
    ...english,
  },
  {
    id: 'U0EXTE',
    name: 'exte.partner',
    realName: 'Exte Partner',
    title: 'Partner',
    isStranger: true,
    ...english,
    teamId: OTHER_TEAM_ID,
  },
  {
    id: 'U0DEAN',
    name: 'dean.gone',
    realName: 'Dean Gone',
    title: 'Former agent',
    deleted: true,
    ...english,
  },
  { id: 'U0BOTTY', name: 'botty', realName: 'Botty', title: 'Another app', isBot: true, ...english },
  {
    id: BOT_USER_ID,
    name: 'careline',
    realName: 'Careline',
    title: 'Customer care in Slack',
    isBot: true,
    ...english,
  },
];

/** As many more care agents as are wanted. */
export const crowd = (size: number): Person[] =>
  Array.from({ length: size }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    return {
      id: `U0CROWD${number}`,
      name: `agent.${number}`,
      realName: `Agent ${number}`,
      title: 'Care agent',
      ...english,
    };
  });

/**
 * Guests, strangers, deactivated people and bots stand in the agents' group on purpose: to refuse them is
 * the application's duty, not the group's.
 */
export const GROUPS: Readonly<Record<string, { handle: string; name: string; members: readonly string[] }>> =
  {
    [AGENTS_GROUP]: {
      handle: 'care-agents',
      name: 'Care agents',
      members: ['U0MARTA', 'U0ALEX', 'U0GINA', 'U0EXTE', 'U0DEAN', 'U0BOTTY'],
    },
    [APPROVERS_GROUP]: {
      handle: 'care-approvers',
      name: 'Care approvers',
      members: ['U0SARA', 'U0OMAR'],
    },
    [AUDITORS_GROUP]: { handle: 'care-auditors', name: 'Care auditors', members: ['U0INES'] },
  };

const STAFF = ['U0MARTA', 'U0ALEX', 'U0SARA', 'U0OMAR', 'U0INES'];

/** The direct-message channel between the app and a person. */
export function dmOf(userId: string): string {
  return `D0${userId.slice(2)}`;
}

/** A fresh set of channels: a workspace archives and joins its own. */
export function makeChannels(): Channel[] {
  const everyone = [...STAFF, 'U0OTTO', 'U0GINA'];
  return [
    { id: CARE_CHANNEL, name: 'customer-care', kind: 'channel', members: [...everyone, BOT_USER_ID] },
    { id: APPROVALS_CHANNEL, name: 'care-approvals', kind: 'channel', members: [...STAFF, BOT_USER_ID] },
    {
      id: AUDIT_CHANNEL,
      name: 'care-audit',
      kind: 'group',
      members: ['U0SARA', 'U0OMAR', 'U0INES', BOT_USER_ID],
    },
    { id: GENERAL_CHANNEL, name: 'general', kind: 'channel', members: everyone },
    {
      id: SHARED_CHANNEL,
      name: 'partner-desk',
      kind: 'channel',
      isExtShared: true,
      members: [...STAFF, 'U0EXTE', BOT_USER_ID],
    },
    ...PEOPLE.filter((person) => person.id !== BOT_USER_ID).map(
      (person): Channel => ({
        id: dmOf(person.id),
        name: person.name,
        kind: 'im',
        members: [person.id, BOT_USER_ID],
      }),
    ),
  ];
}
