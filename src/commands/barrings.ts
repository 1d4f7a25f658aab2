/** `/barrings`, and what is clicked on its modal. */
import { defineAction, defineCommand, type ReadingDesk, type Shown } from './handler.ts';
import { barringsLoading, fillBarrings } from './lookup/barrings-card.ts';
import { identifyLine, lineRefOf, resolveLine } from './lookup/line.ts';
import { leading, showHere } from './lookup/place.ts';
import { LINE, lineRef, TYPED, typedText } from './lookup/remember.ts';
import { lookAt, lookBy } from './lookup/subject.ts';
import { READERS } from './people.ts';

const COMMAND = '/barrings';
const roles = READERS;

const command = defineCommand({
  name: COMMAND,
  roles,
  async run(typed, desk) {
    const identifier = identifyLine(typed, COMMAND, desk.text);
    const shown = await desk.screen.show(barringsLoading(desk, identifier.value));
    await resolveAndFill(desk.reading(lookBy('barrings', identifier)), shown, identifier.value);
  },
});

async function resolveAndFill(desk: ReadingDesk, shown: Shown, typed: string): Promise<void> {
  const retry = { actionId: 'barrings.again', kind: TYPED, value: { typed } };
  const line = await leading(desk, shown, retry, () => resolveLine(desk, typed, COMMAND));
  if (line) await fillBarrings(desk, shown, lineRefOf(line));
}

const again = defineAction({
  actionId: 'barrings.again',
  roles,
  async run({ metadata }, desk) {
    const { typed } = await desk.memory.load(TYPED, metadata, typedText);
    const reading = desk.reading(lookBy('barrings', identifyLine(typed, COMMAND, desk.text)));
    await resolveAndFill(reading, await showHere(desk, barringsLoading(desk, typed)), typed);
  },
});

const refresh = defineAction({
  actionId: 'barrings.refresh',
  roles,
  async run({ metadata }, desk) {
    const line = await desk.memory.load(LINE, metadata, lineRef);
    const shown = await showHere(desk, barringsLoading(desk, line.msisdn ?? line.subscriptionId));
    await fillBarrings(desk.reading(lookAt('barrings', line)), shown, line);
  },
});

export const barringsHandlers = [command, again, refresh];
