/** The partners API answers 202 and reports later: accepted becomes done or failed, once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { cardSaying, correlationIn } from '../support/desk-work.ts';
import { goThrough } from '../support/form-driver.ts';
import { messageText, modalSaying, viewText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-callbacks-'));
// Nothing takes effect before a test says so.
const stage = await startStage({
  callbacks: true,
  effectDelayMs: 3_600_000,
  database: join(folder, 'careline.db'),
});
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const sara = slack.as('U0SARA');
const { lucia } = office.known;
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await alex.close(true);
  office.reset();
});

/** An approved change that the API has answered: its id, and the addresses it was given. */
async function accepted(becomes = 'Accepted, not done yet') {
  await alex.command(CARE_CHANNEL, '/care run partners.barrings.update');
  await modalSaying(alex, 'Change a barring');
  await goThrough(alex, {
    params: { service_type: 'mobile', service_id: lucia.msisdn },
    body: { active: true, barring_name: 'ROAMING' },
  });
  const id = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
  const card = await until('the card', () =>
    slack.messages(APPROVALS_CHANNEL).find((message) => messageText(message).includes(id)),
  );
  await sara.clickMessage(card, { actionId: 'request.approve' });
  await cardSaying(stage, id, becomes);
  const body = office.calls.find(({ operationId }) => operationId === 'partners.barrings.update')?.body;
  const addresses = body as { callback_success_url: string; callback_error_url: string };
  return { id, success: addresses.callback_success_url, error: addresses.callback_error_url };
}

const report = async (url: string, body = '{"result":"OK"}') => {
  const response = await fetch(url, { method: 'POST', body });
  return { status: response.status, ...((await response.json().catch(() => ({}))) as { result?: string }) };
};
const audited = (id: string, words: string) =>
  until(`the audit thread of ${id} to say ${words}`, () =>
    slack.messages(AUDIT_CHANNEL).some((message) => {
      const text = messageText(message);
      return text.includes(words);
    }),
  );

describe('an accepted change', () => {
  it('is done when the API says so, on the card and to the requester', async () => {
    const { id } = await accepted();
    office.settle();
    await cardSaying(stage, id, 'Done');
    await until('the news', () =>
      alex
        .sees(alex.dm)
        .some((message) => messageText(message).includes(id) && messageText(message).includes('Done')),
    );
  });

  it('#29 lost on its way is found to have arrived when it is sent again, under the same correlation ID', async () => {
    office.faults.set('partners', { reset: 'after', operation: 'partners.barrings.update', times: 1 });
    const { id } = await accepted('Outcome unknown');
    const first = office.calls.filter(({ operationId }) => operationId === 'partners.barrings.update');
    await alex.close(true);
    await alex.clickMessage(await cardSaying(stage, id, 'Send again'), { actionId: 'request.repeat' });
    await modalSaying(alex, 'Why is this needed?');
    await alex.submit({ 'request.reason': 'Nobody has reported' });
    const again = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    await slack
      .as('U0OMAR')
      .clickMessage(await cardSaying(stage, again, 'Approve'), { actionId: 'request.approve' });
    await cardSaying(stage, again, 'Failed', 'DUPLICATE_WORKFLOW_ID');
    await cardSaying(stage, id, 'Accepted, not done yet');
    const sent = office.calls.filter(({ operationId }) => operationId === 'partners.barrings.update');
    expect(sent.map(({ correlationId }) => correlationId)).toEqual([id, id]);
    expect(first).toHaveLength(1);
    office.settle();
    await cardSaying(stage, id, 'Done');
  });

  it('fails when the API says so', async () => {
    const { id, error } = await accepted();
    expect(await report(error, '{"reason":"line 612345678 is busy"}')).toEqual({
      status: 200,
      result: 'taken',
    });
    await cardSaying(stage, id, 'Failed');
    expect(slack.messages(AUDIT_CHANNEL).map(messageText).join()).not.toContain('612345678');
  });

  it('#34 takes a report once: the same again changes nothing, the contrary is flagged', async () => {
    const { id, success, error } = await accepted();
    expect((await report(success)).result).toBe('taken');
    expect((await report(success)).result).toBe('repeated');
    expect(await report(error)).toEqual({ status: 200, result: 'contrary' });
    await audited(id, 'the first report stands');
    await cardSaying(stage, id, 'Done');
  });

  it('#34 takes one of forty reports that come at once', async () => {
    const { success, error } = await accepted();
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) => report(index % 2 === 0 ? success : error)),
    );
    expect(results.filter(({ result }) => result === 'taken')).toHaveLength(1);
    expect(results.every(({ status }) => status === 200)).toBe(true);
  });

  it('#34 is still known after a restart', async () => {
    const { id, success } = await accepted();
    await stage.restart();
    expect((await report(success)).result).toBe('taken');
    await cardSaying(stage, id, 'Done');
  });
});

describe('a report nobody may make', () => {
  it.each([
    ['a forged token', (url: string) => `${url.slice(0, -4)}AAAA`],
    ['a token cut short', (url: string) => url.slice(0, -10)],
    ['a token made longer', (url: string) => `${url}A`],
    ['no token', (url: string) => url.replace(/[^/]+$/, 'x')],
  ])('%s is refused and counted, and changes nothing', async (_what, forge) => {
    const { id, success } = await accepted();
    expect((await report(forge(success))).status).toBe(404);
    await cardSaying(stage, id, 'Accepted, not done yet');
    const metrics = await (await fetch(success.replace(/\/callbacks\/.*/, '/metrics'))).text();
    expect(metrics).toMatch(/careline_callbacks_total\{result="unknown"\} [1-9]/);
  });

  it('neither by GET nor with more than it can be', async () => {
    const { success } = await accepted();
    expect((await fetch(success)).status).toBe(404);
    const huge = await fetch(success, { method: 'POST', body: 'x'.repeat(100_000) }).catch(() => undefined);
    expect([413, undefined]).toContain(huge?.status);
    expect((await report(success)).result).toBe('taken');
  });
});
