/** What reaches Slack when Slack does not answer, takes nothing, or somebody tidies up. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { messageText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('the feed', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.office.reset();
    stage.slack.faults = {};
  });

  const line = () => stage.office.known.lucia.msisdn;
  const ask = () => askToBlock(stage.slack.as('U0ALEX'), line());
  const naming = (channel: string, id: string) =>
    stage.slack.messages(channel).filter((message) => messageText(message).includes(id));
  const settled = () =>
    until(
      'nothing to be waiting',
      async () => {
        const metrics = await (await fetch(`http://127.0.0.1:${stage.careline.port}/metrics`)).text();
        return metrics.includes('careline_outbox_backlog 0');
      },
      15_000,
    );

  it('#26 #39 posts nothing twice when the answers to its posts are lost', async () => {
    stage.slack.faults = { answerLost: { method: 'chat.postMessage', times: 3 } };
    const id = await ask();
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, '✅ Done');
    await settled();
    expect(naming(APPROVALS_CHANNEL, id)).toHaveLength(1);
    expect(naming(stage.slack.as('U0ALEX').dm, id).filter(({ edited }) => edited)).toHaveLength(1);
    const keys = stage.slack.messages(AUDIT_CHANNEL).map(({ metadata }) => JSON.stringify(metadata));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('#43 posts the card again that somebody has deleted', async () => {
    const id = await ask();
    const card = await cardOf(stage, id);
    // What is not known to be posted yet is not looked for either, for another minute.
    await settled();
    stage.slack.deleteMessage(card.channel, card.ts);
    stage.advance(61);
    const again = await cardOf(stage, id);
    expect(again.ts).not.toBe(card.ts);
    await stage.slack.as('U0SARA').clickMessage(again, { actionId: 'request.approve' });
    await cardSaying(stage, id, '✅ Done');
  });

  it('#40 keeps what an archived channel does not take, tells the operator, and posts it later', async () => {
    stage.slack.archive(AUDIT_CHANNEL, true);
    const id = await ask();
    await until('the operator to be told', () =>
      stage.logged.some(
        (record) => record.includes('unarchive the channel') && record.includes(AUDIT_CHANNEL),
      ),
    );
    const metrics = await (await fetch(`http://127.0.0.1:${stage.careline.port}/metrics`)).text();
    expect(metrics).toContain('careline_channel_blocked{place="audit"} 1');
    // The approvals channel is not held up by it.
    await cardOf(stage, id);
    expect(naming(AUDIT_CHANNEL, id)).toEqual([]);
    stage.slack.archive(AUDIT_CHANNEL, false);
    stage.advance(61);
    await until('it to be posted', () => naming(AUDIT_CHANNEL, id).length > 0);
  });
});
