/** `npm run doctor` against the local workspace and the local back office. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { examine } from '../../src/doctor/examine.ts';
import { type Office, startOffice } from '../../src/sandbox/office/office.ts';
import { APPROVERS_GROUP, GENERAL_CHANNEL, SHARED_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { LocalSlack } from '../../src/sandbox/slack/types.ts';
import { startLocalSlack } from '../../src/sandbox/slack/workspace.ts';
import { entitledBy } from '../../src/slack-groups.ts';
import { environmentFor } from '../support/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-doctor-'));
let slack: LocalSlack;
let office: Office;
beforeAll(async () => {
  slack = await startLocalSlack({ now: systemClock.now });
  office = await startOffice({ clock: systemClock });
});
afterAll(async () => {
  await slack.close();
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

async function examined(more: Readonly<Record<string, string>> = {}) {
  const lines: string[] = [];
  const code = await examine(
    { ...environmentFor(slack, office, {}), ...more },
    (line) => void lines.push(line),
  );
  return { code, said: lines.join('\n') };
}

function policyFile(text: string): string {
  const path = join(folder, 'policy.yaml');
  writeFileSync(path, text);
  return path;
}

describe('D80: npm run doctor', () => {
  it('D80: says of each part that it is well, and exits with 0', async () => {
    const { code, said } = await examined();
    expect(said).not.toContain('BAD');
    expect(code).toBe(0);
    for (const words of [
      'Every variable can be used',
      'Slack takes SLACK_BOT_TOKEN',
      'APPROVALS_CHANNEL: #care-approvals: the app is in it',
      'AUDIT_CHANNEL: #care-audit: the app is in it',
      'APPROVER_GROUP: 2 people can approve',
      'All it says can have its effect',
      'barrings at',
      'partners at',
      'Careline can do its work',
    ]) {
      expect(said).toContain(words);
    }
    expect(office.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('D80: names every variable that is missing', async () => {
    const { code, said } = await examined({ SLACK_BOT_TOKEN: '', AGENT_GROUP: 'x' });
    expect(code).toBe(1);
    expect(said).toMatch(/BAD {2}SLACK_BOT_TOKEN: is missing/);
    expect(said).toMatch(/BAD {2}AGENT_GROUP: /);
  });

  it('D80: names channels that Careline is not in, that are shared, and that are not there', async () => {
    const general = await examined({ APPROVALS_CHANNEL: GENERAL_CHANNEL, AUDIT_CHANNEL: SHARED_CHANNEL });
    expect(general.code).toBe(1);
    expect(general.said).toContain('APPROVALS_CHANNEL: #general: the app is not in it');
    expect(general.said).toContain('AUDIT_CHANNEL: #partner-desk is shared with another organisation');
    const gone = await examined({ AUDIT_CHANNEL: 'C0GONE' });
    expect(gone.said).toContain('AUDIT_CHANNEL: Slack does not show C0GONE (channel_not_found)');
  });

  it('D80: checks the policy against the groups Slack knows, and names what is looser', async () => {
    const wrong = await examined({
      POLICY_FILE: policyFile('operations:\n  customers-v2.blocks.update: { groups: [S0GONE] }\n'),
    });
    expect(wrong.code).toBe(1);
    expect(wrong.said).toMatch(/BAD {2}POLICY_FILE: line 2: .*Slack knows no user group S0GONE/);
    const looser = await examined({
      POLICY_FILE: policyFile('operations:\n  customers-v4.payment-method.update: { risk: write }\n'),
    });
    expect(looser.code).toBe(0);
    expect(looser.said).toContain(
      'look customers-v4.payment-method.update asks for less than its definition: risk destructive -> write',
    );
  });

  it('D80: says that nobody could approve, and that an API refuses the key or is away', async () => {
    const before = slack.groups.get(APPROVERS_GROUP) ?? [];
    slack.groups.set(APPROVERS_GROUP, ['U0SARA']);
    const { said, code } = await examined({
      BARRINGS_API_KEY: 'another',
      PARTNERS_URL: 'http://127.0.0.1:9',
      CALL_DEADLINE_SECONDS: '2',
    });
    slack.groups.set(APPROVERS_GROUP, before);
    expect(code).toBe(1);
    expect(said).toContain('APPROVER_GROUP: 1 person can approve; there must be 2 at least');
    expect(said).toMatch(/BAD {2}barrings at .* refuses the key \(HTTP 40[13]\)/);
    expect(said).toMatch(/BAD {2}partners at 127\.0\.0\.1:9 does not answer/);
  });

  it('D80: counts nobody of a group that is switched off, and nobody twice', () => {
    const known = new Map([
      ['S0ON', { disabled: false, members: ['U0SARA', 'U0OMAR'] }],
      ['S0MORE', { disabled: false, members: ['U0OMAR'] }],
      ['S0OFF', { disabled: true, members: ['U0EVA'] }],
    ]);
    expect([...entitledBy(known, ['S0ON', 'S0MORE', 'S0OFF', 'S0GONE'])]).toEqual(['U0SARA', 'U0OMAR']);
  });
});
