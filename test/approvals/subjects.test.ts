import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Operation } from '../../src/api/operation.ts';
import { operationById } from '../../src/api/registry.ts';
import { form } from '../../src/api/schemas.ts';
import { personalValues, subjectsOf } from '../../src/approvals/subjects.ts';
import { openBench } from './bench.ts';

describe('what an input tells of people', () => {
  const operation = (name: string): Operation => {
    const found = operationById(name);
    if (!found) throw new Error(`no operation ${name}`);
    return found;
  };

  it('is whom it is about: numbers, SIMs, documents, e-mails and ids', () => {
    const replace = operation('customers-v2.sim.replace');
    expect(subjectsOf(replace, { params: { subscription_id: 30000001 }, body: {} })).toEqual([
      { kind: 'id', value: '30000001' },
    ]);
    const body = { dealer_id: '1', logistic: 'STORE', new_icc: '8934071234567890123' };
    expect(subjectsOf(replace, { params: { subscription_id: '30000001' }, body })).toContainEqual({
      kind: 'iccid',
      value: '8934071234567890123',
    });
    const query = {
      number: '612345678',
      documentType: 'NIF',
      document: '12345678Z',
      email: 'ana@example.com',
    };
    expect(subjectsOf(operation('customers-v2.users.tree'), { params: {}, query })).toEqual([
      { kind: 'email', value: 'ana@example.com' },
      { kind: 'msisdn', value: '612345678' },
      { kind: 'document', value: '12345678Z' },
    ]);
  });

  it('is an id by what it is called, not by what it begins with', () => {
    const names = ['accountId', 'user_id', 'CustomerID', 'subscription_id_before', 'thing_id', 'customer'];
    const body = z.strictObject(Object.fromEntries(names.map((name) => [name, z.string()])));
    const input = { params: {}, body: Object.fromEntries(names.map((name) => [name, name])) };
    expect(subjectsOf({ ...openBench().operation, body }, input)).toEqual(
      ['accountId', 'user_id', 'CustomerID'].map((value) => ({ kind: 'id', value })),
    );
    expect(
      subjectsOf({ ...openBench().operation, body }, { params: {}, body: { accountId: ['1'] } }),
    ).toEqual([]);
  });

  it('must not be repeated in any of a list', () => {
    const body = z.strictObject({
      mails: z.array(z.string()).register(form, { is: 'email' }),
      colours: z.array(z.string()),
    });
    const input = {
      params: {},
      body: { mails: ['ana@example.com', 7, 'eva@example.com'], colours: ['red'] },
    };
    const made = { ...openBench().operation, body };
    expect(personalValues(made, input)).toEqual(['ana@example.com', 'eva@example.com']);
    expect(subjectsOf(made, input)).toEqual([]);
  });

  it('is what must not be repeated: everything that is somebody’s own', () => {
    const tree = operation('customers-v2.users.tree');
    const query = { documentType: 'NIF', document: '12345678Z', email: 'ana@example.com' };
    expect(personalValues(tree, { params: {}, query }).toSorted()).toEqual(['12345678Z', 'ana@example.com']);
    expect(personalValues(tree, { params: {}, query: { email: 7 } })).toEqual([]);
  });
});
