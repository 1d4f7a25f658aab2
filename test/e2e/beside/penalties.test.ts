/** What a calculation of penalties does not tell, Careline's own log does: what was confirmed, and can be taken back. */
import { afterAll, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import { cardOf, cardSaying, correlationIn } from '../../support/desk-work.ts';
import { modalSaying, viewText } from '../../support/reading.ts';
import { startStage } from '../../support/stage.ts';

const stage = await startStage();
const alex = stage.slack.as('U0ALEX');
const sara = stage.slack.as('U0SARA');
const { committed } = stage.office.known;
afterAll(() => stage.close());

/** The penalties of the line once they stand there whole, and the blocks whose buttons ask for something. */
async function look() {
  await alex.close(true);
  await alex.command(CARE_CHANNEL, `/penalties ${committed.msisdn}`);
  const { view } = await modalSaying(alex, 'Computed penalty', 'Refresh');
  const asked = (word: string) =>
    [...JSON.stringify(view).matchAll(new RegExp(`"(penalty\\.[^"]*\\.${word})"`, 'g'))].map(
      ([, id]) => id ?? '',
    );
  return { words: viewText(alex.views().at(-1)), confirm: asked('confirm'), remove: asked('delete') };
}

/** Asks by a button, and has it approved; the correlation ID. */
async function ask(blockId: string | undefined): Promise<string> {
  await alex.clickView({ actionId: 'form.open', blockId: blockId ?? '' });
  await modalSaying(alex, 'Why is this needed?');
  await alex.submit({ 'request.reason': 'The customer leaves' });
  const filed = viewText(await modalSaying(alex, 'waits for an approver'));
  const id = correlationIn(filed.slice(filed.indexOf('Correlation ID')));
  await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
  await cardSaying(stage, id, 'Done');
  return id;
}

it('D132 D133: what was confirmed through Careline is said, can be taken back, and warns who would charge it again', async () => {
  const before = await look();
  expect(before.confirm).not.toEqual([]);
  expect(before.remove).toEqual([]);
  expect(before.words).not.toMatch(/Confirmed through Careline|charge it again/);
  const id = await ask(before.confirm[0]);

  const after = await look();
  expect(after.words).toContain('Confirmed through Careline');
  expect(after.words).toMatch(/confirmed by <@U0ALEX> on \d+ \w+ \d{4}, €\d+\.\d\d/);
  expect(after.words).toContain('Confirming it again would charge it again.');
  expect(after.words).toContain(
    `archives/${APPROVALS_CHANNEL}/p${(await cardOf(stage, id)).ts.replace('.', '')}`,
  );
  expect(after.remove).toEqual([`penalty.${id}.delete`]);
  const deleted = await ask(after.remove[0]);
  const sent = stage.office.calls.filter(({ correlationId }) => correlationId === deleted);
  expect(sent.map(({ method, status }) => `${method} ${status}`)).toEqual(['DELETE 200']);

  const last = await look();
  expect(last.words).not.toMatch(/Confirmed through Careline|charge it again/);
  expect(last.remove).toEqual([]);
});
