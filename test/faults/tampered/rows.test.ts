import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askToBlock, cardOf, cardSaying } from '../../support/desk-work.ts';
import { startTampered, type Tampered } from './writer.ts';

const APPROVED = `state = 'approved', decided_by = 'U0SARA', decided_at = unixepoch() * 1000`;
const APPROVAL = `approvals = '[{"userId":"U0SARA","at":' || unixepoch() * 1000 || ',"comment":null}]'`;
const OTHER = '11111111-1111-4111-8111-111111111111';

describe('a request that was altered in the database', () => {
  let tampered: Tampered;
  beforeAll(async () => {
    tampered = await startTampered();
  });
  afterAll(() => tampered.close());
  const alex = () => tampered.stage.slack.as('U0ALEX');
  const lines = () => tampered.stage.office.known.business.subscriptionIds;
  const ask = async () => {
    tampered.stage.office.reset();
    return askToBlock(alex(), lines()[0] ?? '');
  };
  const set = (id: string, what: string) => tampered.meddle(`UPDATE requests SET ${what} WHERE id = '${id}'`);
  const approveCard = async (id: string) =>
    tampered.stage.slack
      .as('U0SARA')
      .clickMessage(await cardOf(tampered.stage, id), { actionId: 'request.approve' });

  it.each([
    ['S18: it says that a person has approved it', `${APPROVED}, ${APPROVAL}`],
    ['S18: it says that it is approved, and by nobody', "state = 'approved'"],
    ['S18: it is one that its requester confirms, and did', `risk = 'write', ${APPROVED}`],
    ['S28: what is sealed is garbage', "sealed = x'00', expires_at = 0"],
    ['S28: a number is larger than any', 'expires_at = 9223372036854775807, check_at = 1'],
  ])('is not sent when nobody clicks: %s', async (_what, sql) => {
    const id = await ask();
    await cardOf(tampered.stage, id);
    set(id, sql);
    await tampered.isAltered(id);
    expect(tampered.kindsOf(id).filter((kind) => kind === 'altered')).toHaveLength(1);
  });

  it.each([
    ['S19: another person is said to have asked', "requester = 'U0MARTA'"],
    ['S23: it is said to repeat another request', `link = '{"kind":"repeats","id":"${OTHER}"}'`],
    ['S24: others are said to have been asked as well', 'escalated_at = unixepoch() * 1000'],
    ['S26: it lives a day longer', 'expires_at = expires_at + 86400000'],
    ['it is another operation', "operation_id = 'barrings.sim-unblock.create'"],
    ['it is of another risk', "risk = 'write'"],
    ['the state before was another', "facts = '[]'"],
    ['it says another reason, or a garbage of one', 'sealed = zeroblob(80)'],
    ['somebody has approved it before', APPROVAL],
    ['its approvals are no list', "approvals = '{'"],
    ['#17 it needs fewer people', `terms = replace(terms, '"approvals":1', '"approvals":0')`],
    ['#17 it is for another target', "target = 'somebody else'"],
    ['its mark is gone', 'mark = NULL'],
    ['its mark is another one', "mark = 'x'"],
  ])('is not sent when somebody approves it: %s', async (_what, sql) => {
    const id = await ask();
    const card = await cardOf(tampered.stage, id);
    set(id, sql);
    const sara = tampered.stage.slack.as('U0SARA');
    await sara.clickMessage(card, { actionId: 'request.approve' });
    await tampered.isAltered(id);
  });

  it('S21 #17 is not sent when its input is another request’s: that does not open there', async () => {
    const id = await ask();
    const other = await askToBlock(alex(), lines()[1] ?? '');
    set(id, `sealed = (SELECT sealed FROM requests WHERE id = '${other}')`);
    await approveCard(id);
    await tampered.isAltered(id);
    // The other one is what it was.
    await approveCard(other);
    await cardSaying(tampered.stage, other, 'Done');
    expect(tampered.sentOf(other)).toHaveLength(1);
  });

  it('says to who clicks that it was altered', async () => {
    const id = await ask();
    const card = await cardOf(tampered.stage, id);
    set(id, "requester = 'U0MARTA'");
    const sara = tampered.stage.slack.as('U0SARA');
    await sara.clickMessage(card, { actionId: 'request.approve' });
    await tampered.isAltered(id);
    const told = sara.sees(card.channel).filter(({ text }) => text.includes('in the database'));
    expect(told.length).toBeGreaterThan(0);
  });
});
