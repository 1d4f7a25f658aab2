/** Everything one person may see, as the page draws it. */
import type { Office } from '../office/office.ts';
import { BOT_USER_ID, GROUPS } from '../slack/people.ts';
import type { Channel, LocalSlack, Message, OpenView, Person } from '../slack/types.ts';
import { type FaultSwitches, readFaults } from './faults.ts';

export interface Command {
  readonly command: string;
  readonly hint: string;
  readonly description: string;
}

export interface Shortcut {
  readonly callbackId: string;
  readonly name: string;
  readonly kind: 'global' | 'message';
}

/** A call the back office received. */
export interface Call {
  readonly at: number;
  readonly api: string;
  readonly what: string;
  readonly method: string;
  readonly correlationId: string;
  readonly status: number;
  readonly ms: number;
}

export interface PageState {
  readonly me: Person;
  readonly dm: string;
  readonly botUserId: string;
  /** Everybody, for names. */
  readonly people: readonly Person[];
  /** Who can be played. */
  readonly seats: readonly string[];
  readonly channels: readonly Pick<Channel, 'id' | 'name'>[];
  /** What user groups are called. */
  readonly groups: readonly { readonly id: string; readonly handle: string }[];
  readonly messages: Readonly<Record<string, readonly Message[]>>;
  readonly views: readonly OpenView[];
  readonly home: OpenView | null;
  readonly calls: readonly Call[];
  readonly faults: FaultSwitches;
  readonly commands: readonly Command[];
  readonly shortcuts: readonly Shortcut[];
  readonly known: readonly { readonly name: string; readonly document: string }[];
}

const MOST_CALLS = 120;

export function stateFor(
  parts: {
    readonly slack: LocalSlack;
    readonly office: Office;
    readonly commands: readonly Command[];
    readonly shortcuts: readonly Shortcut[];
  },
  userId: string,
): PageState {
  const { slack, office } = parts;
  const playable = slack.people.filter(
    (person) => !person.deleted && !person.isBot && person.id !== BOT_USER_ID,
  );
  const me = playable.find(({ id }) => id === userId) ?? playable[0];
  if (me === undefined) throw new Error('the workspace has nobody to play');
  const seat = slack.as(me.id);
  const channels = slack.channels.filter(
    ({ kind, members }) => (kind === 'channel' || kind === 'group') && members.includes(me.id),
  );
  const visible = [...channels.map(({ id }) => id), seat.dm];
  return {
    me,
    dm: seat.dm,
    botUserId: BOT_USER_ID,
    people: slack.people,
    seats: playable.map(({ id }) => id),
    channels: channels.map(({ id, name }) => ({ id, name })),
    groups: Object.entries(GROUPS).map(([id, { handle }]) => ({ id, handle })),
    messages: Object.fromEntries(visible.map((id) => [id, seat.sees(id).filter((each) => !each.deleted)])),
    views: seat.views(),
    home: seat.home() ?? null,
    calls: callsOf(office),
    faults: readFaults(slack, office),
    commands: parts.commands,
    shortcuts: parts.shortcuts,
    known: Object.entries(office.known).map(([name, { document }]) => ({ name, document })),
  };
}

function callsOf(office: Office): Call[] {
  return office.calls.slice(-MOST_CALLS).map((call) => ({
    at: new Date(call.at).getTime(),
    api: call.api ?? '?',
    what: call.operationId ?? call.path,
    method: call.method,
    correlationId: call.correlationId ?? '',
    status: call.status,
    ms: call.ms,
  }));
}
