/** Whoever looks at a customer or a line reads what is asked for there already, and by whom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf, cardSaying, rejectOn } from '../../support/desk-work.ts';
import { modalSaying, viewText } from '../../support/reading.ts';
import { startStage } from '../../support/stage.ts';

const stage = await startStage();
const alex = stage.slack.as('U0ALEX');
const marta = stage.slack.as('U0MARTA');
const sara = stage.slack.as('U0SARA');
const { bound, lucia } = stage.office.known;
afterAll(() => stage.close());

/** What somebody reads on the card of a customer, and on that of a line opened from it. */
async function read(typed: string, subscriptionId: string, refresh = 'Refresh') {
  await marta.close(true);
  await marta.command(CARE_CHANNEL, `/customer ${typed}`);
  const customer = viewText(await modalSaying(marta, refresh));
  await marta.clickView({ actionId: 'customer.open_line', value: subscriptionId });
  const line = viewText(await modalSaying(marta, 'ICCID', refresh));
  return { customer, line };
}

describe('D120: a block that waits', () => {
  const asked = 'Bloquear la SIM';
  let id: string;
  beforeAll(async () => {
    id = await askToBlock(alex, bound.msisdn);
    await cardOf(stage, id);
  });

  it('D120: is said on the customer’s and the line’s card, with who asked for it, when, and the way to its card', async () => {
    const link = `archives/${APPROVALS_CHANNEL}/p${(await cardOf(stage, id)).ts.replace('.', '')}`;
    const { customer, line } = await read(bound.document, bound.subscriptionId, 'Actualizar');
    for (const words of [customer, line]) {
      expect(words).toContain('Pedido aquí ya');
      expect(words).toContain(asked);
      expect(words).toMatch(/pérdida.*<@U0ALEX>.*<!date/u);
      expect(words).toContain(link);
    }
  });

  it('D120: is not said of another customer, nor once it is decided', async () => {
    const [line = ''] = lucia.subscriptionIds;
    expect((await read(lucia.document, line, 'Actualizar')).customer).not.toContain(asked);
    await rejectOn(stage, sara, id);
    await cardSaying(stage, id, 'Rejected');
    const after = await read(bound.document, bound.subscriptionId, 'Actualizar');
    expect(after.customer).not.toContain('Pedido aquí ya');
    expect(after.line).not.toContain('Pedido aquí ya');
  });
});
