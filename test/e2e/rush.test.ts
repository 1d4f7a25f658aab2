import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const AGENTS = 200;

/** How fast they are acknowledged is measured by bench/acks.ts; that they all are, within Slack's three seconds, holds here. */
describe('two hundred agents at once', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ crowd: AGENTS, env: { CALL_DEADLINE_SECONDS: '5' } });
  });
  afterAll(() => stage.close());

  it('#37 are all acknowledged though one API hangs, and those who need another are served', async () => {
    const { slack, office } = stage;
    const { lucia, business } = office.known;
    office.faults.set('barrings', { delayMs: 60_000 });
    const agents = slack.people.filter(({ id }) => id.startsWith('U0CROWD')).map(({ id }) => slack.as(id));
    const acks = await Promise.all(
      agents.map((agent, at) =>
        agent.command(
          CARE_CHANNEL,
          at % 2 === 0 ? `/customer ${lucia.document}` : `/barrings ${business.subscriptionIds[0]}`,
        ),
      ),
    );
    expect(acks.filter(({ failure }) => failure !== undefined)).toEqual([]);
    for (const [at, agent] of agents.entries()) {
      if (at % 2 === 0) await modalSaying(agent, 'Lucía');
    }
    await until(
      'everybody else to be told',
      () => agents.every((agent) => !viewText(agent.views().at(-1)).includes('⏳')),
      15_000,
    );
    office.faults.clear();
  }, 40_000);
});
