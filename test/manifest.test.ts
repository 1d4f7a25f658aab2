import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Approvals } from '../src/approvals/approvals.ts';
import { createCallbacks } from '../src/approvals/callback.ts';
import { createDigest } from '../src/approvals/digest.ts';
import { createPolicy, NO_POLICY } from '../src/approvals/policy.ts';
import { createSubjectKeys } from '../src/audit/subjects.ts';
import { allHandlers } from '../src/commands/handlers.ts';
import { CHANGES } from '../src/commands/membership/events.ts';

const command = z.object({ command: z.string(), description: z.string(), should_escape: z.boolean() });
const shortcut = z.object({ name: z.string().max(24), type: z.string(), callback_id: z.string() });
const manifest = z
  .object({
    features: z.object({
      app_home: z.object({ home_tab_enabled: z.literal(true), messages_tab_enabled: z.literal(true) }),
      slash_commands: z.array(command),
      shortcuts: z.array(shortcut),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      interactivity: z.object({ is_enabled: z.literal(true) }),
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    }),
  })
  .parse(parse(readFileSync('manifest.yml', 'utf8')));

const KEYS = { current: new Uint8Array(32), former: [] };
const nothing = () => Promise.reject(new Error('not called while handlers are only listed'));
/** Handlers are listed, not run: nothing here is ever called. */
const approvals: Approvals = {
  store: {
    file: nothing,
    transition: nothing,
    countApproval: nothing,
    hold: nothing,
    strike: nothing,
    doneOn: nothing,
    keepClick: nothing,
    waitingClicks: nothing,
    endClick: nothing,
    nudge: nothing,
    setAside: nothing,
    fence: nothing,
    stop: nothing,
    halt: nothing,
    release: nothing,
    raiseFence: nothing,
    reconcile: nothing,
    open: nothing,
    unsettled: nothing,
    stopChecking: nothing,
    checked: nothing,
    request: nothing,
    pending: nothing,
    pendingBy: nothing,
    requestsOf: nothing,
    openOf: nothing,
    tally: nothing,
    openOn: nothing,
    openAbout: nothing,
    doneAbout: nothing,
    due: nothing,
    record: nothing,
    eventsOf: nothing,
    looksOf: nothing,
    head: nothing,
    events: nothing,
    follows: () => false,
    lease: nothing,
    delivered: nothing,
    defer: nothing,
    backlog: nothing,
    posted: nothing,
    setPosted: nothing,
    firstSeen: nothing,
    remember: nothing,
    recall: nothing,
    purge: nothing,
    reseal: nothing,
    ping: nothing,
    close: nothing,
  },
  call: nothing,
  directory: {
    mayDecide: nothing,
    isListed: nothing,
    members: nothing,
    mayRequest: nothing,
    hasLeft: nothing,
    waitSeconds: () => 0,
  },
  operationById: () => undefined,
  reader: () => nothing,
  callbacks: createCallbacks(undefined, KEYS),
  policyFor: createPolicy(NO_POLICY, { ttlSeconds: 1, approvers: [] }),
  groupNames: new Map(),
  groups: { approver: [], auditor: [] },
  mostOpen: 1,
  digest: createDigest(KEYS),
  subjectKeys: createSubjectKeys(KEYS),
  clock: { now: () => new Date(0), after: () => () => undefined },
  onAltered: () => undefined,
  unknownAfterSeconds: 1,
  acceptedDeadlineSeconds: 1,
};
const handlers = allHandlers(approvals, {
  language: 'en',
  environment: 'test',
  blocked: () => [],
  unreachable: () => [],
  workspaceUrl: undefined,
  policy: { warnings: [], looser: [] },
  fencing: { look: nothing, last: () => undefined, reconcile: nothing },
  logCheck: { walk: nothing, now: () => ({ upTo: 0, at: new Date(0) }) },
  unreadGroups: () => [],
});

/** Which Web API method needs which scope; from Slack's reference of each method. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'users.info': ['users:read'],
  'bots.info': ['users:read'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.open': ['im:write'],
};

describe('the manifest says what the code does', () => {
  it('names every slash command, and none that nobody handles', () => {
    const handled = handlers.flatMap((handler) => (handler.kind === 'command' ? [handler.name] : []));
    expect(manifest.features.slash_commands.map((each) => each.command).sort()).toEqual([...handled].sort());
  });

  it('names every shortcut with its kind, and none that nobody handles', () => {
    const handled = handlers.flatMap((handler) =>
      handler.kind === 'shortcut' ? [`${handler.scope} ${handler.callbackId}`] : [],
    );
    const told = manifest.features.shortcuts.map(({ type, callback_id }) => `${type} ${callback_id}`);
    expect(told.sort()).toEqual([...handled].sort());
  });

  it('subscribes to the events that are listened to', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(['app_home_opened', ...CHANGES]);
    expect(readFileSync('src/commands/listen.ts', 'utf8').match(/app\.event\('(\w+)'/g)).toHaveLength(1);
  });

  it('asks for the scopes the Web API calls need, each with its reason, and for no other', () => {
    const needed = new Set(['commands', ...Object.values(NEEDS).flat()]);
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort());
    for (const scope of manifest.oauth_config.scopes.bot) {
      expect(readFileSync('manifest.yml', 'utf8')).toMatch(new RegExp(`- ${scope} # \\S`));
    }
  });

  it('knows every handler by one name', () => {
    const names = handlers.map((handler) =>
      handler.kind === 'command'
        ? handler.name
        : `${handler.kind} ${'actionId' in handler ? handler.actionId : handler.callbackId}`,
    );
    expect(new Set(names).size).toBe(names.length);
  });
});
