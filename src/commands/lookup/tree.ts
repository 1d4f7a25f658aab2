/** A customer's accounts and lines as lookups use them: what can be opened, and what could be read in part only. */
import type { usersTree } from '../../api/customers-v2/users.ts';
import type { OutputOf } from '../../api/operation.ts';
import { unreadIn } from '../../fields/unread.ts';

type Answer = OutputOf<typeof usersTree>;
type AnsweredAccount = NonNullable<Answer['accounts']>[number];
type AnsweredLine = NonNullable<AnsweredAccount['subscriptions']>[number];

/** A line that can be asked about. */
export type TreeLine = AnsweredLine & { readonly id: string };

export interface TreeAccount {
  /** Without it nothing can be asked of the account itself; its lines stand. */
  readonly id?: string;
  readonly subscriptions: readonly TreeLine[];
  /** False when the answer does not say which lines there are. */
  readonly linesKnown: boolean;
  /** Lines that could not be read whole: by their numbers, where those are known. */
  readonly unread: readonly (string | undefined)[];
}

export interface Tree {
  readonly id?: string;
  readonly uuid?: string;
  readonly accounts: readonly TreeAccount[];
  /** Accounts of which nothing could be read. */
  readonly unread: number;
}

/** Reads a tree; nothing when it does not say what accounts there are. */
export function treeOf({ id, customer_uuid, accounts }: Answer): Tree | undefined {
  if (accounts == null) return undefined;
  const uuid = customer_uuid?.trim();
  return {
    ...(id != null && { id }),
    ...(uuid && { uuid }),
    accounts: accounts.map(accountOf),
    unread: unreadIn(accounts),
  };
}

function accountOf({ id, subscriptions }: AnsweredAccount): TreeAccount {
  const lines = subscriptions ?? [];
  const nameless = lines.filter((line) => line.id == null);
  return {
    ...(id != null && { id }),
    subscriptions: lines.filter((line): line is TreeLine => line.id != null),
    linesKnown: subscriptions != null,
    unread: [
      ...nameless.map((line) => line.identification_nr ?? undefined),
      ...Array<undefined>(unreadIn(subscriptions)).fill(undefined),
    ],
  };
}

/** Whether there may be lines that the tree does not show. */
export const lacksLines = ({ accounts, unread }: Tree): boolean =>
  unread > 0 || accounts.some((account) => !account.linesKnown || account.unread.length > 0);
