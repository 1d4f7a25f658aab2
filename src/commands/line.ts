/** What is clicked on a line's modal. */
import { type ActionEvent, type Desk, defineAction, Refusal } from './handler.ts';
import { barringsLoading, fillBarrings } from './lookup/barrings-card.ts';
import { refreshLine } from './lookup/line-card.ts';
import { fillPenalties, penaltiesLoading } from './lookup/penalties-card.ts';
import { LINE, type LineRef, lineRef } from './lookup/remember.ts';
import { lookAt } from './lookup/subject.ts';
import { READERS } from './people.ts';

const roles = READERS;

const lineOf = ({ metadata }: ActionEvent, desk: Desk): Promise<LineRef> =>
  desk.memory.load(LINE, metadata, lineRef);

const refresh = defineAction({
  actionId: 'line.refresh',
  roles,
  run: async (event, desk) => refreshLine(desk, await lineOf(event, desk)),
});

const openBarrings = defineAction({
  actionId: 'line.open_barrings',
  roles,
  async run(event, desk) {
    const line = await lineOf(event, desk);
    const shown = await desk.screen.show(barringsLoading(desk, line.msisdn ?? line.subscriptionId));
    await fillBarrings(desk.reading(lookAt('barrings', line)), shown, line);
  },
});

const openPenalties = defineAction({
  actionId: 'line.open_penalties',
  roles,
  async run(event, desk) {
    const line = await lineOf(event, desk);
    const { accountId } = line;
    if (accountId === undefined) throw new Refusal(desk.text.desk.accountUnknown);
    const shown = await desk.screen.show(penaltiesLoading(desk, line.msisdn ?? line.subscriptionId));
    const reading = desk.reading(lookAt('penalties', line));
    await fillPenalties(reading, shown, { accountId, line, takenForAccount: false });
  },
});

export const lineHandlers = [refresh, openBarrings, openPenalties];
