import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { texts } from '../../src/text/text.ts';
import { askToBlock, correlationIn } from '../support/desk-work.ts';
import { modalSaying, textOf, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('what waits for an approver', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  it('S89 D41: shows each person’s oldest, and whose the others are, in the list and on Home', async () => {
    const { lucia, nie } = stage.office.known;
    const alex = stage.slack.as('U0ALEX');
    let newest = '';
    for (let each = 0; each < 21; each += 1)
      newest = await askToBlock(alex, lucia.subscriptionId, `again ${each}`);
    const marta = stage.slack.as('U0MARTA');
    await marta.command(CARE_CHANNEL, `/block-sim ${nie.msisdn}`);
    await until('the form', () => JSON.stringify(marta.views().at(-1) ?? '').includes('params.block_id'));
    await marta.submit({ 'params.block_id': '2', 'body.reason': 'Perdida en el tren' });
    const id = correlationIn(viewText(await modalSaying(marta, texts.es.requests.filed.title)));
    const sara = stage.slack.as('U0SARA');
    await sara.command(CARE_CHANNEL, '/care approvals');
    const list = await modalSaying(sara, 'Waiting for a decision');
    expect(JSON.stringify(list.view)).toContain(id);
    expect(viewText(list)).toContain('22 wait, 20 of them are listed');
    expect(viewText(list)).toMatch(/<@U0ALEX> 21 · <@U0MARTA> 1/);
    expect(viewText(list)).toContain('20 of 22');
    await sara.clickView({ actionId: 'requests.open.after' });
    expect(JSON.stringify((await modalSaying(sara, '21–22 of 22')).view)).toContain(newest);
    await sara.close(true);
    await sara.openHome();
    await until('it on Home', () => textOf(sara.home()?.view.blocks).includes('22 wait'));
    expect(JSON.stringify(sara.home())).toContain(id);
  }, 30_000);
});
