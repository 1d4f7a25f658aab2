/** Pieces that every view of a request shares: people, times, the change, the input. */
import type { SectionBlock } from '@slack/types';
import { getUnixTime } from 'date-fns/getUnixTime';
import type { FieldSpec } from '../api/fields.ts';
import type { Change, Localized } from '../api/operation.ts';
import { maskText } from '../fields/mask-text.ts';
import { maskMeaning, sensitivityOf } from '../fields/meaning.ts';
import { valueAt } from '../fields/path.ts';
import type { Fact, Outcome, RequestRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { section } from './blocks.ts';
import { inert, joined, Mrkdwn, md } from './escape.ts';
import { money } from './format.ts';
import type { Intent } from './intent.ts';

/** A request with what its operation says of itself: all a view needs. */
export interface RequestModel extends Intent {
  readonly request: RequestRecord;
  /** What the API page says of such an input, for who decides. */
  readonly said: readonly Localized[];
  /** Where its card stands in Slack, where that is known. */
  readonly cardUrl?: string;
  /** Where the card of the request it follows stands. */
  readonly followedUrl?: string;
  /** Names the request as it is shown here: what an approval is bound to. */
  readonly seen: string;
  /** Whether what was done can be taken back by a request of its own. */
  readonly undoable: boolean;
}

/** Longest reason or comment a card shows; beyond, it is read in the details. */
export const CARD_TEXT = 280;
export const CARD_VALUES = 12;
/** Slack takes 3,000 characters a section; labels need some of them. */
const WHOLE_TEXT = 2_800;

/** A person as Slack names them; `careline` is nobody. */
export function who(userId: string, text: Text): Mrkdwn {
  return /^[UW][A-Z0-9]{2,}$/.test(userId) ? new Mrkdwn(`<@${userId}>`) : md`${text.requests.nobody}`;
}

/** A moment in the reader's own time zone; readers without one see UTC. */
export function when(at: Date): Mrkdwn {
  const seconds = getUnixTime(at);
  const utc = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return new Mrkdwn(`<!date^${seconds}^{date_short_pretty} {time}|${utc}>`);
}

/** `Masks: none → Restringido (DEBT_MOBILE_RESTRICTED)`; a long list is cut unless it is to be shown whole. */
export function factLine(fact: Fact, text: Text, most = CARD_VALUES): Mrkdwn {
  const { label, now, after, unknown, undecided } = fact;
  const { notKnown } = text.requests.card;
  const before = unknown ? notKnown : factValue(now, text, most);
  const then = undecided ? notKnown : factValue(after, text, most);
  return md`*${label[text.language]}*: ${whole(before)} → *${whole(then)}*`;
}

/** The same for the modal of the person who asks: in clear, and whole. */
export const changeLine = ({ clear, ...change }: Change, text: Text): Mrkdwn =>
  factLine({ ...change, ...clear }, text, Number.POSITIVE_INFINITY);

/** A value that must not be cut: an approver decides on all of it. */
export const whole = (value: string): Mrkdwn => new Mrkdwn(inert(value, WHOLE_TEXT));

function factValue(value: Fact['now'], text: Text, most: number): string {
  const { card } = text.requests;
  if (value === null || value === '') return card.nothing;
  if (typeof value === 'boolean') return value ? card.yes : card.no;
  if (typeof value === 'string') return value;
  if ('en' in value) return value[text.language];
  if (value.length === 0) return card.nothing;
  const shown = value.slice(0, most).join(', ');
  return value.length > most ? `${shown} …` : shown;
}

/**
 * Whether everything an approver must know fits on a card. What does not is decided on in the details.
 */
export function fitsCard({ request, fields }: RequestModel): boolean {
  const values = request.facts.flatMap(({ now, after }) => [now, after]);
  const entered = fields.filter(
    (field) => !field.isReason && valueAt(request.input, field.path) !== undefined,
  );
  return (
    request.reason.length <= CARD_TEXT &&
    request.touches.length <= CARD_VALUES &&
    entered.length <= CARD_VALUES &&
    values.every((value) => !Array.isArray(value) || value.length <= CARD_VALUES) &&
    JSON.stringify([request.facts, request.driftedFrom]).length <= 1_500
  );
}

/** Who reads an input: a channel, where it is masked; a person in a modal; one who may see bank data too. */
export type Reader = 'channel' | 'person' | 'trusted';

/** The input's own words. For channels without what the target and the reason already say. */
export function inputLines({ request, fields }: RequestModel, text: Text, reader: Reader): Mrkdwn[] {
  return fields
    .filter((field) => reader !== 'channel' || !(field.isReason || isTarget(field)))
    .flatMap((field) => {
      const value = valueAt(request.input, field.path);
      if (value === undefined) return [];
      const trail = field.trail.map((label) => `${label[text.language]} › `).join('');
      const shown = isHidden(field, reader)
        ? md`${hidden(value, field, reader)}`
        : inputValue(value, field, text);
      return [md`${trail + field.label[text.language]}: *${shown}*`];
    });
}

const isTarget = ({ path, kind }: FieldSpec): boolean => path.startsWith('params.') && kind === 'text';

/** Kinds whose values are nobody's: nothing a person typed freely. */
const IMPERSONAL = new Set<FieldSpec['kind']>([
  'choice',
  'boolean',
  'integer',
  'decimal',
  'date',
  'date_time',
]);

function isHidden({ meaning, kind }: FieldSpec, reader: Reader): boolean {
  const sensitivity = sensitivityOf(meaning);
  if (sensitivity === 'never') return true;
  if (reader === 'trusted') return false;
  if (sensitivity === 'bank') return true;
  return reader === 'channel' && (sensitivity === 'personal' || !IMPERSONAL.has(kind));
}

function hidden(value: unknown, { meaning }: FieldSpec, reader: Reader): string {
  const words = [value]
    .flat()
    .map((each) => (typeof each === 'object' ? JSON.stringify(each) : String(each)));
  return words
    .map((each) =>
      sensitivityOf(meaning) === 'open' && reader === 'channel' ? maskText(each) : maskMeaning(each, meaning),
    )
    .join(', ');
}

/** A value of the input in words; moments in the reader's own time zone. */
export function inputValue(value: unknown, field: FieldSpec, text: Text): Mrkdwn {
  if (value === null && field.nullMeans) return md`${field.nullMeans[text.language]}`;
  if (typeof value === 'boolean') return md`${value ? text.requests.card.yes : text.requests.card.no}`;
  if (field.kind === 'date_time' && typeof value === 'string') return when(new Date(value));
  if (field.meaning === 'money' && typeof value === 'number') return md`${money(value, { text })}`;
  const words = [value].flat().map((each) => {
    const option = field.options.find((known) => known.value === String(each));
    return option?.label[text.language] ?? (typeof each === 'object' ? JSON.stringify(each) : String(each));
  });
  return whole(words.join(', '));
}

/** Lines in as few sections as hold them: Slack takes 3,000 characters a section and 100 blocks. */
export function inSections(lines: readonly Mrkdwn[]): SectionBlock[] {
  const groups: Mrkdwn[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    length += line.text.length + 1;
    if (length > WHOLE_TEXT) {
      groups.push([]);
      length = line.text.length;
    }
    groups.at(-1)?.push(line);
  }
  return groups.map((group) => section(joined(group, '\n')));
}

/** `403 FORBIDDEN: …`: what the back office said, in its own (masked) words; or why it was not asked. */
export function outcomeText({ kind, status, code, message, incomplete }: Outcome, text: Text): Mrkdwn {
  const unsent: Readonly<Record<string, string>> = {
    ...text.decisions.unsent,
    altered_since: text.altered.tell,
  };
  const why = unsent[kind ?? ''];
  if (why !== undefined) return md`${why}`;
  const head = [status && `HTTP ${status}`, code].filter((part) => part !== undefined).join(' ');
  return joined(
    [head, message === undefined ? '' : maskText(message), incomplete ? `⚠️ ${text.requests.incomplete}` : '']
      .filter((part) => part !== '')
      .map((part) => md`${part}`),
    ': ',
  );
}
