/** From an identifier to a customer: the first round of calls, the second for an id or a UUID. */

import { subscriptionsGet } from '../../api/customers-v2/subscriptions.ts';
import { usersGet, usersTree } from '../../api/customers-v2/users.ts';
import { customersGet, customersSearch } from '../../api/customers-v4/customers.ts';
import { said } from '../../api/missing.ts';
import type { InputOf } from '../../api/operation.ts';
import { V4_TYPES } from '../../fields/document-type.ts';
import type { Identifier } from '../../fields/identifier.ts';
import { canonicalMsisdn } from '../../fields/msisdn.ts';
import type { Reading } from '../reading.ts';
import type { Customer } from './describe.ts';
import {
  type DocumentReading,
  type DocumentReadings,
  readingsOf,
  readingsOfAnswer,
} from './document-readings.ts';
import {
  type Found,
  founded,
  isUnknown,
  type Known,
  type LineAlone,
  type Nobody,
  nobody,
  type Seen,
  seen,
  together,
} from './found.ts';
import { type Tree, treeOf } from './tree.ts';

type Reader = Pick<Reading, 'read'>;
type TreeQuery = NonNullable<InputOf<typeof usersTree>['query']>;
type SearchQuery = NonNullable<InputOf<typeof customersSearch>['query']>;

/** Finds a customer. Throws `ApiError` when the API that had to answer did not. */
export async function findCustomer(
  identifier: Identifier,
  desk: Reader,
): Promise<Found | Nobody | LineAlone> {
  switch (identifier.kind) {
    case 'document':
      return findByDocument(readingsOf(identifier), desk);
    case 'email': {
      const { value: email } = identifier;
      return findBySearch({ email }, { email }, desk);
    }
    case 'msisdn':
      return findByTree(await seen(readTree({ number: identifier.value }, desk)));
    case 'uuid':
      return findByUuid(identifier.value, desk);
    case 'id':
      return findById(identifier.value, desk);
  }
}

/** By the likeliest reading, and by the other one when it finds nobody. */
async function findByDocument([likeliest, other]: DocumentReadings, desk: Reader): Promise<Found | Nobody> {
  const first = await findByReading(likeliest, desk);
  if (other === undefined) return first;
  const isPassport = other.documentType === 'PASS';
  if (first.found) return isPassport ? first : withTreeOf(first, other, desk);
  const second = await findByReading(other, desk);
  if (!second.found) return together(first, second);
  return isPassport ? { ...second, passport: other.document } : second;
}

function findByReading(reading: DocumentReading, desk: Reader): Promise<Found | Nobody> {
  const { documentType, document } = reading;
  const search = { identity_document: document, identity_document_type: V4_TYPES[documentType] };
  return findBySearch(reading, search, desk);
}

/** The same person under the other name of their document. */
async function withTreeOf(found: Found, other: DocumentReading, desk: Reader): Promise<Found> {
  const { tree, noTree, uuid } = found;
  if (tree || noTree === 'unasked' || noTree?.kind !== 'missing') return found;
  const branches = await seen(readTree(other, desk));
  return branches.value ? founded(branches, { uuid }) : found;
}

/** The tree and the UUID side by side: either of them is a customer found. */
async function findBySearch(tree: TreeQuery, search: SearchQuery, desk: Reader): Promise<Found | Nobody> {
  const [branches, ids] = await Promise.all([
    seen(readTree(tree, desk)),
    seen(desk.read(customersSearch, { params: {}, query: search })),
  ]);
  const uuid = ids.value?.customer?.id ?? undefined;
  if (branches.value || uuid !== undefined) return founded(branches, { uuid });
  if (branches.error && !isUnknown(branches.error)) throw branches.error;
  return nobody([branches, ids], ['customers-v2', 'customers-v4']);
}

function findByTree(branches: Seen<Tree>, known: Known = {}): Found | Nobody {
  if (branches.value) return founded(branches, known);
  if (branches.error && !isUnknown(branches.error)) throw branches.error;
  return nobody([branches], ['customers-v2']);
}

/** customers-v4 knows the UUID, and from it the document by which customers-v2 finds the tree. */
async function findByUuid(uuid: string, desk: Reader): Promise<Found | Nobody> {
  const profile = await seen(desk.read(customersGet, { params: { customer_id: uuid } }));
  if (!profile.value) {
    if (profile.error && !isUnknown(profile.error)) throw profile.error;
    return nobody([profile], ['customers-v4']);
  }
  const { queries, bySaid } = treeQueriesOf(profile.value);
  const branches = await firstTree(queries, desk);
  return founded(branches, { uuid, profile: profile.value, bySaid });
}

function treeQueriesOf({ personal_info, company_info, contact_info, digital_personal_info }: Customer) {
  const { number, type } = (personal_info ?? company_info)?.identity_document ?? {};
  const { readings, bySaid } = readingsOfAnswer(number, type);
  if (readings.length > 0) return { queries: readings, bySaid };
  const email = contact_info?.emails?.[0]?.email ?? digital_personal_info?.email;
  return { queries: email == null ? [] : [{ email }], bySaid };
}

/** The first of these questions that has an answer; a failure ends the asking. */
async function firstTree(queries: readonly TreeQuery[], desk: Reader): Promise<Seen<Tree>> {
  let last: Seen<Tree> = {};
  for (const query of queries) {
    last = await seen(readTree(query, desk));
    if (last.value || (last.error && !isUnknown(last.error))) break;
  }
  return last;
}

/** An id is a user's or a line's: both are asked, and whichever is there leads to the tree. */
async function findById(id: string, desk: Reader): Promise<Found | Nobody | LineAlone> {
  const [user, line] = await Promise.all([
    seen(desk.read(usersGet, { params: { user_id: id } })),
    seen(desk.read(subscriptionsGet, { params: { subscription_id: id } })),
  ]);
  if (user.value) {
    const { document_value, document_type } = user.value;
    const { readings, bySaid } = readingsOfAnswer(document_value, document_type?.value);
    return founded(await firstTree(readings, desk), { user: user.value, bySaid });
  }
  if (line.value) {
    const number = canonicalMsisdn(line.value.identification_nr ?? '');
    return /^[0-9]{5,15}$/.test(number)
      ? findByTree(await seen(readTree({ number }, desk)))
      : { found: 'line', subscriptionId: id };
  }
  const failure = [user.error, line.error].find((error) => error && !isUnknown(error));
  if (failure) throw failure;
  return nobody([user, line], ['customers-v2']);
}

async function readTree(query: TreeQuery, desk: Reader): Promise<Tree> {
  return said(treeOf(await desk.read(usersTree, { params: {}, query })), usersTree);
}
