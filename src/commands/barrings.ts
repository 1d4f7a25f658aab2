/** `/barrings`, and what is clicked on its modal. */
import { maskIdentifier } from '../fields/identifier.ts';
import { type Desk, defineAction, defineCommand, type Shown } from './handler.ts';
import { barringsLoading, fillBarrings } from './lookup/barrings-card.ts';
import { identifyLine, lineRefOf, resolveLine } from './lookup/line.ts';
import { leading, showHere } from './lookup/place.ts';
import { LINE, lineRef, TYPED, typedText } from './lookup/remember.ts';
import { subjectOf } from './lookup/subject.ts';

const COMMAND = '/barrings';
const roles = ['agent'] as const;

const command = defineCommand({
  name: COMMAND,
  roles,
  async run(typed, desk) {
    const identifier = identifyLine(typed, COMMAND, desk.text);
    const [shown] = await Promise.all([
      desk.screen.show(barringsLoading(desk, identifier.value)),
      desk.note('looked_up', { command: COMMAND, target: maskIdentifier(identifier) }, [
        subjectOf(identifier),
      ]),
    ]);
    await resolveAndFill(desk, shown, identifier.value);
  },
});

async function resolveAndFill(desk: Desk, shown: Shown, typed: string): Promise<void> {
  const retry = { actionId: 'barrings.again', kind: TYPED, value: { typed } };
  const line = await leading(desk, shown, retry, () => resolveLine(desk, typed, COMMAND));
  if (line) await fillBarrings(desk, shown, lineRefOf(line));
}

const again = defineAction({
  actionId: 'barrings.again',
  roles,
  async run({ metadata }, desk) {
    const { typed } = await desk.memory.load(TYPED, metadata, typedText);
    await resolveAndFill(desk, await showHere(desk, barringsLoading(desk, typed)), typed);
  },
});

const refresh = defineAction({
  actionId: 'barrings.refresh',
  roles,
  async run({ metadata }, desk) {
    const line = await desk.memory.load(LINE, metadata, lineRef);
    const shown = await showHere(desk, barringsLoading(desk, line.msisdn ?? line.subscriptionId));
    await fillBarrings(desk, shown, line);
  },
});

export const barringsHandlers = [command, again, refresh];
