import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { OpenView, Seat } from '../../src/sandbox/slack/types.ts';
import { entered, submissionBody, viewClick } from '../receiver/signed.ts';
import { askToBlock, cardOf } from '../support/desk-work.ts';
import { actionIds, messageSaying, messageText, modalSaying, posted, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

/** The value of the first button of an action. */
function buttonValue(node: unknown, actionId: string): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('action_id' in node && node.action_id === actionId && 'value' in node) return String(node.value);
  return Object.values(node)
    .map((inner) => buttonValue(inner, actionId))
    .find((value) => value !== undefined);
}

/** What only a forger posts, or a window that stood open too long: the server's own state decides. */
describe('forged and stale interactions', () => {
  let stage: Stage;
  let alex: Seat;
  let marta: Seat;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
    marta = stage.slack.as('U0MARTA');
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await Promise.all([alex.close(true), marta.close(true)]);
  });

  const upstream = () => stage.office.calls.length;
  const changes = () => stage.office.calls.filter(({ method }) => method !== 'GET').length;
  const cards = () => posted(stage.slack, APPROVALS_CHANNEL).length;
  const type = async (line: string) => {
    const { failure } = await alex.command(CARE_CHANNEL, line);
    expect(failure).toBeUndefined();
  };
  /** The metadata of a modal: the token of what it remembers. */
  const tokenOf = ({ view }: OpenView): string =>
    'private_metadata' in view && view.private_metadata ? view.private_metadata : '';
  /** Posts, and says whether the process serves on: the next command is answered. */
  async function postAndServe(body: string): Promise<string> {
    const answer = await stage.slack.post(body);
    expect(answer.status).toBe(200);
    const omar = stage.slack.as('U0OMAR');
    await omar.command(CARE_CHANNEL, '/care');
    await modalSaying(omar, '/block-sim');
    await omar.close(true);
    return answer.body;
  }

  /** Posts a body whose trigger is no good: the answer comes as a direct message. */
  async function postedIsRefused(seat: Seat, body: string, words: string): Promise<void> {
    const seen = seat.sees(seat.dm).length;
    await postAndServe(body);
    await until(`${words}, said to ${seat.person.name}`, () =>
      seat
        .sees(seat.dm)
        .slice(seen)
        .some((message) => messageText(message).includes(words)),
    );
  }

  it('a block that is set is not asked for again, though the form is posted with it', async () => {
    const { stolen } = stage.office.known;
    await type(`/block-sim ${stolen.msisdn}`);
    const form = await modalSaying(alex, 'Loss');
    const before = cards();
    const values = { 'params.block_id': entered.radio('1'), 'body.reason': entered.text('again') };
    await postAndServe(submissionBody('U0ALEX', form, values));
    const shown = await until('why not', () => {
      const words = JSON.stringify(stage.slack.calls.slice(-8).map(({ body }) => body));
      return /already as you ask|not among the choices/.test(words) && words;
    });
    expect(shown).toBeDefined();
    expect(cards()).toBe(before);
    expect(changes()).toBe(0);
  });

  it('a mask that the line does not carry is not removed, though the form is posted with it', async () => {
    const { debtor } = stage.office.known;
    await type(`/mask remove ${debtor.msisdn}`);
    const form = await modalSaying(alex, 'Masks');
    const before = cards();
    await postAndServe(
      submissionBody('U0ALEX', form, {
        'body.barringsMasksCodes': entered.many('NO_SUCH_MASK'),
        'request.reason': entered.text('made up'),
      }),
    );
    await until('the refusal', () =>
      stage.slack.calls.some(({ body }) => JSON.stringify(body).includes('not among the choices')),
    );
    expect(cards()).toBe(before);
  });

  it.each([
    ['customer.open_line', (open: OpenView) => tokenOf(open)],
    ['customer.refresh', (open: OpenView) => tokenOf(open)],
  ])('another person’s card opens nothing by %s', async (actionId, token) => {
    const { lucia } = stage.office.known;
    await type(`/customer ${lucia.document}`);
    const card = await modalSaying(alex, 'Lucía', 'Refresh');
    await marta.command(CARE_CHANNEL, '/care');
    const hers = await modalSaying(marta, '/block-sim');
    const before = upstream();
    const body = viewClick('U0MARTA', hers, { actionId, value: lucia.subscriptionId }, token(card));
    await postedIsRefused(marta, body, 'demasiado antigua o no es tuya');
    expect(upstream()).toBe(before);
    expect(viewText(marta.views().at(-1))).not.toContain('Lucía');
  });

  it('#7 a form that is opened by another’s button value is not opened', async () => {
    const { lucia } = stage.office.known;
    await type(`/customer ${lucia.document}`);
    await modalSaying(alex, 'Refresh');
    await alex.clickView({ actionId: 'customer.open_line', value: lucia.subscriptionId });
    const line = await modalSaying(alex, 'Block SIM', 'Refresh');
    const value = buttonValue(line.view, 'form.open') ?? '';
    expect(value).toMatch(/^[0-9a-f-]{36}$/);
    await marta.command(CARE_CHANNEL, '/care');
    const hers = await modalSaying(marta, '/block-sim');
    const before = upstream();
    await postedIsRefused(
      marta,
      viewClick('U0MARTA', hers, { actionId: 'form.open', value }),
      'demasiado antigua o no es tuya',
    );
    expect(upstream()).toBe(before);
  });

  it.each([
    [
      'a line of another customer',
      'customer.open_line',
      (known: Stage['office']['known']) => known.nie.subscriptionId,
    ],
    [
      'an account of another customer',
      'customer.open_penalties',
      (known: Stage['office']['known']) => known.nie.accountId,
    ],
    ['no line at all', 'customer.open_line', () => ''],
    ['a path', 'customer.open_line', () => '../../users/1'],
  ])('%s is not opened from a card', async (_what, actionId, value) => {
    await type(`/customer ${stage.office.known.lucia.document}`);
    const card = await modalSaying(alex, 'Lucía', 'Refresh');
    const before = upstream();
    await postedIsRefused(
      alex,
      viewClick('U0ALEX', card, { actionId, value: value(stage.office.known) }),
      'not part of this card',
    );
    expect(upstream()).toBe(before);
  });

  it.each(['', 'null', '{}', '3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f9b8a7c', 'x'.repeat(3_000), '<!channel>'])(
    'a form with the metadata %j is too old, and says so',
    async (metadata) => {
      await type(`/block-sim ${stage.office.known.bound.msisdn}`);
      const form = await modalSaying(alex, 'Loss', 'Theft');
      const before = [upstream(), cards()];
      const values = { 'params.block_id': entered.radio('1'), 'body.reason': entered.text('why') };
      const answer = await postAndServe(submissionBody('U0ALEX', form, values, metadata));
      expect(answer).toContain('too old, or not yours');
      expect([upstream(), cards()]).toEqual(before);
    },
  );

  it('a form of a window that stood open for more than a day is too old', async () => {
    await type(`/block-sim ${stage.office.known.bound.msisdn}`);
    await modalSaying(alex, 'Loss', 'Theft');
    stage.advance(86_401);
    const before = cards();
    await alex.submit({ 'params.block_id': '1', 'body.reason': 'Yesterday' });
    await modalSaying(alex, 'too old, or not yours');
    expect(cards()).toBe(before);
  });

  it('a request is cancelled by nobody else', async () => {
    const id = await askToBlock(alex, stage.office.known.twoAccounts.msisdn);
    const card = await cardOf(stage, id);
    await marta.command(CARE_CHANNEL, '/care');
    const hers = await modalSaying(marta, '/block-sim');
    await postedIsRefused(
      marta,
      viewClick('U0MARTA', hers, { actionId: 'request.cancel', value: id }),
      'quien la pidió',
    );
    expect(actionIds(card.blocks)).toContain('request.approve');
    await alex.clickMessage(await messageSaying(alex, alex.dm, id), { actionId: 'request.cancel' });
  });
});
