/** A local workspace and the client Careline would use on it. */
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { LocalSlack } from '../../src/sandbox/slack/types.ts';
import { startLocalSlack } from '../../src/sandbox/slack/workspace.ts';

export interface Local {
  readonly slack: LocalSlack;
  readonly client: WebClient;
  /** How often a method was called so far. */
  called(method: string): number;
}

/** Starts a workspace for the tests of a file; faults and groups are put back before each. */
export function withLocalSlack(): () => Local {
  let slack: LocalSlack | undefined;
  let groups: [string, string[]][] = [];
  const started = (): LocalSlack => {
    if (slack === undefined) throw new Error('the workspace is not up yet');
    return slack;
  };
  beforeAll(async () => {
    slack = await startLocalSlack();
    groups = [...slack.groups].map(([id, members]) => [id, [...members]]);
  });
  beforeEach(() => {
    started().faults = {};
    for (const [id, members] of groups) started().groups.set(id, [...members]);
  });
  afterAll(() => started().close());
  return () => {
    const local = started();
    const options = { slackApiUrl: local.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
    return {
      slack: local,
      client: new WebClient(local.botToken, options),
      called: (method) => local.calls.filter((call) => call.method === method).length,
    };
  };
}
