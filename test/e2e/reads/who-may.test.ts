/** Lists show a request to who may decide it, whatever their group; nothing of others to who may not look. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  APPROVERS_GROUP,
  AUDIT_CHANNEL,
  AUDITORS_GROUP,
  CARE_CHANNEL,
} from '../../../src/sandbox/slack/people.ts';
import type { Seat } from '../../../src/sandbox/slack/types.ts';
import { askToBlock, cardOf, cardSaying } from '../../support/desk-work.ts';
import { actionIds, messageSaying, messageText, modalSaying, textOf } from '../../support/reading.ts';
import { startStage } from '../../support/stage.ts';
import { until } from '../../support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-policy-'));
const policy = join(folder, 'policy.yaml');
// Inés is of this group alone: the approvers are the auditors here.
writeFileSync(policy, `operations:\n  customers-v2.blocks.update: { groups: [${AUDITORS_GROUP}] }\n`);
const stage = await startStage({
  env: { POLICY_FILE: policy, AUDITOR_GROUP: APPROVERS_GROUP },
});
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const sara = slack.as('U0SARA');
const ines = slack.as('U0INES');
const otto = slack.as('U0OTTO');
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await Promise.all([alex, sara, ines, otto].map((seat) => seat.close(true)));
  office.faults.clear();
});

async function homeOf(seat: Seat): Promise<{ text: string; buttons: readonly string[] }> {
  const before = seat.home()?.hash;
  await seat.openHome();
  const home = await until('the Home tab', () => {
    const shown = seat.home();
    return shown && shown.hash !== before ? shown : undefined;
  });
  return { text: textOf(home.view), buttons: actionIds(home.view) };
}

describe('who sees what waits', () => {
  it('D121 D122 a member of the group the policy names finds it in their lists', async () => {
    const id = await askToBlock(alex, '612345678');
    await ines.command(CARE_CHANNEL, '/care approvals');
    const lists = await modalSaying(ines, 'Waiting for a decision', 'U0ALEX');
    expect(JSON.stringify(lists.view)).toContain(id);
    const home = await homeOf(ines);
    expect(home.text).toContain('Waiting for a decision');
    expect(home.buttons).toContain('request.details');
    expect(home.text).not.toContain('Connected to');
  });

  it('D123 an approver outside that group does not find it under what waits for them', async () => {
    const id = await askToBlock(alex, '677000888');
    const shown = await homeOf(sara);
    expect(JSON.stringify(sara.home()?.view)).not.toContain(id);
    expect(shown.text).toContain('Waiting for a decision');
    // Who may look finds it among all.
    await sara.command(CARE_CHANNEL, '/care approvals');
    expect(JSON.stringify((await modalSaying(sara, 'Waiting for a decision')).view)).toContain(id);
  });
});

describe('who has no role', () => {
  it('D124 D129 D130 S122 sees nothing of others, and reads in one line what this is and whom to ask', async () => {
    const id = await askToBlock(alex, '677000999');
    office.faults.set('customers-v2', { reset: 'before', operation: 'customers-v2.blocks.update' });
    await ines.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, '❓ Outcome unknown');
    const { text, buttons } = await homeOf(otto);
    expect(text).toContain('ask your team lead to add you');
    expect(text).not.toContain('U0ALEX');
    expect(text).not.toContain('Connected to');
    expect(text).not.toContain('Outcome unknown');
    expect(buttons).toEqual([]);
    await otto.command(CARE_CHANNEL, '/care approvals');
    await messageSaying(otto, CARE_CHANNEL, 'you are not in');
  });

  it('D129 an approver and an auditor are offered what they may do, an agent all', async () => {
    const { buttons } = await homeOf(sara);
    expect(buttons).toContain('home.find');
    expect(buttons).not.toContain('run.open');
    expect(buttons).toContain('home.help');
    expect((await homeOf(alex)).buttons).toEqual(expect.arrayContaining(['home.find', 'run.open']));
  });
});

describe('who decides or audits looks, and asks for nothing', () => {
  it('D125 an approver opens the card of a customer: read-only, and an event', async () => {
    await sara.command(CARE_CHANNEL, '/customer 12345678Z');
    const card = await modalSaying(sara, 'Refresh', '612 345 678');
    expect(actionIds(card.view).filter((id) => id.startsWith('run.'))).toEqual([]);
    const { lucia } = office.known;
    await sara.clickView({ actionId: 'customer.open_line', value: lucia.subscriptionId });
    const line = await modalSaying(sara, 'Barrings', 'Refresh');
    expect(actionIds(line.view)).not.toContain('form.open');
    expect(actionIds(line.view)).not.toContain('run.for_line');
    await until('the event', () =>
      slack.messages(AUDIT_CHANNEL).some((message) => messageText(message).includes('<@U0SARA> *looked up*')),
    );
    await sara.close(true);
    await sara.command(CARE_CHANNEL, '/block-sim 612345678');
    await messageSaying(sara, CARE_CHANNEL, 'agents');
  });

  it('D126 who settles opens the target from there, and that is an event', async () => {
    // An approver whom the policy lets settle this.
    slack.groups.set(AUDITORS_GROUP, [ines.person.id, sara.person.id]);
    const id = await askToBlock(alex, '633000222');
    office.faults.set('customers-v2', { reset: 'before', operation: 'customers-v2.blocks.update' });
    await ines.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    const card = await cardSaying(stage, id, '❓ Outcome unknown', 'Settle');
    office.faults.clear();
    await sara.clickMessage(card, { actionId: 'request.settle' });
    await modalSaying(sara, 'Look at the target first');
    await sara.clickView({ actionId: 'request.look', value: id });
    await modalSaying(sara, 'Barrings', 'Refresh');
    await until('the event', () =>
      slack.messages(AUDIT_CHANNEL).some((message) => {
        const text = messageText(message);
        return text.includes('U0SARA') && text.includes('a line') && text.includes('from a request');
      }),
    );
  });
});

describe('a card in the channel', () => {
  it('D131 says in its confirmation who may decide', async () => {
    const id = await askToBlock(alex, '655000444');
    expect(JSON.stringify((await cardOf(stage, id)).blocks)).toContain(
      'Only approvers other than the requester.',
    );
  });
});
