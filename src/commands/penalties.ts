/** `/penalties`, and what is clicked on its modal. */
import { maskIdentifier } from '../fields/identifier.ts';
import { type Desk, defineAction, defineCommand, Refusal, type Shown } from './handler.ts';
import { identify, kindName } from './lookup/identify.ts';
import { lineRefOf, resolveLine } from './lookup/line.ts';
import { fillPenalties, penaltiesLoading } from './lookup/penalties-card.ts';
import { leading, showHere } from './lookup/place.ts';
import { PENALTIES, type PenaltiesOf, penaltiesOf, TYPED, typedText } from './lookup/remember.ts';
import { subjectOf } from './lookup/subject.ts';

const COMMAND = '/penalties';
const roles = ['agent'] as const;

const command = defineCommand({
  name: COMMAND,
  roles,
  async run(typed, desk) {
    const identifier = identify(typed, COMMAND, desk.text);
    if (identifier.kind !== 'id' && identifier.kind !== 'msisdn') {
      throw new Refusal(desk.text.desk.needsLineOrAccount(COMMAND, kindName(identifier, desk.text)));
    }
    const [shown] = await Promise.all([
      desk.screen.show(penaltiesLoading(desk, identifier.value)),
      desk.note('looked_up', { command: COMMAND, target: maskIdentifier(identifier) }, [
        subjectOf(identifier),
      ]),
    ]);
    await resolveAndFill(desk, shown, identifier.value);
  },
});

async function resolveAndFill(desk: Desk, shown: Shown, typed: string): Promise<void> {
  const retry = { actionId: 'penalties.again', kind: TYPED, value: { typed } };
  const of = await leading(desk, shown, retry, () => resolve(desk, typed));
  if (of) await fillPenalties(desk, shown, of);
}

/** A bare number is an account; a phone number is a line, whose account its customer's tree tells. */
async function resolve(desk: Desk, typed: string): Promise<PenaltiesOf> {
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
    await resolveAndFill(desk, await showHere(desk, penaltiesLoading(desk, typed)), typed);
  },
});

const refresh = defineAction({
  actionId: 'penalties.refresh',
  roles,
  async run({ metadata }, desk) {
    const of = await desk.memory.load(PENALTIES, metadata, penaltiesOf);
    const what = of.line?.msisdn ?? of.line?.subscriptionId ?? of.accountId;
    await fillPenalties(desk, await showHere(desk, penaltiesLoading(desk, what)), of);
  },
});

export const penaltiesHandlers = [command, again, refresh];
