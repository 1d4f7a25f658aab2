/** From an identifier to a customer: the first round of calls, the second for an id or a UUID. */

import { subscriptionsGet } from '../../api/customers-v2/subscriptions.ts';
import { usersGet, usersTree } from '../../api/customers-v2/users.ts';
import { customersGet, customersSearch } from '../../api/customers-v4/customers.ts';
import { ApiError } from '../../api/errors.ts';
import type { Api, InputOf } from '../../api/operation.ts';
import { type IdentityDocument, parseDocument } from '../../fields/document.ts';
import type { Identifier } from '../../fields/identifier.ts';
import { canonicalMsisdn } from '../../fields/msisdn.ts';
import type { Trouble } from '../../views/models.ts';
import { troubleOf } from '../../views/trouble.ts';
import type { Desk } from '../handler.ts';
import type { Customer, Tree, User } from './describe.ts';

/** A customer who was found, with whatever was read on the way. */
export interface Found {
  readonly found: true;
  readonly tree: Tree | undefined;
  /** Why there is no tree. */
  readonly noTree: Trouble | undefined;
  readonly uuid: string | undefined;
  readonly user: User | undefined;
  readonly profile: Customer | undefined;
}

export interface Nobody {
  readonly found: false;
  readonly searched: readonly Api[];
  /** APIs that gave no answer. */
  readonly unasked: readonly Trouble[];
}

/** A line without a number, of whom no API tells the customer. */
export interface LineAlone {
  readonly found: 'line';
  readonly subscriptionId: string;
}

type Reader = Pick<Desk, 'read'>;
type TreeQuery = NonNullable<InputOf<typeof usersTree>['query']>;
type SearchQuery = NonNullable<InputOf<typeof customersSearch>['query']>;

/** Finds a customer. Throws `ApiError` when the API that had to answer did not. */
export async function findCustomer(
  identifier: Identifier,
  desk: Reader,
): Promise<Found | Nobody | LineAlone> {
  switch (identifier.kind) {
    case 'document': {
      const { type, value } = identifier;
      return findBySearch(...documentQueries(type, value), desk);
    }
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

const DOCUMENT_TYPES = { nif: 'NIF', nie: 'TR', cif: 'CIF', passport: 'PASS' } as const;

function documentQueries(type: IdentityDocument['type'], value: string): [TreeQuery, SearchQuery] {
  const documentType = DOCUMENT_TYPES[type];
  return [
    { documentType, document: value },
    { identity_document: value, identity_document_type: documentType },
  ];
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
  const query = treeQueryOf(profile.value);
  const branches: Seen<Tree> = query ? await seen(readTree(query, desk)) : {};
  return founded(branches, { uuid, profile: profile.value });
}

function treeQueryOf({
  personal_info,
  company_info,
  contact_info,
  digital_personal_info,
}: Customer): TreeQuery | undefined {
  const number = (personal_info ?? company_info)?.identity_document?.number;
  const document = parseDocument(number ?? '');
  if (document.ok) return documentQueries(document.type, document.value)[0];
  const email = contact_info?.emails?.[0]?.email ?? digital_personal_info?.email;
  return email == null ? undefined : { email };
}

/** An id is a user's or a line's: both are asked, and whichever is there leads to the tree. */
async function findById(id: string, desk: Reader): Promise<Found | Nobody | LineAlone> {
  const [user, line] = await Promise.all([
    seen(desk.read(usersGet, { params: { user_id: id } })),
    seen(desk.read(subscriptionsGet, { params: { subscription_id: id } })),
  ]);
  if (user.value) {
    const document = parseDocument(user.value.document_value);
    const branches: Seen<Tree> = document.ok
      ? await seen(readTree(documentQueries(document.type, document.value)[0], desk))
      : {};
    return founded(branches, { user: user.value });
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

function readTree(query: TreeQuery, desk: Reader): Promise<Tree> {
  return desk.read(usersTree, { params: {}, query });
}

interface Known {
  readonly uuid?: string | undefined;
  readonly user?: User;
  readonly profile?: Customer;
}

function founded(branches: Seen<Tree>, { uuid, user, profile }: Known): Found {
  const { value: tree, error } = branches;
  const noTree = error ? troubleOf(error) : NOT_THERE;
  return {
    found: true,
    tree,
    noTree: tree ? undefined : noTree,
    uuid: uuid ?? (tree?.customer_uuid?.trim() || undefined),
    user,
    profile,
  };
}

/** Nothing to ask customers-v2 by: it does not know the customer. */
const NOT_THERE: Trouble = { api: 'customers-v2', kind: 'missing' };

function nobody(answers: readonly Seen<unknown>[], asked: readonly Api[]): Nobody {
  const unasked = answers.flatMap(({ error }) => (error && !isUnknown(error) ? [troubleOf(error)] : []));
  const searched = asked.filter((api) => !unasked.some((trouble) => trouble.api === api));
  return { found: false, searched, unasked };
}

/** An answer, or the back office's reason for having none. */
interface Seen<T> {
  readonly value?: T;
  readonly error?: ApiError;
}

async function seen<T>(reading: Promise<T>): Promise<Seen<T>> {
  try {
    return { value: await reading };
  } catch (error) {
    if (error instanceof ApiError) return { error };
    throw error;
  }
}

function isUnknown({ kind }: ApiError): boolean {
  return kind === 'not_found';
}
