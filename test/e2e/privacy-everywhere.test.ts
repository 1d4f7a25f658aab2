import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Message, Seat } from '../../src/sandbox/slack/types.ts';
import { commandBody } from '../receiver/signed.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { messageSaying, messageText, modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const PEOPLE = ['U0ALEX', 'U0MARTA', 'U0SARA', 'U0OMAR', 'U0INES', 'U0OTTO'];

/** All that people see outside modals, as stored: text, blocks, metadata, button values. */
const everythingSaid = (stage: Stage): string[] => [
  ...stage.slack.channels
    .flatMap(({ id }) => stage.slack.messages(id, { deleted: true }))
    .map((each) => JSON.stringify(each)),
  ...stage.slack.calls
    .filter(({ method }) => method.startsWith('chat.'))
    .map(({ body }) => JSON.stringify(body)),
];

/** A value in the spellings in which it could slip out. */
const spellings = (value: string): string[] => [
  value,
  value.toLowerCase(),
  value.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3'),
  value.replace(/^(\d{3})(\d{2})(\d{2})(\d{2})$/, '$1 $2 $3 $4'),
  encodeURIComponent(value),
  Buffer.from(value).toString('base64'),
];

function expectNoneOf(canaries: readonly string[], where: string, texts: readonly string[]): void {
  expect(canaries.length).toBeGreaterThan(3);
  expect(texts.length).toBeGreaterThan(0);
  for (const canary of new Set(canaries.flatMap(spellings))) {
    expect(
      texts.filter((text) => text.includes(canary)),
      `${canary} ${where}`,
    ).toEqual([]);
  }
}

describe('the data of every kind of customer', () => {
  let stage: Stage;
  let alex: Seat;
  const canaries: string[] = [];
  beforeAll(async () => {
    stage = await startStage({ env: { CALL_DEADLINE_SECONDS: '1', UNKNOWN_AFTER_SECONDS: '5' } });
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());

  const type = async (line: string) => {
    await alex.close(true);
    await alex.command(CARE_CHANNEL, line);
  };

  it('stands in modals alone, whoever the customer is and whatever fails', async () => {
    const { lucia, stolen, nie, passport, business, committed, hostile, forger } = stage.office.known;
    for (const each of [lucia, stolen, nie, passport, business, committed, hostile, forger]) {
      canaries.push(each.document, each.msisdn, each.email, each.name);
      canaries.push(...each.name.split(/\s+/).filter((word) => /^\p{L}{5,}$/u.test(word)));
      await type(`/customer ${each.document}`);
      await modalSaying(alex, each.document, 'Refresh');
      await alex.clickView({ actionId: 'customer.open_line', value: each.subscriptionId });
      const line = viewText(await modalSaying(alex, 'ICCID', 'Refresh'));
      canaries.push(...(line.match(/\b\d{15}\b|\b89\d{17,18}\b/g) ?? []));
      for (const [api, fault] of [
        ['customers-v2', { status: 503 }],
        ['customers-v4', { html: true }],
        ['barrings', { brokenJson: true }],
      ] as const) {
        stage.office.faults.set(api, { ...fault, times: 2 });
        await type(`/customer ${each.email}`);
        await until('an answer', () => /Refresh|Try again|Search/.test(viewText(alex.views().at(-1))));
        stage.office.faults.clear();
      }
    }
    expect(canaries.filter((each) => /^89\d{17}/.test(each)).length).toBeGreaterThan(4);

    const id = await askToBlock(alex, nie.msisdn);
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.details' });
    await modalSaying(stage.slack.as('U0SARA'), id);
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, '✅ Done');
    await messageSaying(alex, alex.dm, '✅ Done', id);
    await until('the audit trail', () => stage.slack.messages(AUDIT_CHANNEL).length > 10);

    expectNoneOf(canaries, 'was said outside modals', everythingSaid(stage));
    expectNoneOf(canaries, 'was logged', stage.logged);
    const ephemerals = PEOPLE.flatMap((person) =>
      stage.slack.channels
        .filter(({ kind, members }) => kind === 'channel' || members.includes(person))
        .flatMap((channel): readonly Message[] => stage.slack.as(person).sees(channel.id)),
    );
    expectNoneOf(
      canaries,
      'was whispered',
      ephemerals.map((each) => JSON.stringify(each)),
    );
  }, 60_000);

  it('is in no button and no metadata of a modal either', () => {
    const views = stage.slack.calls
      .filter(({ method }) => method.startsWith('views.'))
      .map(({ body }) => JSON.stringify(body).match(/"(value|private_metadata)":"[^"]*"/g) ?? []);
    expectNoneOf(canaries, 'was in a button', views.flat());
  });

  it('is masked in what cannot be whispered and goes to the person’s direct messages', async () => {
    const { bound, nie } = stage.office.known;
    stage.slack.faults = { error: { method: 'chat.postEphemeral', error: 'channel_not_found' } };
    await stage.slack.post(commandBody('/customer', `”${bound.msisdn}“ and ${nie.document}`));
    // News of earlier requests may still be arriving in the same place.
    const answer = await until('the direct message', () =>
      alex.sees(alex.dm).find((message) => messageText(message).includes('more than one identifier')),
    );
    stage.slack.faults = {};
    expectNoneOf([bound.msisdn, nie.document, bound.email, nie.name], 'stays in the history', [
      JSON.stringify(answer),
    ]);
  });
});

describe('names that would act', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  it.each(['hostile', 'forger', 'rightToLeft', 'longName', 'formula'] as const)(
    '%s is shown in every modal and does nothing',
    async (name) => {
      const alex = stage.slack.as('U0ALEX');
      const known = stage.office.known[name];
      const from = stage.slack.calls.length;
      await alex.close(true);
      await alex.command(CARE_CHANNEL, `/customer ${known.document}`);
      await modalSaying(alex, known.document, 'Refresh');
      await alex.clickView({ actionId: 'customer.open_line', value: known.subscriptionId });
      await modalSaying(alex, 'ICCID', 'Refresh');
      await alex.clickView({ actionId: 'form.open', blockId: 'form.block-sim' });
      await modalSaying(alex, 'Loss', 'Theft');
      await alex.submit({ 'params.block_id': '2', 'body.reason': known.name.slice(0, 200) });
      await modalSaying(alex, 'waits for an approver');
      await until('the card', () => stage.slack.messages(APPROVALS_CHANNEL).length > 0);
      await until('the event', () =>
        stage.slack.calls.slice(from).some(({ method }) => method === 'chat.postMessage'),
      );
      const shown = stage.slack.calls.slice(from).map(({ body }) => JSON.stringify(body));
      const acting =
        /<!(channel|here|everyone)|<@U0SUPERVISOR|<https?:\/\/evil|[\u202a-\u202e\u2066-\u2069\u200f]|```/;
      expect(shown.filter((text) => acting.test(text))).toEqual([]);
    },
  );
});

describe('what people write in a reason', () => {
  it('is masked on the card, in the audit channel and in direct messages', async () => {
    const stage = await startStage();
    const alex = stage.slack.as('U0ALEX');
    const secrets = [
      '12345678Z',
      'X-1234567-L',
      '12.345.678-z',
      'B12345674',
      '+34 612 345 678',
      '612.34.56.78',
      'lucia.fernandez@example.com',
      'ES9121000418450200051332',
      'ES91 2100 0418 4502 0005 1332',
      '8934041234567890123',
      '4111 1111 1111 1111',
    ];
    const lines = stage.office.known.business.subscriptionIds;
    for (const [index, secret] of secrets.entries()) {
      const id = await askToBlock(alex, lines[index] ?? '', `Calls himself ${secret}, sounds calm`);
      const card = await cardOf(stage, id);
      expect(messageText(card)).toContain('sounds calm');
      await messageSaying(alex, alex.dm, id);
      await until('the audit event', () =>
        stage.slack.messages(AUDIT_CHANNEL).some((each) => messageText(each).includes(id)),
      );
      const said = everythingSaid(stage).filter((text) => text.includes(secret));
      expect(said, secret).toEqual([]);
      expect(stage.logged.filter((line) => line.includes(secret))).toEqual([]);
    }
    await stage.close();
  });
});

describe('what the back office says when it refuses', () => {
  let stage: Stage;
  let gateway: Server;
  const said =
    'The user 12345678Z (lucia.fernandez@example.com, 612345678) <!channel> is not <https://evil.example|here>';
  beforeAll(async () => {
    // In front of the office: refuses the change in words that repeat the customer's data.
    gateway = createServer((request, response) => {
      if (request.method === 'PATCH') {
        response.writeHead(400, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ code: '0001', status: 'BAD_REQUEST', message: said, detailMsg: said }));
        return;
      }
      const target = new URL(stage.office.urls['customers-v2'] + (request.url ?? ''));
      const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' && !['host', 'connection'].includes(name) ? [[name, value]] : [],
      );
      fetch(target, { headers })
        .then(async (answer) => {
          response.writeHead(answer.status, { 'content-type': 'application/json' });
          response.end(await answer.text());
        })
        .catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const { port } = gateway.address() as AddressInfo;
    stage = await startStage({ env: { CUSTOMERS_V2_URL: `http://127.0.0.1:${port}` } });
  });
  afterAll(async () => {
    await stage.close();
    gateway.close();
  });

  it('is passed on with the customer’s data masked', async () => {
    const alex = stage.slack.as('U0ALEX');
    const id = await askToBlock(alex, stage.office.known.bound.msisdn);
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    const card = await cardSaying(stage, id, '❌ Failed', 'is not');
    expect(messageText(card)).toContain('HTTP 400');
    await messageSaying(alex, alex.dm, 'Failed', id);
    await until('the audit event', () =>
      stage.slack.messages(AUDIT_CHANNEL).some((each) => messageText(each).includes('failed')),
    );
    const canaries = ['12345678Z', 'lucia.fernandez@example.com', '612345678', '<!channel>', '<https://evil'];
    expectNoneOf(canaries, 'was passed on', everythingSaid(stage));
    expectNoneOf(canaries, 'was logged', stage.logged);
  });
});
