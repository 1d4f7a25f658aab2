import { canonicalMsisdn } from '../../fields/msisdn.ts';
import { LINES_A_PAGE } from '../../views/customer.ts';
import type { TreeAccount, TreeLine } from './tree.ts';

/** The accounts of one page, each with the lines that stand on it. */
export interface Page {
  readonly accounts: readonly TreeAccount[];
  readonly accountCount: number;
  readonly lineCount: number;
  /** Counted from 0; a page that is no more becomes the last. */
  readonly page: number;
  readonly pages: number;
}

interface Row {
  readonly account: TreeAccount;
  readonly line?: TreeLine;
}

/**
 * Cuts a customer's accounts into pages; an account without lines takes the place of one. Which page is
 * wanted, or else what was sought: the number or id of the line that must be seen first.
 */
export function pageOf(accounts: readonly TreeAccount[], wanted: number | { readonly sought: string }): Page {
  const rows = accounts.flatMap((account): Row[] => {
    const { subscriptions } = account;
    return subscriptions.length === 0 ? [{ account }] : subscriptions.map((line) => ({ account, line }));
  });
  const pages = Math.max(1, Math.ceil(rows.length / LINES_A_PAGE));
  const page = Math.min(typeof wanted === 'number' ? wanted : pageWith(rows, wanted.sought), pages - 1);
  const shown = Map.groupBy(
    rows.slice(page * LINES_A_PAGE, (page + 1) * LINES_A_PAGE),
    ({ account }) => account,
  );
  return {
    accounts: [...shown].map(([account, some]) => ({
      ...account,
      subscriptions: some.flatMap(({ line }) => line ?? []),
    })),
    accountCount: accounts.length,
    lineCount: rows.filter(({ line }) => line).length,
    page,
    pages,
  };
}

function pageWith(rows: readonly Row[], sought: string): number {
  const number = canonicalMsisdn(sought);
  const at = rows.findIndex(
    ({ line }) => canonicalMsisdn(line?.identification_nr ?? '') === number || line?.id === sought,
  );
  return Math.floor(Math.max(0, at) / LINES_A_PAGE);
}
