import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError } from '../../../src/api/errors.ts';
import type { AnyInput, InputOf, Operation, OutputOf } from '../../../src/api/operation.ts';
import { findCustomer } from '../../../src/commands/lookup/find.ts';
import { recognise } from '../../../src/fields/identifier.ts';

const wrong: string[] = [];

/** Nobody knows anybody; a question that its own operation would not send is noted. */
async function read<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>;
async function read(operation: Operation, { params, query }: AnyInput): Promise<unknown> {
  const accepted =
    operation.params.safeParse(params).success && (operation.query?.safeParse(query ?? {}).success ?? true);
  if (!accepted) wrong.push(`${operation.id} ${JSON.stringify({ params, query })}`);
  throw new ApiError('', {
    api: operation.api,
    operationId: operation.id,
    kind: 'not_found',
    outcome: 'refused',
  });
}

test('whatever a command reads, the operations it asks take', async () => {
  const characters = [...'0123456789XYZKLABEés ñ.-@/+_&%\u2019'];
  const typed = fc.oneof(
    fc.string({ unit: fc.constantFrom(...characters), maxLength: 24 }),
    fc.emailAddress(),
    fc.uuid(),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((name) => `${name}@correo.es`),
    fc.constantFrom(
      'josé@correo.es',
      'info@cañas.es',
      '852e395d-693e-ed11-809a-c971856d9437',
      '5906566798696',
    ),
    fc
      .tuple(fc.constantFrom('pasaporte ', 'DNI', ''), fc.stringMatching(/^[A-Z]{0,3}\d{5,9}[A-Z]?$/))
      .map((all) => all.join('')),
  );
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const identifier = recognise(text);
      if (identifier.kind === 'unreadable') return;
      expect(await findCustomer(identifier, { read })).toMatchObject({ found: false });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});
