/** The input raises the default risk, by one rule over what its fields mean. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineOperation } from '../../../src/api/operation.ts';
import { operations } from '../../../src/api/registry.ts';
import { form } from '../../../src/api/schemas.ts';
import { createPolicy, NO_POLICY } from '../../../src/approvals/policy.ts';
import { DEFAULTS } from './reading.ts';

const comfort = (body: z.ZodType, params: z.ZodObject = z.strictObject({ customer_id: z.string() })) =>
  defineOperation({
    id: 'customers-v4.things.update',
    api: 'customers-v4',
    method: 'PATCH',
    path: '/v4/orgs/{org_id}/things/{customer_id}',
    title: { en: 'Change a thing', es: 'Cambiar una cosa' },
    resource: { en: 'Things', es: 'Things' },
    moves: 'nothing',
    params,
    body,
    responses: { 200: z.unknown() },
  });

const policyFor = createPolicy(NO_POLICY, DEFAULTS);
const iban = z.string().register(form, { is: 'iban' }).optional();
const email = z.string().optional();
const params = { customer_id: '1' };

describe('S14: an input raises the risk of what is a write by its definition', () => {
  const operation = comfort(z.strictObject({ note: z.string().optional(), iban, email }));

  it.each([
    ['a payment means', { iban: 'ES9121000418450200051332' }, 'destructive'],
    ['a changed contact', { email: 'a@example.com' }, 'destructive'],
    ['neither', { note: 'vip' }, 'write'],
    ['neither, and nothing else', {}, 'write'],
  ])('S14: %s', (_what, body, risk) => {
    expect(policyFor(operation, { params, body }).risk).toBe(risk);
    if (risk === 'destructive') expect(policyFor(operation, { params, body }).reasonRequired).toBe(true);
  });

  it('S14: the contact of somebody new is none that is changed; how they pay still counts', () => {
    const made = comfort(z.strictObject({ iban, email }), z.strictObject({}));
    expect(policyFor(made, { params: {}, body: { email: 'a@example.com' } }).risk).toBe('write');
    expect(policyFor(made, { params: {}, body: { iban: 'ES9121000418450200051332' } }).risk).toBe(
      'destructive',
    );
  });

  it('S14: a policy that names a risk is followed', () => {
    const entries = { ...NO_POLICY, operations: new Map([[operation.id, { risk: 'write' } as const]]) };
    const input = { params, body: { email: 'a@example.com' } };
    expect(createPolicy(entries, DEFAULTS)(operation, input).risk).toBe('write');
  });

  it('S14: no operation is lowered by it, and reads stay reads', () => {
    for (const each of operations) {
      expect(policyFor(each, { params: {}, body: {} }).risk).toBe(each.risk);
    }
  });
});
