/** What a policy comes to when Careline starts, and what is told of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  APPROVERS_GROUP,
  AUDIT_CHANNEL,
  AUDITORS_GROUP,
  CARE_CHANNEL,
} from '../../src/sandbox/slack/people.ts';
import { messageSaying, messageText, modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

let files = 0;
async function startWith(policy: string, more: Readonly<Record<string, string>> = {}): Promise<Stage> {
  files += 1;
  const path = join(folder, `${files}.yaml`);
  writeFileSync(path, policy);
  const stage = await startStage({ env: { POLICY_FILE: path, ...more } });
  stages.push(stage);
  return stage;
}

describe('a policy that can never work', () => {
  it.each([
    [
      'D74: an escalation after the end',
      'operations:\n  customers-v2.blocks.update: { ttl: 30m, escalate: { after: 2h, groups: [S0AUDITORS] } }\n',
      /POLICY_FILE: line 2: .* 2h is not shorter than the ttl of 30m/,
    ],
    [
      'D76: more approvals than members',
      'operations:\n  customers-v2.penalties.confirm: { approvals: 5 }\n',
      /POLICY_FILE: line 2: .*2 people are in S0APPROVERS, 5 must approve/,
    ],
    [
      'D77: a group that Slack does not know',
      `operations:\n  customers-v2.blocks.update:\n    groups: [${APPROVERS_GROUP}, S0GONE]\n`,
      /POLICY_FILE: line 3: .*Slack knows no user group S0GONE/,
    ],
  ])('%s keeps Careline from starting, and the line is named', async (_what, policy, words) => {
    await expect(startWith(policy)).rejects.toThrow(words);
  });
});

describe('a policy that is worth a look', () => {
  it('D73 D78 D79: is taken, logged, and listed by /care status in the words of who looks', async () => {
    const stage = await startWith(`operations:
  customers-v2.blocks.update:
    hours: Mon-Fri 08:00-20:00 Europe/Madrid
    escalate: { after: 10m, groups: [${APPROVERS_GROUP}] }
resources:
  customers-v4/Categories: { approvals: 1 }
`);
    const warned = stage.logged.filter((line) => line.includes('worth a look'));
    expect(warned).toHaveLength(3);
    const alex = stage.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/care status');
    const status = viewText(await modalSaying(alex, '3 things are worth a look'));
    expect(status).toMatch(/line 3: .*hours are closed for up to 2d 12h/);
    expect(status).toMatch(/line 4: .*S0APPROVERS may decide from the beginning/);
    expect(status).toMatch(/line 6: .*has no effect on .*categories\.list \(read\)/);
    const marta = stage.slack.as('U0MARTA');
    await marta.command(CARE_CHANNEL, '/care status');
    expect(viewText(await modalSaying(marta, '3 cosas merecen una mirada'))).toMatch(
      /línea 4: .*pueden decidir desde el principio/,
    );
  });

  it('D77: an unknown group of the configuration is a warning: lookups must go on', async () => {
    const stage = await startWith('', { AUDITOR_GROUP: `${AUDITORS_GROUP},S0GONE` });
    expect(stage.logged.join('\n')).toContain('AUDITOR_GROUP: Slack knows no user group S0GONE');
  });

  it('says nothing where there is nothing to say', async () => {
    const stage = await startWith('');
    const alex = stage.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/care status');
    expect(viewText(await modalSaying(alex, 'Policy'))).toContain('nothing to say');
    expect(stage.slack.messages(AUDIT_CHANNEL).map(messageText).join()).not.toContain('asks for less');
  });
});

describe('a policy that is looser than the definitions', () => {
  it('S15: is taken, and said in the audit channel, in the log and by /care status, from and to', async () => {
    const stage = await startWith(`operations:
  customers-v4.payment-method.update: { risk: write }
  customers-v4.customers.delete: { approvals: 1, reason: optional }
  partners.refunds.create: { rules: [{ when: body.amount.value_with_taxes <= 20, risk: write }] }
  customers-v2.penalties.confirm: { risk: destructive, approvals: 2 }
`);
    const said = messageText(
      await until('the audit channel to name them', () =>
        stage.slack.messages(AUDIT_CHANNEL).find((message) => messageText(message).includes('asks for less')),
      ),
    );
    const lines = [
      'customers-v4.payment-method.update` risk approved by another person → *confirmed alone*',
      'customers-v4.customers.delete` approvals 2 → *1*',
      'customers-v4.customers.delete` reason required → *optional*',
      'partners.refunds.create` risk approved by another person → *confirmed alone* (where body.amount.value_with_taxes',
    ];
    for (const line of lines) expect(said).toContain(line);
    expect(said).not.toContain('penalties');
    expect(stage.logged.filter((line) => line.includes('looser than the definition'))).toHaveLength(4);
    const ines = stage.slack.as('U0INES');
    await ines.command(CARE_CHANNEL, '/care status');
    const status = viewText(await modalSaying(ines, '4 operations ask for less'));
    for (const line of lines) expect(status).toContain(line);
    await messageSaying(ines, AUDIT_CHANNEL, 'asks for less');
  });
});
