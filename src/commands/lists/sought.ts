/** What an auditor types behind `/care audit`, read: any of it, in any order. */
import type { Approvals } from '../../approvals/approvals.ts';
import type { Wanted } from '../../audit/search.ts';
import type { Subject } from '../../audit/subjects.ts';
import { dayOf } from '../../fields/day.ts';
import { folded } from '../../fields/folded.ts';
import { maskIdentifier } from '../../fields/identifier.ts';
import { type Text, texts } from '../../text/text.ts';
import { Refusal } from '../handler.ts';
import { identify } from '../lookup/identify.ts';
import { subjectOf } from '../lookup/subject.ts';

/** What is looked for, and how it is named where it may be read by others. */
export interface Sought {
  readonly wanted: Wanted;
  /** Masked; without the person. */
  readonly named: string;
}

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>|(?<![\w@])([UW][A-Z0-9]{5,})(?!\w)/;
const DAY = /(?<![\d/.-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?![\d/.-])/;
const OPERATION = /(?<![\w.-])(?:partners|customers-v2|customers-v4|barrings)\.[\w.-]+/;

/** Throws the `Refusal` that says what cannot be read. */
export function readSought(typed: string, approvals: Pick<Approvals, 'operationById'>, text: Text): Sought {
  let rest = typed;
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (found === null) return undefined;
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found[1] ?? found[2] ?? found[0];
  };
  const person = take(MENTION);
  const written = take(DAY);
  const operation = take(OPERATION);
  const day = written === undefined ? undefined : dayOf(written);
  if (written !== undefined && day === undefined) throw new Refusal(text.record.search.noDay(written));
  const known = operation === undefined ? undefined : approvals.operationById(operation);
  if (operation !== undefined && known === undefined)
    throw new Refusal(text.record.search.noOperation(operation));
  const { outcome, others } = outcomeIn(rest);
  const subjects = others === '' ? undefined : subjectsIn(others, text);
  const wanted = {
    ...(subjects && { subjects: subjects.subjects }),
    ...(person !== undefined && { person }),
    ...(day !== undefined && { day }),
    ...(operation !== undefined && { operation }),
    ...(outcome !== undefined && { outcome }),
  };
  const named = [subjects?.named, day, known?.title[text.language], outcome && wordFor(outcome, text)];
  return { wanted, named: named.filter((each) => each !== undefined).join(' · ') };
}

/** A customer, line, account or SIM; digits that are a NIF without its letter are looked for as both. */
function subjectsIn(
  typed: string,
  text: Text,
): { readonly subjects: readonly Subject[]; readonly named: string } {
  const identifier = identify(typed, '/care audit', text);
  const other = identifier.kind === 'id' ? identifier.couldBe : undefined;
  const subjects: Subject[] = [subjectOf(identifier)];
  if (other !== undefined) subjects.push({ kind: 'document', value: other });
  return { subjects, named: maskIdentifier(identifier) };
}

/** How a request ended, in a word of either language; the rest is what it is about. */
function outcomeIn(typed: string): { readonly outcome: string | undefined; readonly others: string } {
  const words = typed.split(/\s+/u).filter((word) => word !== '');
  const table = Object.values(texts).flatMap(({ record }) => Object.entries(record.search.outcomes));
  const kindOf = (word: string) => table.find(([said]) => said === folded(word))?.[1];
  const outcome = words.map(kindOf).find((kind) => kind !== undefined);
  return { outcome, others: words.filter((word) => kindOf(word) === undefined).join(' ') };
}

const wordFor = (outcome: string, { record }: Text): string =>
  Object.entries(record.search.outcomes).find(([, kind]) => kind === outcome)?.[0] ?? outcome;
