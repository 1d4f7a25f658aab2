import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { askToBlock, cardSaying, sayWhy } from '../support/desk-work.ts';
import { modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { approve, inDetails } from '../support/through-form.ts';
import { until } from '../support/until.ts';

const TYPED = '612345678 and 12345678Z';
const ENCRYPTION_KEY = randomBytes(32).toString('base64');

describe('customers’ data and secrets', () => {
  let stage: Stage;
  let alex: Seat;
  const seen: string[] = [];
  beforeAll(async () => {
    stage = await startStage({
      env: { CALL_DEADLINE_SECONDS: '1', UNKNOWN_AFTER_SECONDS: '5', ENCRYPTION_KEY },
    });
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());

  /** Everything Careline posted where it leaves a history: not modals, not the Home tab. */
  const history = () =>
    stage.slack.calls
      .filter(({ method }) => method.startsWith('chat.'))
      .map(({ body }) => JSON.stringify(body));
  /** What only Alex sees, however it came: the answers to a `response_url` are no call of the Web API. */
  const whispers = () =>
    alex
      .sees(CARE_CHANNEL)
      .filter(({ ephemeralTo }) => ephemeralTo !== undefined)
      .map((message) => JSON.stringify(message))
      // What the person typed may be repeated to them, and the examples are nobody's.
      .map((words) => words.replace(`“${TYPED}”`, '').replace(/For example .*?UUID/, ''));
  const look = async (line: string, ...words: readonly string[]) => {
    await alex.close(true);
    await alex.command(CARE_CHANNEL, line);
    seen.push(viewText(await modalSaying(alex, ...words)));
  };

  it('#44 are shown in modals, and nowhere else', async () => {
    const { lucia, nie, debtor, hostile, stolen } = stage.office.known;
    await look(`/customer ${lucia.document}`, 'Lucía', lucia.email ?? '', 'No masks');
    await alex.clickView({ actionId: 'customer.open_line', value: lucia.subscriptionId });
    seen.push(viewText(await modalSaying(alex, 'ICCID', 'IMSI')));
    await look(`/customer ${nie.document}`, nie.document, 'Correlation');
    await look(`/customer ${nie.email}`, nie.document);
    await look(`/customer ${hostile.document}`, hostile.document);
    await look(`/barrings ${debtor.msisdn}`, debtor.msisdn.slice(0, 3));
    await look(`/penalties ${debtor.msisdn}`, 'enalt');
    await look('/customer 99999999R', '99999999R');
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/customer ${TYPED}`);

    const reason = `Call ${lucia.msisdn} back, ${lucia.document}, ${lucia.email}`;
    const id = await askToBlock(alex, lucia.msisdn, reason);
    await approve(stage, stage.slack.as('U0SARA'), id);
    await cardSaying(stage, id, '✅ Done');

    stage.office.faults.set('customers-v2', { status: 404, operation: 'customers-v2.blocks.update' });
    const failing = await askToBlock(alex, nie.msisdn, reason);
    await inDetails(stage, stage.slack.as('U0SARA'), failing, 'request.reject');
    await sayWhy(stage.slack.as('U0SARA'), { 'decision.rejection': 'other', 'decision.comment': reason });
    await cardSaying(stage, failing, 'Rejected');
    stage.office.faults.set('customers-v2', { status: 503 });
    await look(`/customer ${stolen.document}`, 'not reachable');
    stage.office.faults.clear();

    const iccid = seen.join('\n').match(/\b89\d{17,18}\b/)?.[0];
    expect(iccid).toBeDefined();
    const canaries = [lucia, nie, debtor, hostile, stolen].flatMap(({ document, msisdn, email }) => [
      document,
      msisdn,
      msisdn.replace(/(\d{3})(\d{3})(\d{3})/, '$1 $2 $3'),
      ...(email ? [email] : []),
    ]);
    canaries.push('Lucía', 'Fernández', 'Calle Larios', iccid ?? '');
    await until('the history to be written', () => history().length > 20);
    expect(whispers()).not.toEqual([]);
    for (const canary of canaries) {
      expect(
        history().filter((body) => body.includes(canary)),
        `${canary} was posted`,
      ).toEqual([]);
      expect(
        stage.logged.filter((line) => line.includes(canary)),
        `${canary} was logged`,
      ).toEqual([]);
      expect(
        whispers().filter((body) => body.includes(canary)),
        `${canary} was whispered`,
      ).toEqual([]);
    }
  });

  it('#45 names that would act are shown and do nothing', async () => {
    for (const name of ['hostile', 'forger', 'rightToLeft', 'longName'] as const) {
      await look(
        `/customer ${stage.office.known[name].document}`,
        stage.office.known[name].document,
        'Correlation',
      );
    }
    const views = stage.slack.calls
      .filter(({ method }) => method.startsWith('views.'))
      .map(({ body }) => JSON.stringify(body));
    expect(views.filter((view) => /<!(channel|here|everyone)>|<https?:\/\/evil|\u202e/.test(view))).toEqual(
      [],
    );
  });

  it('keys and tokens are in no log and no message', () => {
    const { env } = stage.office;
    const secrets = [
      stage.slack.botToken,
      stage.slack.appToken,
      stage.slack.signingSecret,
      ENCRYPTION_KEY,
      ...Object.entries(env).flatMap(([variable, value]) => (variable.endsWith('_API_KEY') ? [value] : [])),
    ];
    expect(secrets.length).toBeGreaterThan(7);
    for (const secret of secrets) {
      expect(stage.logged.some((line) => line.includes(secret))).toBe(false);
      expect(history().some((body) => body.includes(secret))).toBe(false);
    }
  });
});

describe('the database', () => {
  it('#47 holds nothing of a customer in clear, nor what was written in a reason', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'careline-'));
    const stage = await startStage({ database: path.join(folder, 'careline.db') });
    const alex = stage.slack.as('U0ALEX');
    const { lucia, bound } = stage.office.known;
    await alex.command(CARE_CHANNEL, `/customer ${lucia.document}`);
    await modalSaying(alex, 'Lucía', 'Refresh');
    const id = await askToBlock(
      alex,
      bound.msisdn,
      `Call ${lucia.msisdn}, ${lucia.document}, ${lucia.email}`,
    );
    await approve(stage, stage.slack.as('U0SARA'), id);
    await cardSaying(stage, id, '✅ Done');
    await stage.close();

    const kept = readdirSync(folder)
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .join('\n');
    rmSync(folder, { recursive: true });
    // What is to be found there shows that it was looked for in the right place.
    expect(kept).toContain(id);
    for (const canary of [lucia.document, lucia.msisdn, lucia.email, 'Fernández', bound.msisdn]) {
      expect(kept.includes(canary), `${canary} lies in the database`).toBe(false);
    }
  });
});
