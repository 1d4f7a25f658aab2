/** Auditors search the log where they work: what was asked for by a number is found by the document. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_CHANNEL, CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import { askToBlock, cardSaying } from '../../support/desk-work.ts';
import { messageSaying, messageText, modalSaying, viewText } from '../../support/reading.ts';
import { type Stage, startStage } from '../../support/stage.ts';
import { approve } from '../../support/through-form.ts';
import { until } from '../../support/until.ts';

describe('/care audit for auditors', () => {
  let stage: Stage;
  let id: string;
  beforeAll(async () => {
    stage = await startStage();
    id = await askToBlock(stage.slack.as('U0ALEX'), stage.office.known.lucia.msisdn);
    await approve(stage, stage.slack.as('U0SARA'), id);
    await cardSaying(stage, id, '✅ Done');
  });
  afterAll(() => stage.close());

  it('D149 D150: a block asked for by its number is found by the customer’s document, and the search is an event', async () => {
    const ines = stage.slack.as('U0INES');
    await ines.command(CARE_CHANNEL, `/care audit ${stage.office.known.lucia.document} done <@U0ALEX|alex>`);
    const list = await modalSaying(ines, '1 matter of', id);
    expect(viewText(list)).toContain('asked to block the SIM of ••• ••• 678 (loss)');
    await ines.clickView({ actionId: 'timeline.open' });
    await modalSaying(ines, id, 'sent to the back office', 'the back office confirmed it');
    const told = await messageSaying(ines, AUDIT_CHANNEL, 'searched the log', '<@U0ALEX>', '1 matter found');
    expect(messageText(told)).toContain('<@U0INES>');
    expect(messageText(told)).not.toContain(stage.office.known.lucia.document);
  });

  it('D149: who is no auditor is told so', async () => {
    const alex = stage.slack.as('U0ALEX');
    const before = stage.slack.messages(AUDIT_CHANNEL).length;
    await alex.command(CARE_CHANNEL, '/care audit 12345678Z');
    await messageSaying(alex, CARE_CHANNEL, 'correlation ID');
    expect(stage.slack.messages(AUDIT_CHANNEL).length).toBe(before);
  });

  it('D146 the thread says that it was sent, and that the back office confirmed it; the status is small print', async () => {
    const steps = await until('the thread', () => {
      const all = stage.slack.messages(AUDIT_CHANNEL);
      const root = all.find((message) => messageText(message).includes(id));
      const thread = all.filter(({ threadTs }) => threadTs === root?.ts);
      return thread.some((step) => messageText(step).includes('confirmed it')) ? thread : undefined;
    });
    expect(steps.some((step) => messageText(step).includes('sent to the back office'))).toBe(true);
    const done = steps.find((step) => messageText(step).includes('the back office confirmed it'));
    expect(JSON.stringify(done?.blocks?.find(({ type }) => type === 'context'))).toContain('HTTP 201');
  });
});
