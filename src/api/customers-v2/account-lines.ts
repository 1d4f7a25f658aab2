/** The lines of an account there is, found by its holder's document: no read lists them by the account. */
import { z } from 'zod';
import { askedType } from '../../fields/document-type.ts';
import { maskMsisdn } from '../../fields/mask.ts';
import { formatMsisdn } from '../../fields/msisdn.ts';
import { simOf } from '../../fields/sim.ts';
import { keepUnread } from '../../fields/unread.ts';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { customersGet } from '../customers-v4/customers.ts';
import { externalCustomersGet } from '../customers-v4/external-customers.ts';
import { nowIn, UNKNOWN } from '../entries.ts';
import { ApiError } from '../errors.ts';
import { valueAt } from '../fields.ts';
import type { Change, Read } from '../operation.ts';
import { accountsGet } from './accounts.ts';
import type { TreeLine } from './customer-tree.ts';
import { usersTree } from './users.ts';

export interface AccountLine {
  /** Absent when it could not be read. */
  readonly id: string | undefined;
  readonly number: string | undefined;
  /** Absent when nothing tells. */
  readonly mobile: boolean | undefined;
}

/** Which account a form is about, as far as it is filled in. */
const PATH = 'body.account.account_id';
const named = z.union([z.int(), z.string().regex(/^\d{1,19}$/)]).transform(String);

/** The lines of an account; `undefined` when they are not known: no door is closed by that. */
export async function linesOf(accountId: string, read: Read): Promise<readonly AccountLine[] | undefined> {
  try {
    const document = await documentOf(accountId, read);
    if (document === undefined) return undefined;
    const tree = await read(usersTree, { params: {}, query: document });
    const lines = tree.accounts?.find(({ id }) => id === accountId)?.subscriptions;
    return lines == null ? undefined : keepUnread(lines, lines.map(lineOf));
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** The document of the holder of an account, as customers v2 searches by it. */
async function documentOf(accountId: string, read: Read) {
  const { customer_id } = await read(accountsGet, { params: { account_id: accountId } });
  if (customer_id == null) return undefined;
  const { id } = await read(externalCustomersGet, { params: { customer_external_id: customer_id } });
  if (id == null) return undefined;
  const { personal_info, company_info } = await read(customersGet, { params: { customer_id: id } });
  const { number, type } = (personal_info ?? company_info)?.identity_document ?? {};
  const documentType = askedType(type);
  return number && documentType ? { document: number, documentType } : undefined;
}

const lineOf = ({ id, mobile_line_type, subscription_type, identification_nr }: TreeLine): AccountLine => ({
  id: id ?? undefined,
  number: identification_nr ?? undefined,
  mobile: simOf({ type: mobile_line_type, kind: subscription_type?.value, number: identification_nr }),
});

const LINES_READ_BY = [accountsGet, externalCustomersGet, customersGet, usersTree];

/** The lines of the account a form is about. What is no mobile line for sure is not among them. */
export const accountLines = defineCatalogue(
  'account_lines',
  () => LINES_READ_BY,
  async (input, read) => {
    const lines = await linesOf(named.parse(valueAt(input, PATH)), read);
    const offered = lines?.filter(({ mobile }) => mobile !== false);
    return entriesOf(offered && keepUnread(lines, offered), ({ id, number }) =>
      id === undefined ? undefined : { value: id, name: number ? `${formatMsisdn(number)} (${id})` : id },
    );
  },
);

/** The mobile lines of an account beside those that are sent: what is left out is seen before anybody decides. */
export async function linesLeftOut(
  accountId: string,
  sent: readonly string[],
  read: Read,
): Promise<Change[]> {
  const label = { en: 'Mobile lines left out', es: 'Líneas móviles que quedan fuera' };
  const lines = await linesOf(accountId, read);
  if (lines === undefined) return [{ label, now: null, after: null, unknown: true, undecided: true }];
  const left = lines.filter(({ id, mobile }) => mobile !== false && !(id !== undefined && sent.includes(id)));
  const now = nowIn(keepUnread(lines, left.map(masked)));
  return now.length === 0 ? [] : [{ label, now, after: [] }];
}

const masked = ({ id = UNKNOWN, number }: AccountLine): string =>
  number ? `${maskMsisdn(number)} (${id})` : id;
