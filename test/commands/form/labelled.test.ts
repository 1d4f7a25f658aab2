import { describe, expect, it } from 'vitest';
import { usersTree } from '../../../src/api/customers-v2/users.ts';
import { customersConvertNieToNif } from '../../../src/api/customers-v4/customers.ts';
import { formOf } from '../../../src/api/form-tree.ts';
import { compile } from '../../../src/commands/form/draft.ts';
import { EMPTY_DRAFT } from '../../../src/commands/form/memory.ts';

describe('words before a document in a form', () => {
  it.each(['D.N.I. 12345678Z', 'DNI12345678Z', 'DNI nº 12345678Z', '12345678Z,'])('V186 %s', (typed) => {
    const draft = { ...EMPTY_DRAFT, entered: { 'query.documentType': 'NIF', 'query.document': typed } };
    const { input } = compile(formOf(usersTree), draft);
    expect(input.query).toEqual({ documentType: 'NIF', document: '12345678Z' });
  });

  it.each(['D.N.I. 12345678Z', 'DNI 12345678Z', 'DNI-12345678Z'])('V187 %s', (typed) => {
    const draft = { ...EMPTY_DRAFT, entered: { 'body.nif': typed } };
    const { input } = compile(formOf(customersConvertNieToNif), draft);
    expect(customersConvertNieToNif.body?.parse(input.body)).toEqual({ nif: '12345678Z' });
  });
});
