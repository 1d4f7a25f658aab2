import { describe, expect, it } from 'vitest';
import { createChannelGuard } from '../../src/commands/guard.ts';
import {
  APPROVALS_CHANNEL,
  AUDIT_CHANNEL,
  CARE_CHANNEL,
  GENERAL_CHANNEL,
  SHARED_CHANNEL,
} from '../../src/sandbox/slack/people.ts';
import { withLocalSlack } from './local-slack.ts';

const local = withLocalSlack();
const guard = () => createChannelGuard(local().client);

describe('where customers may be looked up', () => {
  it.each([
    [CARE_CHANNEL, 'fine'],
    [APPROVALS_CHANNEL, 'fine'],
    [AUDIT_CHANNEL, 'fine'],
    [GENERAL_CHANNEL, 'fine'],
    ['D0ALEX', 'fine'],
    [SHARED_CHANNEL, 'shared'],
    ['G0SECRET', 'unseen'],
  ])('%s is %s', async (channel, verdict) => {
    expect(await guard()(channel)).toBe(verdict);
  });

  it('nothing is fine that could not be looked at, and it is looked at again', async () => {
    const own = guard();
    local().slack.faults = { error: { method: 'conversations.info', error: 'internal_error' } };
    expect(await own(CARE_CHANNEL)).toBe('unreadable');
    local().slack.faults = {};
    expect(await own(CARE_CHANNEL)).toBe('fine');
  });

  it('a channel is asked for once', async () => {
    const own = guard();
    const asked = local().called('conversations.info');
    await own(CARE_CHANNEL);
    await own(CARE_CHANNEL);
    expect(local().called('conversations.info')).toBe(asked + 1);
  });
});
