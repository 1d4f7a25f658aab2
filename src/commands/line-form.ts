import type { Approvals } from '../approvals/approvals.ts';
import { loadingView } from '../views/loading.ts';
import { fillForm } from './form/show.ts';
import { type Desk, type ReadingDesk, Refusal } from './handler.ts';
import { documentOf, identifyLine, type ResolvedLine, resolveLine } from './lookup/line.ts';
import { leading, viewOf } from './lookup/place.ts';
import { lookBy } from './lookup/subject.ts';

/** The form of a change on one line, asked for by a command. */
export interface LineForm {
  readonly command: string;
  /** What names the line. */
  readonly typed: string;
  /** All that was typed after the command, to try again with. */
  readonly whole: string;
  /** What to say when nothing was typed. */
  readonly help: string;
  readonly operationId: string;
  /** Whether only a line with a SIM will do. */
  readonly needsSim: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Opens a modal at once, finds the line, and puts the form in. Throws `Refusal` for what cannot be read. */
export async function openLineForm(approvals: Approvals, desk: Desk, form: LineForm): Promise<void> {
  if (form.typed === '') throw new Refusal(form.help);
  const identifier = identifyLine(form.typed, form.command, desk.text);
  const { loading, line: words } = desk.text.desk;
  const view = loadingView(
    { title: words.untitled, doing: loading.line, what: identifier.value },
    viewOf(desk),
  );
  const shown = await desk.screen.show(view);
  const operation = approvals.operationById(form.operationId);
  const reading = desk.reading({
    ...lookBy('form', identifier),
    operation: form.operationId,
    ...(operation && { title: operation.title }),
  });
  const retry = {
    actionId: 'screen.reopen',
    kind: 'reopen',
    value: { command: form.command, text: form.whole },
  };
  const line = await leading(desk, shown, retry, () => suitableLine(reading, identifier.value, form));
  if (line === undefined) return;
  const document = await documentOf(reading, line);
  await fillForm(approvals, reading, shown, {
    operationId: form.operationId,
    input: {
      params: { subscription_id: line.subscriptionId },
      ...(Object.keys(form.body).length > 0 && { body: form.body }),
    },
    target: {
      subscriptionId: line.subscriptionId,
      ...(line.msisdn !== undefined && { msisdn: line.msisdn }),
      ...(line.userId !== undefined && { userId: line.userId }),
      ...(line.customerUuid !== undefined && { customerUuid: line.customerUuid }),
      ...(document !== undefined && { document }),
    },
  });
}

async function suitableLine(
  desk: ReadingDesk,
  typed: string,
  { command, needsSim }: LineForm,
): Promise<ResolvedLine> {
  const line = await resolveLine(desk, typed, command);
  if (needsSim && line.mobile === false) throw new Refusal(desk.text.requests.commandHelp.noSim);
  return line;
}
