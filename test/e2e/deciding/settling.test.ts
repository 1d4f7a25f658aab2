/** Saying how a change ended of which nobody knows: who may, and what they see first. Through the door. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import type { Seat } from '../../../src/sandbox/slack/types.ts';
import { askToBlock, cardOf, cardSaying, correlationIn } from '../../support/desk-work.ts';
import { actionIds, messageSaying, messageText, modalSaying, viewText } from '../../support/reading.ts';
import { type Stage, startStage } from '../../support/stage.ts';
import { until } from '../../support/until.ts';

let stage: Stage;
let alex: Seat;
let sara: Seat;
let ines: Seat;
let line = 0;
beforeAll(async () => {
  stage = await startStage();
  [alex, sara, ines] = [stage.slack.as('U0ALEX'), stage.slack.as('U0SARA'), stage.slack.as('U0INES')];
});
afterAll(() => stage.close());
beforeEach(async () => {
  line += 1;
  stage.office.reset();
  for (const seat of [alex, sara, ines]) await seat.close(true);
});

const click = async (seat: Seat, id: string, actionId: string) =>
  seat.clickMessage(await cardOf(stage, id), { actionId });

/** A change that Sara approved, and whose answer was lost once it was done or before. */
async function lost(reset: 'before' | 'after'): Promise<string> {
  const id = await askToBlock(alex, stage.office.known.business.subscriptionIds[line] ?? '');
  stage.office.faults.set('customers-v2', { reset, operation: 'customers-v2.blocks.update' });
  await click(sara, id, 'request.approve');
  await cardSaying(stage, id, '❓ Outcome unknown', 'Settle');
  stage.office.faults.clear();
  return id;
}

describe('settling', () => {
  it('S120: who approved is told who can before a form opens, and is not offered it; an auditor sees how it stands now and settles', async () => {
    const id = await lost('before');
    await click(sara, id, 'request.settle');
    await messageSaying(sara, APPROVALS_CHANNEL, 'You approved this yourself', 'an auditor');
    expect(sara.views()).toEqual([]);
    await click(sara, id, 'request.details');
    expect(actionIds((await modalSaying(sara, 'Outcome unknown')).view)).not.toContain('request.settle');
    await click(ines, id, 'request.details');
    expect(actionIds((await modalSaying(ines, 'Outcome unknown')).view)).toContain('request.settle');
    await ines.clickView({ actionId: 'request.settle' });
    const form = viewText(await modalSaying(ines, 'What happened?'));
    expect(form.slice(form.indexOf('How it stands now'))).toContain('*SIM*: *not blocked*');
    await until('the look to be an event', () =>
      stage.slack.messages(AUDIT_CHANNEL).some((message) => {
        const text = messageText(message);
        return text.includes('<@U0INES>') && text.includes('how the target stands now, to settle');
      }),
    );
    await ines.submit({ 'decision.verdict': 'not_done', 'decision.comment': 'No block on the line' });
    await cardSaying(stage, id, '❌ Failed');
  });

  it('S121: asked for again, the card says how the first one ended and who settled it, and who approved that is not alone', async () => {
    const id = await lost('before');
    await click(ines, id, 'request.settle');
    await modalSaying(ines, 'What happened?');
    await ines.submit({ 'decision.verdict': 'not_done', 'decision.comment': 'No block on the line' });
    await cardSaying(stage, id, '❌ Failed');
    await click(alex, id, 'request.details');
    await modalSaying(alex, 'Ask again');
    await alex.clickView({ actionId: 'request.again' });
    await modalSaying(alex, 'Why is this needed?');
    await alex.submit({ 'request.reason': 'Still lost' });
    const again = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    await cardSaying(stage, again, 'The first one: ❌ Failed, settled by <@U0INES>');
    await click(sara, again, 'request.approve');
    await messageSaying(sara, APPROVALS_CHANNEL, 'You approved this the first time');
    await click(stage.slack.as('U0OMAR'), again, 'request.approve');
    await cardSaying(stage, again, '✅ Done');
  });

  it('S120: what was done after all is seen in the window', async () => {
    const id = await lost('after');
    await click(ines, id, 'request.settle');
    const form = viewText(await modalSaying(ines, 'What happened?'));
    expect(form.slice(form.indexOf('How it stands now'))).toContain('*SIM*: *blocked (loss)*');
  });

  it('S120: the window says when it cannot be read how it stands now', async () => {
    const id = await lost('before');
    stage.office.faults.set('customers-v2', { status: 503, operation: 'customers-v2.blocks.list' });
    await click(ines, id, 'request.settle');
    await modalSaying(ines, 'What happened?', 'How it stands now cannot be read');
  });
});
