/** The lists of requests, page by page. */
import { z } from 'zod';
import type { Approvals } from '../../approvals/approvals.ts';
import { isTheirs } from '../../approvals/entitled.ts';
import type { PendingBy, RequestRecord } from '../../store/store.ts';
import { pageFrom } from '../../views/lists/pager.ts';
import { LISTED, LISTS, type Listed, type ListName, listView } from '../../views/lists/requests.ts';
import { cardUrls, linkedModelOf } from '../beside/model.ts';
import { type Desk, defineAction, type Handler, Refusal } from '../handler.ts';
import { showHere } from '../lookup/place.ts';
import { holdsAny, READERS } from '../people.ts';

/** What is needed to say where the card of a request stands. */
interface Workspace {
  /** The workspace's own address, ending in `/`. */
  readonly workspaceUrl: string | undefined;
}

/** What waits for a decision, what nobody knows, and the person's own: each from its beginning. */
export async function approvalLists(approvals: Approvals, workspace: Workspace, desk: Desk) {
  const list = (name: ListName) => page(approvals, workspace, desk, name, 0);
  const [waiting, unsettled, mine] = await Promise.all([list('waiting'), list('unsettled'), list('mine')]);
  return { waiting, unsettled, mine, stop: await approvals.store.stop() };
}

/** The same, with what the person may decide themselves of what waits. */
export async function homeLists(approvals: Approvals, workspace: Workspace, desk: Desk) {
  const list = (name: ListName) => page(approvals, workspace, desk, name, 0);
  const [theirs, unsettled, mine] = await Promise.all([list('theirs'), list('unsettled'), list('mine')]);
  return { theirs, unsettled, mine, stop: await approvals.store.stop() };
}

/** One page of one list. */
async function page(
  approvals: Approvals,
  { workspaceUrl }: Workspace,
  desk: Desk,
  name: ListName,
  wanted: number,
): Promise<Listed> {
  const { total, by, read } = await sourceOf(approvals, desk, name);
  const from = pageFrom(wanted, total, LISTED);
  const cardUrl = cardUrls(approvals.store, workspaceUrl);
  const model = (request: RequestRecord) => linkedModelOf(approvals, request, cardUrl);
  return { name, models: await Promise.all((await read(from)).map(model)), from, total, by };
}

/** How many a list has, by who asked where that is worth saying, and how a page of it is read. */
interface Source {
  readonly total: number;
  readonly by: readonly PendingBy[];
  readonly read: (from: number) => Promise<readonly RequestRecord[]>;
}

/** Who is of none of the groups sees of others' requests those they may decide. */
async function sourceOf(approvals: Approvals, desk: Desk, name: ListName): Promise<Source> {
  const { store } = approvals;
  const { id } = desk.person;
  const reads = holdsAny(desk.person, READERS);
  if (name === 'mine') {
    const { own } = await store.tally(id);
    return { total: own, by: [], read: (from) => store.requestsOf(id, LISTED, from) };
  }
  if (name === 'unsettled') {
    if (!reads) return theirsOf(approvals, desk, store.unsettled);
    const { unsettled } = await store.tally(id);
    return { total: unsettled, by: [], read: (from) => store.unsettled(LISTED, from) };
  }
  if (name === 'theirs' || !reads) return theirsOf(approvals, desk, store.pending);
  const by = await store.pendingBy();
  return { total: sum(by), by, read: (from) => store.pending(LISTED, from) };
}

/** Requests are looked through so many at a time, and no more than these for one person. */
const LOOKED_AT = 200;
const LOOKED_THROUGH = 2_000;

/** Of a list, what the person may decide themselves. */
async function theirsOf(
  approvals: Approvals,
  { person }: Desk,
  list: (limit: number, offset: number) => Promise<readonly RequestRecord[]>,
): Promise<Source> {
  const found: RequestRecord[] = [];
  for (let from = 0; from < LOOKED_THROUGH; from += LOOKED_AT) {
    const some = await list(LOOKED_AT, from);
    const decider = { userId: person.id, teamId: person.teamId };
    const are = await Promise.all(some.map((each) => isTheirs(approvals, each, decider)));
    found.push(...some.filter((_, at) => are[at]));
    if (some.length < LOOKED_AT) break;
  }
  const by = [...Map.groupBy(found, ({ requester }) => requester)]
    .map(([requester, { length }]) => ({ requester, count: length }))
    .toSorted((a, b) => b.count - a.count);
  return { total: found.length, by, read: async (from) => found.slice(from, from + LISTED) };
}

const sum = (by: readonly PendingBy[]): number => by.reduce((all, { count }) => all + count, 0);

const turned = z
  .string()
  .transform((value) => value.split('.'))
  .pipe(
    z.tuple([
      z.enum(LISTS),
      z
        .string()
        .regex(/^\d{1,6}$/)
        .transform(Number),
    ]),
  );

/**
 * `open` puts a list on top of the page it was cut on, `turn` turns it in its place. Anybody may: what they see of it is
 * decided by who they are.
 */
export function listHandlers(approvals: Approvals, workspace: Workspace): readonly Handler[] {
  const listed = async (value: string, desk: Desk) => {
    const read = turned.safeParse(value);
    if (!read.success) throw new Refusal(desk.text.requests.refused.stale);
    const [name, from] = read.data;
    return listView(await page(approvals, workspace, desk, name, from), desk.text);
  };
  return ['before', 'after'].flatMap((way) => [
    defineAction({
      actionId: `requests.open.${way}`,
      roles: [],
      async run({ value }, desk) {
        await desk.screen.show(await listed(value, desk));
      },
    }),
    defineAction({
      actionId: `requests.turn.${way}`,
      roles: [],
      async run({ value }, desk) {
        await showHere(desk, await listed(value, desk));
      },
    }),
  ]);
}
