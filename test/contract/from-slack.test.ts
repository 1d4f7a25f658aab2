/** Every operation the whole way: `/care run <id>`, its form, its confirmation or approval, the call upstream. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src/api/fields.ts';
import type { AnyInput, Operation } from '../../src/api/operation.ts';
import { operationById, operations } from '../../src/api/registry.ts';
import { valueAt } from '../../src/fields/path.ts';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Message, Seat } from '../../src/sandbox/slack/types.ts';
import { visit } from '../sandbox/office/visit.ts';
import { cardOf, correlationIn } from '../support/desk-work.ts';
import { goThrough } from '../support/form-driver.ts';
import { messageText, modalSaying, viewText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';
import type { Prepare } from './cases/case.ts';
import { cases } from './cases.ts';

const stage = await startStage({ callbacks: true, effectDelayMs: 0 });
const { slack, office } = stage;
const agent = slack.as('U0ALEX');
const approvers = [slack.as('U0SARA'), slack.as('U0OMAR')];
afterAll(() => stage.close());
beforeEach(async () => {
  await agent.close(true);
  for (const approver of approvers) await approver.close(true);
  office.reset();
});

const prepare: Prepare = async (id, input) => {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  const answer = await visit(office, operation, input);
  if (answer.status >= 300) throw new Error(`${id}: ${answer.status} ${answer.text}`);
  return answer.body;
};

/** The call of an operation, once it has arrived. */
const callOf = (operation: Operation, after: number) =>
  until(`a call of ${operation.id}`, () =>
    office.calls
      .slice(after)
      .find(({ operationId, method }) => operationId === operation.id && method === operation.method),
  );

/** Path and query as the page builds them. */
function addressOf({ api, path }: Operation, { params, query = {} }: AnyInput): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'org_id' ? office.orgIds[api] : encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  );
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** The body without what Careline fills in itself. */
function withoutCallbacks(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('callback_')));
}

/** The correlation ID a view names as such: targets may hold other UUIDs. */
const requestIn = (text: string): string => correlationIn(text.slice(text.indexOf('Correlation ID')));

async function approve(approver: Seat, card: Message): Promise<void> {
  const onCard = JSON.stringify(card.blocks).includes('request.approve');
  if (onCard) {
    await approver.clickMessage(card, { actionId: 'request.approve' });
    return;
  }
  await approver.clickMessage(card, { actionId: 'request.details' });
  await until('the details', () =>
    JSON.stringify(approver.views().at(-1)?.view ?? '').includes('request.approve'),
  );
  await approver.clickView({ actionId: 'request.approve' });
}

it('is asked of all 115 operations', () => {
  expect(operations).toHaveLength(115);
  expect(Object.keys(cases).toSorted()).toEqual(operations.map(({ id }) => id));
});

describe.each(operations)('$id', (operation) => {
  it('runs from Slack', async () => {
    const found = cases[operation.id];
    if (!found) throw new Error(`no case for ${operation.id}`);
    const input = await found.input(office, prepare);
    const before = office.calls.length;
    const { failure } = await agent.command(CARE_CHANNEL, `/care run ${operation.id}`);
    expect(failure).toBeUndefined();
    await until('a modal', () => agent.views().length > 0);
    const met = await goThrough(agent, input);

    if (operation.risk === 'destructive') {
      const filed = await modalSaying(agent, 'waits for an approver');
      expect(
        office.calls
          .slice(before)
          .some(({ operationId, method }) => operationId === operation.id && method !== 'GET'),
      ).toBe(false);
      for (const approver of approvers.slice(0, operation.approvals ?? 1)) {
        await approve(approver, await cardOf(stage, requestIn(viewText(filed))));
      }
    }
    const call = await callOf(operation, before);
    expect({ path: call.path, body: withoutCallbacks(call.body) }).toEqual({
      path: addressOf(operation, input),
      body: withoutCallbacks(input.body),
    });
    await until(
      'the answer',
      () => call.status === found.status || office.calls.at(-1)?.status === found.status,
    );
    if (operation.risk !== 'destructive') {
      await until('the answer to be shown', () => !viewText(agent.views().at(-1)).includes('⏳'));
      expect(viewText(agent.views().at(-1))).not.toContain('❌');
    }

    // Every field the page wants has an input, on one of the modals.
    const asked = fieldsOf(operation, input).filter(
      ({ required, path }) => required && valueAt(input, path) !== undefined,
    );
    expect(asked.map(({ path }) => path).filter((path) => !met.includes(path))).toEqual([]);
  });
});

it('shows nothing of the customer in the approvals channel', () => {
  const said = slack.messages(APPROVALS_CHANNEL).map(messageText).join('\n');
  for (const secret of [
    '612345678',
    '12345678Z',
    'ES9121000418450200051332',
    'marta.gil@example.com',
    '00000023T',
  ]) {
    expect(said).not.toContain(secret);
  }
});
