/** What a search for a customer came to. */
import { ApiError } from '../../api/errors.ts';
import type { Api } from '../../api/operation.ts';
import type { Trouble } from '../../views/models.ts';
import { troubleOf } from '../../views/trouble.ts';
import type { Customer, User } from './describe.ts';
import type { Tree } from './tree.ts';

/** A customer who was found, with whatever was read on the way. */
export interface Found {
  readonly found: true;
  readonly tree: Tree | undefined;
  /** Why there is no tree: customers v2 has none, did not say, or could not be asked by the customer's own document. */
  readonly noTree: Trouble | 'unasked' | undefined;
  readonly uuid: string | undefined;
  readonly user: User | undefined;
  readonly profile: Customer | undefined;
  /** What was typed as a CIF or NIE was found as this passport. */
  readonly passport?: string;
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

export interface Known {
  readonly uuid?: string | undefined;
  readonly user?: User;
  readonly profile?: Customer;
  /** False where customers v2 was not asked by the document the API names. */
  readonly bySaid?: boolean;
}

export function founded(branches: Seen<Tree>, { uuid, user, profile, bySaid = true }: Known): Found {
  const { value: tree, error } = branches;
  const isMissing = !error || isUnknown(error);
  const noTree = isMissing && !bySaid ? 'unasked' : error ? troubleOf(error) : NOT_THERE;
  return {
    found: true,
    tree,
    noTree: tree ? undefined : noTree,
    uuid: uuid ?? tree?.uuid,
    user,
    profile,
  };
}

/** Customers v2 was asked and does not know the customer. */
const NOT_THERE: Trouble = { api: 'customers-v2', kind: 'missing' };

export function nobody(answers: readonly Seen<unknown>[], asked: readonly Api[]): Nobody {
  const unasked = answers.flatMap(({ error }) => (error && !isUnknown(error) ? [troubleOf(error)] : []));
  const searched = asked.filter((api) => !unasked.some((trouble) => trouble.api === api));
  return { found: false, searched, unasked };
}

/** An answer, or the back office's reason for having none. */
export interface Seen<T> {
  readonly value?: T;
  readonly error?: ApiError;
}

export async function seen<T>(reading: Promise<T>): Promise<Seen<T>> {
  try {
    return { value: await reading };
  } catch (error) {
    if (error instanceof ApiError) return { error };
    throw error;
  }
}

export function isUnknown({ kind }: ApiError): boolean {
  return kind === 'not_found';
}

/** Nobody by either reading: an API that failed once does not know of nobody. */
export function together(first: Nobody, later: Nobody): Nobody {
  const missed = first.unasked.filter(({ api }) => !later.unasked.some((each) => each.api === api));
  const unasked = [...later.unasked, ...missed];
  const searched = later.searched.filter((api) => !unasked.some((each) => each.api === api));
  return { found: false, searched, unasked };
}
