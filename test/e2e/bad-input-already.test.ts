import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { entered, submissionBody } from '../receiver/signed.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { messageSaying, modalSaying, posted } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

/** What is so already is not offered, and not asked for again. */
describe('what is so already', () => {
  let stage: Stage;
  let alex: Seat;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());
  beforeEach(() => alex.close(true));

  const changes = () => stage.office.calls.filter(({ method }) => method !== 'GET').length;
  const cards = () => posted(stage.slack, APPROVALS_CHANNEL).length;
  const type = async (line: string) => {
    const { failure } = await alex.command(CARE_CHANNEL, line);
    expect(failure).toBeUndefined();
  };
  /** Has one more block set, through an approver. */
  async function block(line: string): Promise<void> {
    const id = await askToBlock(alex, line);
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, '✅ Done');
  }

  it('a mask that is applied is not offered, others are', async () => {
    await type(`/mask apply ${stage.office.known.debtor.msisdn}`);
    await modalSaying(alex, 'Masks');
    const offered = (await alex.suggest('value', '', 'body.barringsMasksCodes')).map(({ value }) => value);
    expect(offered).not.toContain('DEBT_MOBILE_LP');
    expect(offered.filter((code) => code.startsWith('DEBT_'))).not.toEqual([]);
  });

  it('a mask that is applied makes no request when it is posted all the same', async () => {
    await type(`/mask apply ${stage.office.known.debtor.msisdn}`);
    const form = await modalSaying(alex, 'Masks');
    const before = [cards(), changes(), stage.slack.calls.length] as const;
    await stage.slack.post(
      submissionBody('U0ALEX', form, {
        'body.barringsMasksCodes': entered.many('DEBT_MOBILE_LP'),
        'request.reason': entered.text('again'),
      }),
    );
    await until('the refusal', () =>
      stage.slack.calls
        .slice(before[2])
        .some(({ body }) => JSON.stringify(body).includes('not among the choices')),
    );
    expect([cards(), changes()]).toEqual(before.slice(0, 2));
  });

  it('a mask that is not applied is not offered for removal', async () => {
    await type(`/mask remove ${stage.office.known.debtor.msisdn}`);
    await modalSaying(alex, 'Masks');
    const offered = await alex.suggest('value', '', 'body.barringsMasksCodes');
    expect(offered.map(({ value }) => value)).toEqual(['DEBT_MOBILE_LP']);
  });

  it('a block that is set is not offered, and without one there is nothing to free', async () => {
    await type(`/block-sim ${stage.office.known.stolen.msisdn}`);
    const form = await modalSaying(alex, 'Loss');
    expect(JSON.stringify(form.view.blocks)).not.toContain('"Theft"');
    await alex.close(true);
    await type(`/unblock-sim ${stage.office.known.lucia.msisdn}`);
    await modalSaying(alex, 'Nothing to do');
  });

  it('where every block is set, in whatever order, there is nothing to ask for', async () => {
    const { stolen, lost } = stage.office.known;
    await block(stolen.msisdn);
    await type(`/block-sim ${lost.msisdn}`);
    await modalSaying(alex, 'Theft');
    await alex.submit({ 'params.block_id': '1', 'body.reason': 'Stolen after all' });
    await modalSaying(alex, 'waits for an approver');
    await until('the second card', () => cards() === 2);
    const second = posted(stage.slack, APPROVALS_CHANNEL).at(-1);
    await stage.slack.as('U0SARA').clickMessage(second ?? { channel: '', ts: '' }, {
      actionId: 'request.approve',
    });
    await messageSaying(stage.slack.as('U0SARA'), APPROVALS_CHANNEL, 'Stolen after all', '✅ Done');
    const before = changes();
    for (const { msisdn } of [stolen, lost]) {
      await alex.close(true);
      await type(`/block-sim ${msisdn}`);
      const view = await modalSaying(alex, 'Nothing to do');
      expect(view.view).not.toHaveProperty('submit');
    }
    expect(changes()).toBe(before);
  });
});
