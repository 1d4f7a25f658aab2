/** A change asked for: filed as a request, and, where the person's own confirmation is enough, done. */

import type { Before } from '../../api/operation.ts';
import type { Approvals } from '../../approvals/approvals.ts';
import { confirm } from '../../approvals/decide.ts';
import { execute } from '../../approvals/execute.ts';
import { type Filing, fileRequest } from '../../approvals/request.ts';
import type { Text } from '../../text/text.ts';
import { changeLine } from '../../views/decided/lines.ts';
import { md } from '../../views/escape.ts';
import { filedView, notFiledView, nothingWords } from '../../views/filed.ts';
import { sentenceOf } from '../../views/intent.ts';
import { problemText, problemView } from '../../views/problem.ts';
import { troubleOf } from '../../views/trouble.ts';
import { wholeModelOf } from '../beside/model.ts';
import { showOutcome } from '../details.ts';
import { type Desk, Refusal, type Shown } from '../handler.ts';
import { saidOf } from '../intent.ts';
import { viewOf } from '../lookup/place.ts';
import { subjectsIn } from '../lookup/subject.ts';
import { mayNotText } from '../membership/words.ts';
import { modelOf } from '../request-model.ts';
import { onScreenOf } from './memory.ts';
import { lookOf } from './show.ts';
import type { Complete } from './submit.ts';
import { offeredOnly } from './suggest.ts';

export interface Sending extends Complete {
  /** The same for every submission of one open modal. */
  readonly viewId: string;
}

/** Files the request and shows what became of it. Throws `Refusal` when the person may not ask any more. */
export async function file(approvals: Approvals, desk: Desk, shown: Shown, form: Sending): Promise<void> {
  const { state, input, reason, viewId } = form;
  const { operation, memory } = state;
  const onScreen = onScreenOf(memory);
  await stillEntitled(approvals, desk);
  await offeredOnly(state, input, desk);
  const filing = await fileRequest(approvals, {
    operation,
    input,
    requester: desk.person.id,
    teamId: desk.person.teamId,
    onScreen,
    says: (changes) => saidOf({ operation, input, target: onScreen, changes }),
    reason,
    submissionKey: `${desk.person.teamId} ${viewId}`,
    id: desk.correlationId,
    about: subjectsIn(memory.target),
    link: memory.link,
  });
  if (filing.kind === 'filed' && filing.request.risk === 'write') {
    const decider = { userId: desk.person.id, teamId: desk.person.teamId };
    const decision = await confirm(approvals, filing.request.id, decider);
    if (decision.kind === 'done') await execute(approvals, filing.request.id);
    await showOutcome(approvals, desk, shown, filing.request.id);
    return;
  }
  if (filing.kind === 'already_filed' && filing.request.risk === 'write') {
    await noteReading(desk, form);
    await showOutcome(approvals, desk, shown, filing.request.id);
    return;
  }
  // A request's own events say who read what would change; where none came of it, this does.
  if (readInVain.has(filing.kind)) await noteReading(desk, form);
  const seen = await desk.screen.update(shown, await filingView(approvals, filing, desk));
  // Who closed the window learns of a request by direct message; that there is none, only here.
  if (!seen && filing.kind !== 'filed') await desk.screen.whisper(notFiledWords(filing, desk));
}

/** What became of a wish after the state that would change had been read for it, and no request. */
const readInVain: ReadonlySet<Filing['kind']> = new Set([
  'nothing_to_do',
  'unreadable',
  'already_filed',
  'too_many',
]);

async function noteReading(desk: Desk, { state: { operation, memory }, input }: Sending): Promise<void> {
  const { about, ...look } = lookOf('summary', operation, { ...memory, input }, desk.text);
  await desk.note('looked_up', look, about);
}

/** The role may have gone since the form was opened. */
async function stillEntitled({ directory }: Approvals, desk: Desk): Promise<void> {
  const why = await directory.mayRequest(desk.person.id, desk.person.teamId);
  if (why !== undefined) {
    throw new Refusal(mayNotText(why, desk.text), why === 'not_agent' ? 'no_role' : why);
  }
}

async function filingView(approvals: Approvals, filing: Filing, desk: Desk) {
  const { text } = desk;
  const { filed } = text.requests;
  switch (filing.kind) {
    case 'filed':
      return filedView(await wholeModelOf(approvals, filing.request, desk.cardUrl), text);
    case 'already_filed':
      return notFiledView(
        { title: filed.title, words: filed.already, lines: [md`\`${filing.request.id}\``] },
        text,
      );
    case 'nothing_to_do': {
      const lines = filing.before.changes.map((change) => changeLine(change, text));
      return notFiledView({ ...nothingWords(besideIn(filing.before, text), text), lines }, text);
    }
    case 'invalid': {
      const lines = filing.issues.map(({ path }) => md`\`${path}\``);
      return notFiledView({ title: filed.invalid, words: filed.invalidText, lines }, text);
    }
    case 'too_many':
      return tooManyView(filing, approvals, text);
    case 'unreachable':
      return notFiledView({ title: filed.notSent, words: filed.unreachable, lines: [] }, text);
    case 'unreadable':
      return problemView({ trouble: troubleOf(filing.error) }, viewOf(desk));
  }
}

/** How many are listed of those that are open. */
const LISTED = 10;

function tooManyView(
  { most, open }: Extract<Filing, { kind: 'too_many' }>,
  approvals: Approvals,
  text: Text,
) {
  const { openRequests } = text.policy;
  const lines = open
    .slice(0, LISTED)
    .map((request) => md`${sentenceOf(modelOf(approvals, request), text, 'person')} · \`${request.id}\``);
  const more = open.length > LISTED ? [md`${text.desk.more(open.length - LISTED)}`] : [];
  return notFiledView(
    { title: text.requests.filed.notSent, words: openRequests.tooMany(most), lines: [...lines, ...more] },
    text,
  );
}

const besideIn = ({ beside }: Before, { language }: Text) => beside?.[language];

function notFiledWords(filing: Filing, { text, correlationId }: Desk): string {
  const { filed } = text.requests;
  if (filing.kind === 'already_filed') return filed.already;
  if (filing.kind === 'nothing_to_do') return nothingWords(besideIn(filing.before, text), text).words;
  if (filing.kind === 'unreachable') return filed.unreachable;
  if (filing.kind === 'too_many') return text.policy.openRequests.tooMany(filing.most);
  const why = filing.kind === 'unreadable' ? problemText(text, filing.error, correlationId) : filed.invalid;
  return `${filed.notSent} ${why}`;
}
