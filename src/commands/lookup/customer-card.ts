/** The customer card: found in one or two rounds of calls, completed in one more. */
import { subscriptionMasksList } from '../../api/barrings/subscription-masks.ts';
import { accountsGet } from '../../api/customers-v2/accounts.ts';
import { blocksList } from '../../api/customers-v2/blocks.ts';
import { termsList } from '../../api/customers-v2/terms.ts';
import { usersGet, usersTree } from '../../api/customers-v2/users.ts';
import { customersGet } from '../../api/customers-v4/customers.ts';
import { said } from '../../api/missing.ts';
import { canonicalMsisdn } from '../../fields/msisdn.ts';
import { customerView } from '../../views/customer.ts';
import type { AccountRow, CustomerModel, LineRow, Part, Sought, Who } from '../../views/models.ts';
import { arrived } from '../../views/parts.ts';
import type { Several } from '../../views/request.ts';
import type { ReadingDesk, Shown } from '../handler.ts';
import { Board, type Slot } from './board.ts';
import {
  accountFacts,
  commitmentsOf,
  simBlocks,
  simCertain,
  simOfLine,
  whoOfCustomer,
  whoOfUser,
} from './describe.ts';
import type { Found } from './found.ts';
import { type Page, pageOf } from './page.ts';
import { mapPart, viewOf } from './place.ts';
import { CARD, type Card } from './remember.ts';
import { subjectsOfCard } from './subject.ts';
import type { TreeAccount, TreeLine } from './tree.ts';

export interface CardOf {
  readonly found: Found;
  readonly sought: Sought;
  /** What was typed, to look again. */
  readonly typed: string;
  /** Absent the first time: then the page of what was sought. */
  readonly page: number | undefined;
}

/** Fills an open modal with a customer: everything left is fetched side by side. */
export async function fillCard(desk: ReadingDesk, shown: Shown, of: CardOf): Promise<void> {
  const view = viewOf(desk);
  const board = new Board();
  const page = pageOf(of.found.tree?.accounts ?? [], of.page ?? { sought: of.typed });
  const who = fetchWho(desk, board, of.found);
  const accounts = page.accounts.map((account) => fetchAccount(desk, board, account));
  const remember = (known: Known) => desk.memory.save(CARD, cardOf(of, page, known));

  const open = await desk.known.open(subjectsOfCard(cardOf(of, page, {})));
  const paint = (complete: boolean, metadata: string) => {
    const model = modelOf(of, page, { who, accounts, open, complete });
    return desk.screen.update(shown, customerView(model, metadata, view));
  };
  const early = await remember({});
  await paint(false, early);
  await board.settled(() => paint(false, early));
  const [user, profile] = [arrived(who.user?.part), arrived(who.profile?.part)];
  const known = { customerName: user?.name ?? profile?.name, document: user?.document ?? profile?.document };
  await paint(true, await remember(known));
}

/** Who it is, as far as it has arrived: what is opened from the card says so. */
interface Known {
  readonly customerName?: string | undefined;
  readonly document?: string | undefined;
}

interface WhoSlots {
  readonly user: Slot<Who> | undefined;
  readonly profile: Slot<Who> | undefined;
}

/** What was read on the way is not read again. */
function fetchWho(desk: ReadingDesk, board: Board, { tree, uuid, user, profile }: Found): WhoSlots {
  const readUser =
    tree && (async () => desk.read(usersGet, { params: { user_id: said(tree.id, usersTree) } }));
  const readProfile =
    uuid === undefined ? undefined : () => desk.read(customersGet, { params: { customer_id: uuid } });
  const fetchUser = user ? async () => user : readUser;
  const fetchProfile = profile ? async () => profile : readProfile;
  return {
    user: fetchUser && board.part(async () => whoOfUser(await fetchUser())),
    profile: fetchProfile && board.part(async () => whoOfCustomer(await fetchProfile())),
  };
}

type Row = () => AccountRow;

function fetchAccount(desk: ReadingDesk, board: Board, account: TreeAccount): Row {
  const paramsOf = () => ({ account_id: said(account.id, usersTree) });
  const facts = board.part(async () => accountFacts(await desk.read(accountsGet, { params: paramsOf() })));
  const terms = board.part(async () => desk.read(termsList, { params: paramsOf() }));
  const lines = account.subscriptions.map((line) => fetchLine(desk, board, line));
  const commitments = (line: TreeLine): LineRow['commitments'] =>
    mapPart(terms.part, (read) => commitmentsOf(read, line.id));
  return () => ({
    ...(account.id !== undefined && { accountId: account.id }),
    facts: facts.part,
    linesKnown: account.linesKnown,
    unread: account.unread,
    lines: lines.map((row) => row(commitments)),
  });
}

function fetchLine(desk: ReadingDesk, board: Board, line: TreeLine) {
  const params = { subscription_id: line.id };
  const masks = board.part(async () => (await desk.read(subscriptionMasksList, { params })).masks);
  const blocks = board.part(async () => simBlocks(await desk.read(blocksList, { params })));
  const { identification_nr: number, subscription_type, status } = line;
  return (commitments: (line: TreeLine) => LineRow['commitments']): LineRow => ({
    subscriptionId: line.id,
    ...sim(simOfLine(line)),
    ...(number && { number }),
    ...(subscription_type?.value != null && { kind: subscription_type.value }),
    ...(status?.value?.trim() && { status: status.value }),
    masks: masks.part,
    blocks: blocks.part,
    commitments: commitments(line),
  });
}

const sim = (mobile: boolean | undefined): { readonly mobile?: boolean } =>
  mobile === undefined ? {} : { mobile };

interface Fetched {
  readonly who: WhoSlots;
  readonly accounts: readonly Row[];
  readonly open: Several;
  readonly complete: boolean;
}

function modelOf(
  { found, sought }: CardOf,
  page: Page,
  { who, accounts, open, complete }: Fetched,
): CustomerModel {
  const user: Part<Who> | undefined = who.user?.part;
  const profile: Part<Who> | undefined = who.profile?.part;
  return {
    sought,
    ...(user && { user }),
    ...(profile && { profile }),
    ...(found.noTree && { noTree: found.noTree }),
    accounts: accounts.map((row) => row()),
    accountCount: page.accountCount,
    lineCount: page.lineCount,
    unreadAccounts: found.tree?.unread ?? 0,
    open,
    page: page.page,
    pages: page.pages,
    complete,
  };
}

/** What may be opened from the card: every line and account of it, not those of this page alone. */
function cardOf({ found, typed }: CardOf, { page }: Page, { customerName, document }: Known): Card {
  const accounts = found.tree?.accounts ?? [];
  const named = {
    ...(customerName !== undefined && { customerName }),
    ...(document !== undefined && { document }),
  };
  return {
    typed,
    page,
    ...named,
    ...(found.tree?.id !== undefined && { userId: found.tree.id }),
    ...(found.uuid !== undefined && { customerUuid: found.uuid }),
    accountIds: accounts.flatMap(({ id }) => id ?? []),
    lines: accounts.flatMap(({ id: accountId, subscriptions }) =>
      subscriptions.map((line) => ({
        subscriptionId: line.id,
        ...(accountId !== undefined && { accountId }),
        ...sim(simCertain(line)),
        ...(line.identification_nr && { msisdn: canonicalMsisdn(line.identification_nr) }),
        ...named,
      })),
    ),
  };
}
