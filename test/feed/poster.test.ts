import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPace, SLACK_RATE } from '../../src/feed/pace.ts';
import { createPoster } from '../../src/feed/poster.ts';
import { createLogger } from '../../src/log.ts';
import { AUDIT_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { LocalSlack } from '../../src/sandbox/slack/types.ts';
import { startLocalSlack } from '../../src/sandbox/slack/workspace.ts';
import { texts } from '../../src/text/text.ts';
import { approvalCard } from '../../src/views/approval-card.ts';
import { modelIn } from '../views/request-models.ts';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack();
});
afterAll(() => slack.close());

const logged: string[] = [];
const poster = () =>
  createPoster(new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }), {
    botUserId: slack.botUserId,
    pace: createPace(SLACK_RATE),
    logger: createLogger('error', { write: (line: string) => void logged.push(line) }),
  });
const section = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } });

it('#42 posts what Slack does not take as it is in one line, so that nothing is held up by it', async () => {
  const blocks = [section('x'.repeat(3_001))];
  const { ts } = await poster().post(AUDIT_CHANNEL, { text: 'approved (id)', blocks }, [{ key: '1.audit' }]);
  expect(slack.messages(AUDIT_CHANNEL).find((message) => message.ts === ts)).toMatchObject({
    text: 'approved (id)',
    blocks: [],
  });
  expect(logged.join()).toContain('invalid_blocks');
});

it('D40 a card that Slack does not take says where it is decided, and the operator is told which request', async () => {
  for (const text of Object.values(texts)) {
    const model = modelIn('pending');
    const card = approvalCard(model, text);
    const unfit = { ...card, blocks: [section('x'.repeat(3_001))] };
    const { ts } = await poster().post(AUDIT_CHANNEL, unfit, [{ key: '8.card' }]);
    const posted = slack.messages(AUDIT_CHANNEL).find((message) => message.ts === ts);
    expect(posted?.text).toContain(card.text);
    expect(posted?.text).toContain('/care approvals');
    expect(posted?.text).toContain(model.request.id);
    expect(logged.at(-1)).toContain(model.request.id);
    expect(logged.at(-1)).toContain('8.card');
  }
});

it('finds its own message by its key in the channel, in a thread and in direct messages, and nobody else’s', async () => {
  const own = poster();
  const message = { text: 'said', blocks: [section('said')] };
  const since = new Date();
  const root = await own.post(AUDIT_CHANNEL, message, [{ key: '2.audit' }, { key: '3.audit' }]);
  const step = await own.post(AUDIT_CHANNEL, message, [{ key: '4.audit' }], root.ts);
  const direct = await own.post('U0ALEX', message, [{ key: '5.requester' }]);
  expect(await own.find(AUDIT_CHANNEL, '3.audit', since)).toEqual(root);
  expect(await own.find(AUDIT_CHANNEL, '4.audit', since, root.ts)).toEqual(step);
  expect(await own.find('U0ALEX', '5.requester', since)).toEqual(direct);
  expect(await own.find(AUDIT_CHANNEL, '9.audit', since)).toBeUndefined();
  expect(await own.isThere(root)).toBe(true);
  slack.deleteMessage(AUDIT_CHANNEL, step.ts);
  slack.deleteMessage(AUDIT_CHANNEL, root.ts);
  expect(await own.isThere(root)).toBe(false);
  expect(await own.find(AUDIT_CHANNEL, '3.audit', since)).toBeUndefined();
});
