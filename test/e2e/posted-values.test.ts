import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/api/registry.ts';
import { createPolicy, NO_POLICY } from '../../src/approvals/policy.ts';
import { systemClock } from '../../src/clock.ts';
import { compile } from '../../src/commands/form/draft.ts';
import { modelOf } from '../../src/commands/request-model.ts';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Message, Seat } from '../../src/sandbox/slack/types.ts';
import { texts } from '../../src/text/text.ts';
import { approvalCard } from '../../src/views/approval-card.ts';
import { auditRoot } from '../../src/views/audit-message.ts';
import { sentenceOf, targetOf } from '../../src/views/intent.ts';
import { requesterCard, requesterNews } from '../../src/views/requester-message.ts';
import { cardOf, cardSaying } from '../support/desk-work.ts';
import { actionIds, messageSaying, messageText, modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { approve, askFor } from '../support/through-form.ts';
import { until } from '../support/until.ts';
import { wholeForms } from '../support/whole-forms.ts';
import { eventOf, modelIn, requestIn } from '../views/request-models.ts';

const EVIL = '<!channel> <https://evil.example|urgent> 12345678Z 612345678 john.doe@example.com';
const CLEAR = ['12345678', '612345678', 'john.doe'];
const LIVE = ['<!channel', '<@', '<#', '<http'];

const RULES = {
  policyFor: createPolicy(NO_POLICY, { ttlSeconds: 60, approvers: ['S0APPROVERS'] }),
  groupNames: new Map(),
  clock: systemClock,
};

function expectNothingOf(said: string, words: readonly string[], where: string): void {
  for (const word of words) expect(said.includes(word), `${word} ${where}`).toBe(false);
}

/** What Slack acts upon in blocks: of plain text, as a button or a question has it, nothing. */
const formatted = (blocks: unknown): string =>
  JSON.stringify(blocks, (_key, value) => (value?.type === 'plain_text' ? '' : value));

describe('what is typed into a field that no meaning is known of', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-posted-'));
  const database = join(folder, 'care.db');
  let stage: Stage;
  let agent: Seat;
  beforeAll(async () => {
    stage = await startStage({ database });
    agent = stage.slack.as('U0ALEX');
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const order = (workorderid: string) => ({
    body: { seller: '1', workorderid, changetype: 'C', parameters: EVIL, reason: 'asked by phone' },
  });

  /** The three messages a request is told in. */
  async function toldIn(id: string): Promise<readonly Message[]> {
    return [
      await cardOf(stage, id),
      await until('the audit message', () =>
        stage.slack.messages(AUDIT_CHANNEL).find((each) => messageText(each).includes(id)),
      ),
      await messageSaying(agent, agent.dm, id),
    ];
  }

  it('S59 S60: stands masked and inert in every message, and whole in the details', async () => {
    const id = await askFor(agent, 'customers-v2.workorders.change-order', order(EVIL));
    for (const message of await toldIn(id)) {
      expectNothingOf(JSON.stringify(message), CLEAR, `in ${message.channel}`);
      // A date and a person are live in blocks, and made by us: of a value nothing is, and of a text nothing at all.
      expectNothingOf(message.text, LIVE, 'in the text of a message');
      expectNothingOf(formatted(message.blocks), ['<!channel', '<http'], 'in the blocks of a message');
    }
    expect(messageText(await cardOf(stage, id))).toContain('•••678');
    const sara = stage.slack.as('U0SARA');
    await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.details' });
    const details = viewText(await modalSaying(sara, id));
    for (const word of CLEAR) expect(details).toContain(word);
    await sara.close(true);
  });

  it('S62: a • before it switches no mask off', async () => {
    const id = await askFor(agent, 'customers-v2.workorders.change-order', order('• 12345678Z'));
    for (const message of await toldIn(id)) {
      expectNothingOf(JSON.stringify(message), CLEAR, `in ${message.channel}`);
    }
    expect(messageText(await cardOf(stage, id))).toContain('•••78Z');
  });

  it('S59: stands masked in what would change too, also where it was typed earlier, and whole in the details', async () => {
    const treatments = (values: readonly string[]) =>
      askFor(agent, 'customers-v4.special-treatments.update', { body: { values } });
    const sara = stage.slack.as('U0SARA');
    const first = await treatments(['VIP 12345678Z']);
    await approve(stage, sara, first);
    await cardSaying(stage, first, '✅ Done');
    const second = await treatments(['calls 612345678']);
    for (const id of [first, second])
      for (const message of await toldIn(id))
        expectNothingOf(JSON.stringify(message), CLEAR, `in ${message.channel}`);
    const card = await cardOf(stage, second);
    expect(messageText(card)).toMatch(/VIP •••78Z → \*calls •••678\*/);
    expect(actionIds(card.blocks)).not.toContain('request.approve');
    await sara.close(true);
    await sara.clickMessage(card, { actionId: 'request.details' });
    expect(viewText(await modalSaying(sara, second))).toMatch(/VIP 12345678Z → \*calls 612345678\*/);
    await sara.close(true);
    const log = new DatabaseSync(database, { readOnly: true });
    expectNothingOf(JSON.stringify(log.prepare('SELECT data FROM events').all()), CLEAR, 'in the log');
    log.close();
  });

  it('posts nothing else meanwhile that holds it', () => {
    for (const channel of [APPROVALS_CHANNEL, AUDIT_CHANNEL, agent.dm])
      for (const message of stage.slack.messages(channel))
        expectNothingOf(JSON.stringify(message), CLEAR, `in ${channel}`);
  });
});

describe('S61: every field of every change that a person types into', () => {
  const forms = operations.filter(({ risk }) => risk !== 'read').flatMap(wholeForms);

  it.each(['en', 'es'] as const)('is masked in all that is posted, in %s', (language) => {
    const text = texts[language];
    let typed = 0;
    for (const { operation, nodes, fields, draft } of forms) {
      for (const field of fields) {
        if (!['text', 'long_text', 'many', 'pairs', 'email'].includes(field.kind)) continue;
        typed += 1;
        const entered = { ...draft.entered, [field.path]: field.kind === 'pairs' ? `note: ${EVIL}` : EVIL };
        const { input } = compile(nodes, { ...draft, entered });
        const request = {
          ...requestIn('pending'),
          operationId: operation.id,
          input,
          onScreen: {},
          target: '',
        };
        const shown = modelOf({ ...RULES, operationById: () => operation }, request);
        const target = targetOf(shown, text, 'channel');
        const says = { [language]: sentenceOf(shown, text, 'channel') };
        const messages = [
          approvalCard(shown, text),
          requesterCard(shown, eventOf('requested'), text),
          requesterNews(shown, 'rejected', text),
          auditRoot(eventOf('requested', { operation: operation.id, target, says }), text),
        ];
        for (const message of messages) {
          const where = `of ${field.path} of ${operation.id}`;
          expectNothingOf(JSON.stringify(message), CLEAR, where);
          expectNothingOf(formatted(message.blocks), ['<!channel', '<http'], where);
          expectNothingOf(message.text, LIVE, where);
        }
      }
    }
    expect(typed).toBeGreaterThan(300);
  });

  it('S62: a message and a code of the back office are masked, whatever signs stand before them', () => {
    const data = {
      code: '• 12345678Z',
      message: '••• 612345678',
      target: 'x • 12345678Z',
      riskDecision: '•12345678Z',
    };
    const event = eventOf('failed', data);
    expectNothingOf(JSON.stringify(auditRoot(event, texts.en)), CLEAR, 'in the audit message');
    const failed = modelIn('failed', { kind: 'refused', ...data });
    expectNothingOf(JSON.stringify(approvalCard(failed, texts.en)), CLEAR, 'on the card');
    expectNothingOf(JSON.stringify(requesterNews(failed, 'failed', texts.en)), CLEAR, 'in the news');
  });
});
