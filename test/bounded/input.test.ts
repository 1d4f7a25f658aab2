import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAnswer } from '../../src/api/answer.ts';
import { parseTolerantly } from '../../src/api/drift.ts';
import { ApiError } from '../../src/api/errors.ts';
import { operationById, operations } from '../../src/api/registry.ts';
import { typed } from '../../src/commands/form/typed.ts';
import { searchOperations } from '../../src/commands/run/search.ts';
import { createScreen } from '../../src/commands/screen.ts';
import { maskText } from '../../src/fields/mask-text.ts';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { texts } from '../../src/text/text.ts';
import { withLocalSlack } from '../commands/local-slack.ts';
import { messageSaying, messageText, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { wholeForms } from '../support/whole-forms.ts';

/** The processor's time of some work, the best of three: another's garbage may be collected meanwhile. */
function cpuOf(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

function operationNamed(id: string) {
  const operation = operationById(id);
  if (operation === undefined) throw new Error(`no operation ${id}`);
  return operation;
}

describe('names and values', () => {
  const pairs = operations
    .flatMap(wholeForms)
    .flatMap(({ fields }) => fields)
    .filter(({ kind }) => kind === 'pairs');

  it.each([
    ['S42', `iccid: 8934011411551283123\n${' '.repeat(2_900)}b`, 'refused'],
    ['S43', `b:1\n${' '.repeat(800)}a${' '.repeat(800)}:x\u2028y`, { b: '1', a: 'x\u2028y' }],
    ['S44', `a: 1\n${' '.repeat(3_000)}`, { a: '1' }],
    ['S44 colons', `a: 1\nb${':'.repeat(2_900)}`, { a: '1', b: ':'.repeat(2_899) }],
  ])('%s: are read, or refused, in little time whatever blanks stand in them', (_id, text, read) => {
    expect(pairs.length).toBeGreaterThanOrEqual(4);
    for (const field of pairs) {
      const value = typed(field, text);
      expect(value).toEqual(read === 'refused' ? text.trim() : read);
      expect(
        cpuOf(() => typed(field, text)),
        field.path,
      ).toBeLessThan(50);
    }
  });

  it('S42: what is refused is said under its field', () => {
    const { body } = operationNamed('partners.devices.update');
    const wrong = { category: 'OTHER', new_service_device_details: `iccid: 1\n${' '.repeat(2_900)}b` };
    expect(body?.safeParse(wrong).error?.issues.map(({ path }) => path.join('.'))).toContain(
      'new_service_device_details',
    );
  });
});

describe('answers', () => {
  const tree = operationNamed('customers-v2.users.tree');
  const answerOf = (entries: number, each: (at: number) => unknown) =>
    JSON.stringify({
      accounts: [{ id: 1, subscriptions: Array.from({ length: entries }, (_, at) => each(at)) }],
    });

  it('S46: one of 200,000 entries, every other broken, costs little and is not read', () => {
    const text = answerOf(200_000, (at) => (at % 2 === 0 ? { id: at } : 'x'));
    expect(readAnswer(tree, 200, text)).toMatchObject({ kind: 'unreadable' });
    expect(cpuOf(() => readAnswer(tree, 200, text))).toBeLessThan(50);
  });

  it.each([
    ['every other', 60_000, (at: number) => (at % 2 === 0 ? { id: at } : 'x')],
    ['the last', 40_000, (at: number) => (at < 35_000 ? { id: at } : 'x')],
    ['all', 120_000, () => 'x'],
  ])('S47: beyond a thousand issues (%s entries broken) none is worked on', (_which, entries, each) => {
    const text = answerOf(entries, each);
    const read = readAnswer(tree, 200, text);
    expect(read).toBeInstanceOf(ApiError);
    expect(read).toMatchObject({
      kind: 'unreadable',
      message: 'The answer does not have the form the API describes.',
    });
    // About what it costs to read as much that holds nothing wrong: on a machine that does nothing else, a fifth.
    expect(cpuOf(() => readAnswer(tree, 200, text))).toBeLessThan(700);
  });

  it('S47: a thousand are mended, one more is not; what is small is judged alike', () => {
    const schema = z.object({ tags: z.array(z.object({ name: z.string() })) });
    const broken = (count: number) => ({ tags: [...Array(count).fill(5), ...Array(50).fill({ name: 'a' })] });
    const mended = parseTolerantly(schema, broken(1_000));
    expect(mended.ok && mended.data.tags).toHaveLength(50);
    expect(parseTolerantly(schema, broken(1_001))).toMatchObject({ ok: false });
    expect(parseTolerantly(schema, broken(20_000))).toMatchObject({
      ok: false,
      pruned: [{ path: '', problem: 'too_many_issues' }],
    });
  });
});

describe('words', () => {
  it('S48: 40,000 letters are masked in time that grows with them', () => {
    for (const text of ['a'.repeat(40_000), 'a.'.repeat(20_000), 'a@'.repeat(20_000)])
      expect(cpuOf(() => maskText(text))).toBeLessThan(150);
  });

  it('S49: at most twenty words are looked for', () => {
    expect(cpuOf(() => searchOperations(operations, 'a '.repeat(2_000)))).toBeLessThan(50);
    const [best] = searchOperations(operations, `replace sim ${'sim '.repeat(18)}`);
    expect(best).toBeDefined();
    expect(searchOperations(operations, `${'sim '.repeat(20)} nothing-is-called-so`)).toEqual(
      searchOperations(operations, 'sim '.repeat(20)),
    );
  });
});

describe('what is whispered', () => {
  const local = withLocalSlack();

  it('S50: is sent in little time where Slack takes neither message nor modal, whatever quotes it holds', async () => {
    const screen = createScreen({
      client: local().client,
      userId: 'U0ALEX',
      triggerId: 'gone',
      current: undefined,
      text: texts.en,
      nearby: () => Promise.reject(new Error('gone')),
      reopen: async () => ({ text: '', blocks: [] }),
    });
    const before = process.cpuUsage();
    await screen.whisper('“'.repeat(39_000));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(1_000);
    expect(local().slack.messages('D0ALEX').map(messageText).join('')).toContain('““““');
  });
});

describe('at the door', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  it('S48: a search of over 500 characters is refused, clearly; one of 500 is made', async () => {
    const alex = stage.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, `/care run ${'a'.repeat(501)}`);
    await messageSaying(alex, CARE_CHANNEL, 'at most 500 characters', '/care run replace sim');
    expect(alex.views()).toEqual([]);
    await alex.command(CARE_CHANNEL, `/care run ${'sim '.repeat(124)}sim`);
    await modalSaying(alex, 'Replace');
    await alex.close(true);
  });

  it('S46: who asked reads that the answer cannot be read, others are served, and drift is logged once', async () => {
    const { lucia, nie } = stage.office.known;
    const subscriptions = Array.from({ length: 200_000 }, (_, at) => (at % 2 === 0 ? { id: at } : 'x'));
    const alex = stage.slack.as('U0ALEX');
    stage.office.faults.set('customers-v2', {
      operation: 'customers-v2.users.tree',
      body: JSON.stringify({ accounts: [{ id: 1, subscriptions }] }),
      times: 1,
    });
    const before = stage.logged.filter((line) => line.includes('an answer broke its schema')).length;
    await alex.command(CARE_CHANNEL, `/customer ${lucia.document}`);
    const seen = await modalSaying(alex, 'could not be read', 'too large to read');
    expect(JSON.stringify(seen)).not.toContain('Something went wrong');
    const after = stage.logged.filter((line) => line.includes('an answer broke its schema')).length;
    expect(after - before).toBe(1);
    const marta = stage.slack.as('U0MARTA');
    await marta.command(CARE_CHANNEL, `/customer ${nie.document}`);
    await modalSaying(marta, nie.document);
    stage.office.faults.clear();
  });
});
