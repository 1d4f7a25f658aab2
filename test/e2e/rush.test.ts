import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { type Outpost, openOutpost } from '../chaos/careline-process.ts';
import { actionIds, viewText } from '../support/reading.ts';
import { until } from '../support/until.ts';

const AGENTS = 200;

/** How fast they are acknowledged is measured by bench/acks.ts; that they all are, within Slack's three seconds, holds here. */
describe('two hundred agents at once', () => {
  let outpost: Outpost;
  beforeAll(async () => {
    outpost = await openOutpost({ CALL_DEADLINE_SECONDS: '5' }, { crowd: AGENTS });
    await outpost.start();
  });
  afterAll(() => outpost.close());

  it('#37 are all acknowledged though one API hangs, everybody is told, and those who need another are served', async () => {
    const { slack, office } = outpost;
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
    // Who waited too long for a window to open is offered to open it now.
    const offered = (agent: Seat) =>
      agent.sees(CARE_CHANNEL).some(({ blocks }) => actionIds(blocks).includes('screen.reopen'));
    const isTold = (agent: Seat) => {
      const seen = viewText(agent.views().at(-1));
      return seen === '' ? offered(agent) : !seen.includes('⏳');
    };
    await until('everybody to be told', () => agents.every(isTold), 30_000);
    const customers = agents.filter((agent) => viewText(agent.views().at(-1)).includes('Lucía'));
    expect(customers.length).toBeGreaterThan(0);
    expect(slack.calls.filter(({ method }) => method === 'usergroups.users.list').length).toBeLessThan(20);
    office.faults.clear();
  }, 60_000);
});
