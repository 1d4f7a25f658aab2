import { afterAll, beforeEach, expect, it } from 'vitest';
import { answerTree } from '../../../src/api/answer-tree.ts';
import { usersGet, usersTree } from '../../../src/api/customers-v2/users.ts';
import { usersAgileTv } from '../../../src/api/customers-v2/users-agile-tv.ts';
import { usersTreeFull, usersTreeSearch } from '../../../src/api/customers-v2/users-search.ts';
import { openOffice, reader, visit } from './visit.ts';

const office = await openOffice();
const read = reader(office);
const { lucia, business } = office.known;
beforeEach(() => office.reset());
afterAll(() => office.close());

const move = (old_email: string, new_email: string, document_number = lucia.document) =>
  visit(office, usersAgileTv, { params: {}, body: { old_email, new_email, document_number } });

it('moves Agile TV to another e-mail, from where it is, and leaves the customer’s own', async () => {
  const [first, second] = ['tv@example.com', 'sofa@example.com'];
  expect((await move(lucia.email, first, 'X0000000T')).status).toBe(404);
  expect((await move(lucia.email.toUpperCase(), first, lucia.document.toLowerCase())).status).toBe(200);
  expect((await move(lucia.email, second)).status).toBe(404);
  expect((await move(first, second)).status).toBe(200);
  const query = { email: lucia.email };
  expect((await read(usersTree, { params: {}, query })).customer_uuid).toBe(lucia.customerUuid);
});

it('finds the same customer by each search', async () => {
  const tree = await read(usersTree, { params: {}, query: { number: lucia.msisdn } });
  const body = { documentType: 'NIF' as const, document: lucia.document };
  expect(await read(usersTreeSearch, { params: {}, body })).toEqual(tree);
  const full = { document_type: 'DNI' as const, document: lucia.document };
  expect(await read(usersTreeFull, { params: {}, body: full })).toEqual(tree);
});

it.each([
  ['nothing', {}, 'number'],
  ['a document without its type', { document: lucia.document }, 'documentType'],
  ['a type without its document', { documentType: 'NIF' }, 'document'],
])('does not search by %s', async (_, given, field) => {
  for (const criteria of [usersTree.query, usersTreeSearch.body]) {
    expect(criteria?.safeParse(given).error?.issues.map(({ path }) => path)).toContainEqual([field]);
  }
  expect((await visit(office, usersTreeSearch, { params: {}, body: given })).status).toBe(400);
});

it('knows a person responsible by name and a street as an address', async () => {
  const tree = await read(usersTree, {
    params: {},
    query: { documentType: 'CIF', document: business.document },
  });
  const user = await read(usersGet, { params: { user_id: tree.id ?? '' } });
  const meanings = new Map<string, unknown>();
  const note = (node: ReturnType<typeof answerTree>): void => {
    if (node?.node === 'value') meanings.set(node.name, node.meaning);
    if (node?.node === 'group') node.parts.forEach(note);
  };
  note(answerTree(usersGet, 200, user));
  expect(Object.fromEntries(meanings)).toMatchObject({ name: 'name', address: 'address', company: 'name' });
});
