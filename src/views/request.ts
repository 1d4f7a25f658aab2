/** Pieces that every view of a request shares: people, times, the change, the input. */
import { getUnixTime } from 'date-fns';
import type { FieldSpec } from '../api/fields.ts';
import type { Localized } from '../api/operation.ts';
import { maskText } from '../fields/mask-text.ts';
import type { Fact, Outcome, RequestRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { inert, joined, Mrkdwn, md } from './escape.ts';

/** A request with what its operation says of itself: all a view needs. */
export interface RequestModel {
  readonly request: RequestRecord;
  readonly title: Localized;
  readonly fields: readonly FieldSpec[];
}

/** Longest reason or comment a card shows; beyond, it is read in the details. */
export const CARD_TEXT = 280;
const CARD_VALUES = 12;
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
export function factLine({ label, now, after }: Fact, text: Text, most = CARD_VALUES): Mrkdwn {
  const [before, then] = [factValue(now, text, most), factValue(after, text, most)];
  return md`*${label[text.language]}*: ${whole(before)} → *${whole(then)}*`;
}

/** A value that must not be cut: an approver decides on all of it. */
export const whole = (value: string): Mrkdwn => new Mrkdwn(inert(value, WHOLE_TEXT));

function factValue(value: Fact['now'], text: Text, most: number): string {
  const { card } = text.requests;
  if (value === null || value === '') return card.nothing;
  if (typeof value === 'boolean') return value ? card.yes : card.no;
  if (typeof value === 'string') return value;
  if (value.length === 0) return card.nothing;
  const shown = value.slice(0, most).join(', ');
  return value.length > most ? `${shown} …` : shown;
}

/**
 * Whether everything an approver must know fits on a card. What does not is decided on in the details.
 */
export function fitsCard({ request }: RequestModel): boolean {
  const values = request.facts.flatMap(({ now, after }) => [now, after]);
  return (
    request.reason.length <= CARD_TEXT &&
    request.touches.length <= CARD_VALUES &&
    values.every((value) => !Array.isArray(value) || value.length <= CARD_VALUES) &&
    JSON.stringify(request.facts).length <= 1_500
  );
}

/** The input's own words, without what the target and the reason already say. `masked` for channels. */
export function inputLines({ request, fields }: RequestModel, text: Text, masked: boolean): Mrkdwn[] {
  return fields
    .filter((field) => (masked ? !field.isReason && !isTarget(field) : true))
    .flatMap((field) => {
      const value = pick(request.input, field.path);
      if (value === undefined) return [];
      const words = inputValue(value, field, text);
      return [md`${field.label[text.language]}: *${whole(masked ? maskText(words) : words)}*`];
    });
}

const isTarget = ({ path, kind }: FieldSpec): boolean => path.startsWith('params.') && kind === 'text';

/** A value of the input in words. */
export function inputValue(value: unknown, field: FieldSpec, text: Text): string {
  if (typeof value === 'boolean') return value ? text.requests.card.yes : text.requests.card.no;
  if (Array.isArray(value)) return value.map(String).join(', ');
  const option = field.options.find((each) => each.value === value);
  return option ? option.label[text.language] : String(value);
}

function pick(input: unknown, path: string): unknown {
  let value = input;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = new Map(Object.entries(value)).get(key);
  }
  return value;
}

/** `403 FORBIDDEN: …`: what the back office said, in its own (masked) words. */
export function outcomeText({ status, code, message }: Outcome): Mrkdwn {
  const head = [status && `HTTP ${status}`, code].filter((part) => part !== undefined).join(' ');
  return joined(
    [head, message === undefined ? '' : maskText(message)]
      .filter((part) => part !== '')
      .map((part) => md`${part}`),
    ': ',
  );
}
