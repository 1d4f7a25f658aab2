/** `/care audit` for auditors: what the log holds of a customer, a person, a day, an operation, an outcome. */
import { z } from 'zod';
import type { Approvals } from '../../approvals/approvals.ts';
import { searchedFor } from '../../approvals/search-log.ts';
import { pageFrom } from '../../views/lists/pager.ts';
import { noticeView } from '../../views/notice.ts';
import { MATTERS_A_PAGE, searchedView } from '../../views/timeline/searched.ts';
import { type Desk, defineAction, type Handler, Refusal } from '../handler.ts';
import { showHere } from '../lookup/place.ts';
import { readSought } from './sought.ts';

const FOUND = 'search';
/** Whoever finds more than these asks for less; the newest are kept. */
const MOST = 1_000;

const found = z.object({
  named: z.string(),
  person: z.string().optional(),
  ids: z.array(z.string()),
  total: z.number(),
});
type Found = z.output<typeof found>;

/** Searches the log and shows what it holds, newest first. The search is an event itself. Throws `Refusal`. */
export async function searchLog(approvals: Approvals, typed: string, desk: Desk): Promise<void> {
  if (!desk.person.roles.includes('auditor'))
    throw new Refusal(desk.text.requests.refused.noRole(['auditor']), 'no_role');
  const { wanted, named } = readSought(typed, approvals, desk.text);
  const { person } = wanted;
  const shown = await desk.screen.show(noticeView(desk.text, desk.text.record.search.searching));
  const ids = await searchedFor(approvals, wanted);
  // What is found is not shown before it is known who looked for it.
  await desk.note(
    'searched',
    { target: named, matters: ids.length, ...(person !== undefined && { person }) },
    wanted.subjects,
  );
  const results = { named, person, ids: ids.slice(0, MOST), total: ids.length };
  const token = await desk.memory.save(FOUND, results);
  await desk.screen.update(shown, await pageOf(approvals, results, token, 0, desk));
}

async function pageOf(
  { store }: Approvals,
  { named, person, ids, total }: Found,
  token: string,
  wanted: number,
  desk: Desk,
) {
  const from = pageFrom(wanted, ids.length, MATTERS_A_PAGE);
  const some = ids.slice(from, from + MATTERS_A_PAGE);
  const matters = await Promise.all(some.map(async (id) => ({ id, events: await store.eventsOf(id) })));
  return searchedView({ named, person, matters, from, listed: ids.length, total, token }, desk.text);
}

const place = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

/** The pages of what was found: of the auditor who searched, nobody else. */
export const searchHandlers = (approvals: Approvals): readonly Handler[] =>
  ['before', 'after'].map((way) =>
    defineAction({
      actionId: `searched.turn.${way}`,
      roles: ['auditor'],
      async run({ value, metadata }, desk) {
        const from = place.safeParse(value);
        if (!from.success) throw new Refusal(desk.text.requests.refused.stale);
        const results = await desk.memory.load(FOUND, metadata, found);
        await showHere(desk, await pageOf(approvals, results, metadata, from.data, desk));
      },
    }),
  );
