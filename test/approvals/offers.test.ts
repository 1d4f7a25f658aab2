import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FieldSpec, fieldsOf } from '../../src/api/fields.ts';
import { type AnyInput, type Before, defineOperation, type Operation } from '../../src/api/operation.ts';
import { form } from '../../src/api/schemas.ts';
import { besideChoices, changesNothing, idleChoices, nothingToDo } from '../../src/approvals/offers.ts';

const WORDS = { en: 'Level', es: 'Nivel' };
const BESIDE = { en: 'blocked for FRAUDE', es: 'bloqueado por FRAUDE' };
const read = async () => {
  throw new Error('nothing is read here');
};

/** A change of a level, which stands at LOW, with a note and a why beside it. */
const operation: Operation = defineOperation({
  id: 'barrings.levels.update',
  api: 'barrings',
  method: 'PATCH',
  path: '/v2/levels/{line}',
  title: WORDS,
  resource: WORDS,
  moves: 'service',
  params: z.strictObject({ line: z.string() }),
  body: z.strictObject({
    level: z.enum(['LOW', 'HIGH']),
    limits: z.strictObject({ day: z.string().optional(), levels: z.string().optional() }).optional(),
    note: z.string().optional(),
    why: z.string().register(form, { reason: true }).optional(),
  }),
  responses: { 200: z.unknown() },
  before: async ({ body }) => stands(body.level, ['body.level', 'body.limits']),
});

const stands = (level: string, compares?: readonly string[]): Before => ({
  changes: [{ label: WORDS, now: 'LOW', after: level }],
  ...(compares && { compares }),
  beside: BESIDE,
});
const input = (body: Readonly<Record<string, unknown>>): AnyInput => ({ params: { line: '1' }, body });
const field = (path: string): FieldSpec => {
  const found = fieldsOf(operation, input({ limits: {} })).find((each) => each.path === path);
  if (!found) throw new Error(path);
  return found;
};

describe('what changes nothing', () => {
  const same = { label: WORDS, now: 'LOW', after: 'LOW' } as const;
  it.each([
    ['the state there is', [same], true],
    ['another state', [{ ...same, after: 'HIGH' }], false],
    ['one of two', [same, { ...same, after: 'HIGH' }], false],
    ['values that only look alike', [{ ...same, masked: true }], false],
    ['a state nobody knows', [{ ...same, unknown: true }], false],
    ['a state that is still to be decided', [{ ...same, undecided: true }], false],
    ['nothing that is compared', [], false],
  ] as const)('is %s: %#', (_what, changes, expected) => {
    expect(changesNothing({ changes })).toBe(expected);
  });
});

describe('P4 nothing to do', () => {
  it.each([
    ['of all that is sent and compared', { level: 'LOW' }, ['body.level'], true],
    [
      'of what stands inside a part that is compared',
      { level: 'LOW', limits: { day: '1' } },
      ['body.level', 'body.limits'],
      true,
    ],
    [
      'not of a part whose name only begins so',
      { level: 'LOW', limits: { levels: '1' } },
      ['body.level', 'body.lim'],
      false,
    ],
    ['not when something that is sent is not compared', { level: 'LOW', note: 'x' }, ['body.level'], false],
    ['though a why is sent', { level: 'LOW', why: 'asked for' }, ['body.level'], true],
    ['not when nothing is compared', { level: 'LOW' }, [], false],
    ['not of another state', { level: 'HIGH' }, ['body.level'], false],
  ] as const)('is said %s', (_when, body, compares, expected) => {
    expect(nothingToDo(operation, input(body), stands(body.level, compares))).toBe(expected);
  });

  it('is said of whatever is sent where all of it is compared', () => {
    const all = stands('LOW');
    expect(nothingToDo(operation, input({ level: 'LOW', note: 'x' }), all)).toBe(true);
  });
});

describe('choices that would change nothing', () => {
  const level = field('body.level');
  const idle = (open: readonly FieldSpec[], of = operation, given: AnyInput = input({})) =>
    idleChoices(of, given, open, read);

  it('are known where one choice is open, a why or none beside it', async () => {
    expect(await idle([level])).toEqual({ 'body.level': ['LOW'] });
    expect(await idle([level, field('body.why')])).toEqual({ 'body.level': ['LOW'] });
  });

  it('are not known where something else is open, no choice is, or no state can be read', async () => {
    expect(await idle([level, field('body.note')])).toEqual({});
    expect(await idle([field('body.note')])).toEqual({});
    expect(await idle([])).toEqual({});
    const { before: _, ...blind } = operation;
    expect(await idle([level], blind)).toEqual({});
  });

  it('are none where the rest does not fit, and what is sent beside them counts', async () => {
    expect(await idle([level], operation, { params: {}, body: {} })).toEqual({ 'body.level': [] });
    expect(await idle([level], operation, input({ note: 'x' }))).toEqual({ 'body.level': [] });
  });
});

describe('what none of the choices would change', () => {
  const level = field('body.level');
  it('is what stands beside them', async () => {
    expect(await besideChoices(operation, input({}), [level], read)).toEqual(BESIDE);
  });

  it('is nothing where no choice is open, it does not fit, or nothing stands there', async () => {
    expect(await besideChoices(operation, input({}), [field('body.note')], read)).toBeUndefined();
    expect(await besideChoices(operation, input({}), [{ ...level, options: [] }], read)).toBeUndefined();
    expect(await besideChoices(operation, { params: {}, body: {} }, [level], read)).toBeUndefined();
    const bare: Operation = { ...operation, before: async () => ({ changes: [] }) };
    expect(await besideChoices(bare, input({}), [level], read)).toBeUndefined();
  });
});
