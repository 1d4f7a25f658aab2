/** Rules on the input: which of them holds for which request. */
import { describe, expect, it } from 'vitest';
import { ruleIn, said } from './reading.ts';

const REFUND = 'partners.refunds.create';
const BLOCK = 'customers-v2.blocks.update';
const refund = (value: unknown) => ({ body: { amount: { value_with_taxes: value } } });

const POLICY = `operations:
  ${REFUND}:
    rules:
      - { when: body.amount.value_with_taxes <= 20, risk: write }
      - { when: body.amount.value_with_taxes > 500, approvals: 2, comment: required, ttl: 30m }
  ${BLOCK}:
    approvals: 2
    rules:
      - { when: [params.block_id = 1, body.active = true], risk: write }
`;

describe('a policy by value', () => {
  it.each([
    [12.1, 'write', 1],
    [20, 'write', 1],
    [20.01, 'destructive', 1],
    [500, 'destructive', 1],
    [500.01, 'destructive', 2],
  ])('of an amount of %s asks for %s by %i', (value, risk, approvals) => {
    expect(ruleIn(POLICY, REFUND, refund(value))).toMatchObject({ risk, approvals });
  });

  it.each([
    ['1', true, 'write'],
    ['1', false, 'destructive'],
    ['2', true, 'destructive'],
  ])('of block %s set to %s asks for %s: all conditions of a rule must hold', (block_id, active, risk) => {
    const input = { params: { block_id }, body: { active } };
    expect(ruleIn(POLICY, BLOCK, input)).toMatchObject({ risk, approvals: 2 });
  });

  it.each([undefined, {}, refund(undefined), refund(null), refund('12,10'), refund({}), refund(-500)])(
    'that cannot be compared with %j falls to the stricter side',
    (input) => {
      expect(ruleIn(POLICY, REFUND, input)).toMatchObject({
        risk: 'destructive',
        approvals: 2,
        commentRequired: true,
        ttlSeconds: 1_800,
      });
    },
  );

  it('falls to the stricter side where a value is the same but for its case, and where a list holds several', () => {
    const text = `operations:\n  partners.movements.create: { rules: [{ when: body.type = DISCOUNT, risk: write }] }\n`;
    const of = (type: unknown) => ruleIn(text, 'partners.movements.create', { body: { type } }).risk;
    expect([of('DISCOUNT'), of('discount'), of('ONE_TIME_FEE')]).toEqual([
      'write',
      'destructive',
      'destructive',
    ]);
    const masks = `operations:\n  barrings.subscription-masks.update: { rules: [{ when: body.barringsMasksCodes = LOW, risk: write }] }\n`;
    const mask = (...codes: string[]) =>
      ruleIn(masks, 'barrings.subscription-masks.update', { body: { barringsMasksCodes: codes } }).risk;
    expect([mask('LOW'), mask('LOW', 'HIGH'), mask('HIGH'), mask()]).toEqual([
      'write',
      'destructive',
      'destructive',
      'destructive',
    ]);
  });

  it('leaves what is said of all inputs where no rule fits, key by key', () => {
    const text = `operations:\n  ${REFUND}:\n    comment: required\n    rules: [{ when: body.billable = true, approvals: 3 }]\n`;
    expect(ruleIn(text, REFUND, { body: { billable: true } })).toMatchObject({
      approvals: 3,
      commentRequired: true,
    });
    expect(ruleIn(text, REFUND, { body: { billable: false } })).toMatchObject({
      approvals: 1,
      commentRequired: true,
    });
  });

  it('gives other rules another name', () => {
    expect(ruleIn(POLICY, REFUND, refund(1)).version).not.toBe(ruleIn(POLICY, REFUND, refund(100)).version);
  });

  const when = (operation: string, condition: string) =>
    said(`operations:\n  ${operation}:\n    rules:\n      - when: ${condition}\n        risk: write\n`)
      .errors;

  it.each([
    [
      REFUND,
      'body.amount.value < 20',
      /^line 4: .*rules > 0 > when: the input of partners\.refunds\.create holds no body\.amount\.value; it holds .*body\.amount\.value_with_taxes/,
    ],
    [
      REFUND,
      'body.amount.value_with_taxes <= twenty',
      /^line 4: .*is a number: write it as 20 or 20\.50, not as twenty/,
    ],
    [REFUND, 'body.amount.value_with_taxes <= "1.234,5"', /is a number/],
    [REFUND, 'body.billable = yes', /is yes or no: write true or false/],
    [REFUND, 'body.billable > true', /has no order/],
    [REFUND, 'body.refund_datetime = 2026-01-01', /cannot be compared/],
    ['partners.movements.create', 'body.type = FEE', /is never FEE: choose one of RECURRING_CHARGE/],
    [BLOCK, 'params.block_id = 3', /is never 3: choose one of 1, 2/],
    [REFUND, 'always', /write a field of the input, a comparison and a value/],
  ])('is not said of %s by %s, and the line is named', (operation, condition, words) => {
    const errors = when(operation, `'${condition}'`);
    expect(errors).toEqual([expect.stringMatching(words)]);
  });

  it('stands under an operation, says something, and what changes something is never a read', () => {
    expect(
      said('resources:\n  customers-v2/Penalties: { rules: [{ when: body.active = true, risk: write }] }')
        .errors,
    ).toEqual([expect.stringContaining('unknown rules (rules stand under an operation')]);
    expect(said(`operations:\n  ${REFUND}: { rules: [{ when: body.billable = true }] }`).errors).toEqual([
      expect.stringContaining('says nothing'),
    ]);
    expect(
      said(`operations:\n  ${REFUND}: { rules: [{ when: body.billable = true, risk: read }] }`).errors,
    ).toEqual([expect.stringContaining('changes something')]);
    expect(said(`operations:\n  ${REFUND}: { rules: [] }`).errors).toEqual([
      expect.stringContaining('write a list of rules'),
    ]);
  });
});
