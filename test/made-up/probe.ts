/** Runs in a copy of the project that has one operation more, and prints what has become of it. */
import { operationsPage } from '../scripts/operations-page.ts';
import { operations } from '../src/api/registry.ts';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../src/sandbox/slack/people.ts';
import { goThrough } from './support/form-driver.ts';
import { messageText, viewText } from './support/reading.ts';
import { startStage } from './support/stage.ts';
import { until } from './support/until.ts';

const ID = 'customers-v2.voicemail.greet';
const stage = await startStage();
const { slack, office } = stage;
const agent = slack.as('U0ALEX');
const approver = slack.as('U0SARA');

await agent.command(CARE_CHANNEL, `/care run ${ID}`);
await until('a form', () => viewText(agent.views().at(-1)).includes('Greeting'));
const form = await goThrough(agent, {
  params: { subscription_id: office.known.lucia.subscriptionId },
  body: { greeting: 'LONG' },
});
const card = await until('a card', () => slack.messages(APPROVALS_CHANNEL).at(-1));
await approver.clickMessage(card, { actionId: 'request.approve' });
const call = await until('the call', () =>
  office.calls.find(({ operationId, status }) => operationId === ID && status > 0),
);
const done = await until('the card to say so', () => {
  const now = slack.messages(APPROVALS_CHANNEL).at(-1);
  return now && messageText(now).includes('Done') ? now : undefined;
});
await agent.close(true);
await agent.clickMessage(done, { actionId: 'request.details' });
const details = await until('the details', () => {
  const text = viewText(agent.views().at(-1));
  return text.includes('Mailbox') ? text : undefined;
});
const page = operationsPage(operations).includes(`**\`${ID}\`**`);
await stage.close();
process.stdout.write(
  `${JSON.stringify({ route: String(call.status), page, form, card: messageText(card), call, details })}\n`,
);
