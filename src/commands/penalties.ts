/** `/penalties`, and what is clicked on its modal. */
import { defineAction, defineCommand, type ReadingDesk, Refusal, type Shown } from './handler.ts';
import { identify, kindName } from './lookup/identify.ts';
import { lineRefOf, resolveLine } from './lookup/line.ts';
import { fillPenalties, penaltiesLoading } from './lookup/penalties-card.ts';
import { leading, showHere } from './lookup/place.ts';
import { PENALTIES, type PenaltiesOf, penaltiesOf, TYPED, typedText } from './lookup/remember.ts';
import { lookAt, lookBy, subjectsIn } from './lookup/subject.ts';
import { READERS } from './people.ts';

const COMMAND = '/penalties';
const roles = READERS;

const command = defineCommand({
  name: COMMAND,
  roles,
  async run(typed, desk) {
    const identifier = identify(typed, COMMAND, desk.text);
    if (identifier.kind !== 'id' && identifier.kind !== 'msisdn') {
      throw new Refusal(desk.text.desk.needsLineOrAccount(COMMAND, kindName(identifier, desk.text)));
    }
    const shown = await desk.screen.show(penaltiesLoading(desk, identifier.value));
    await resolveAndFill(desk.reading(lookBy('penalties', identifier)), shown, identifier.value);
  },
});

async function resolveAndFill(desk: ReadingDesk, shown: Shown, typed: string): Promise<void> {
  const retry = { actionId: 'penalties.again', kind: TYPED, value: { typed } };
  const of = await leading(desk, shown, retry, () => resolve(desk, typed));
  if (of) await fillPenalties(desk, shown, of);
}

/** A bare number is an account; a phone number is a line, whose account its customer's tree tells. */
async function resolve(desk: ReadingDesk, typed: string): Promise<PenaltiesOf> {
  const identifier = identify(typed, COMMAND, desk.text);
  if (identifier.kind === 'id') return { accountId: identifier.value, takenForAccount: true };
  const line = lineRefOf(await resolveLine(desk, typed, COMMAND));
  if (line.accountId === undefined) throw new Refusal(desk.text.desk.accountUnknown);
  return { accountId: line.accountId, line, takenForAccount: false };
}

const again = defineAction({
  actionId: 'penalties.again',
  roles,
  async run({ metadata }, desk) {
    const { typed } = await desk.memory.load(TYPED, metadata, typedText);
    const reading = desk.reading(lookBy('penalties', identify(typed, COMMAND, desk.text)));
    await resolveAndFill(reading, await showHere(desk, penaltiesLoading(desk, typed)), typed);
  },
});

const refresh = defineAction({
  actionId: 'penalties.refresh',
  roles,
  async run({ metadata }, desk) {
    const of = await desk.memory.load(PENALTIES, metadata, penaltiesOf);
    const what = of.line?.msisdn ?? of.line?.subscriptionId ?? of.accountId;
    const look = lookAt('penalties', { ...of, ...of.line });
    const reading = desk.reading({ ...look, about: [...look.about, ...subjectsIn(of)] });
    await fillPenalties(reading, await showHere(desk, penaltiesLoading(desk, what)), of);
  },
});

export const penaltiesHandlers = [command, again, refresh];
