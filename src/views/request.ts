/** Pieces that every view of a request shares: what it is, people, times, the answer. */
import { getUnixTime } from 'date-fns/getUnixTime';
import type { Localized } from '../api/operation.ts';
import { maskText } from '../fields/mask-text.ts';
import { ownCodes } from '../fields/own-codes.ts';
import { postable } from '../fields/postable.ts';
import type { Stop } from '../store/stop.ts';
import type { Outcome, RequestRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import type { OutlookModel } from './beside/outlook.ts';
import { joined, Mrkdwn, md } from './escape.ts';
import type { Intent } from './intent.ts';
import type { RulesModel } from './rules.ts';

/** A request with what its operation says of itself: all a view needs. */
export interface RequestModel extends Intent {
  readonly request: RequestRecord;
  /** What the API page says of such an input, for who decides. */
  readonly said: readonly Localized[];
  /** Where its card stands in Slack, where that is known. */
  readonly cardUrl?: string;
  /** Where the card of the request it follows stands. */
  readonly followedUrl?: string;
  /** Of one that does the same once more: the first one, and who said how that ended. */
  readonly first?: { readonly request: RequestRecord; readonly settledBy: string | undefined };
  /** Who could approve it now, where Slack has told. */
  readonly outlook?: OutlookModel;
  /** What else is open for the same thing. */
  readonly others?: Several;
  /** Names the request as it is shown here: what an approval is bound to. */
  readonly seen: string;
  /** What holds up everything at present. */
  readonly stop?: Stop;
  /** What holds now for deciding on it. */
  readonly rules: RulesModel;
  /** Whether what was done can be taken back by a request of its own. */
  readonly undoable: boolean;
  /** Whether it came to nothing, and the same can be asked for once more. */
  readonly askable?: boolean;
}

/** Several requests: the first of them, and how many more there are. */
export interface Several {
  readonly named: readonly RequestModel[];
  readonly more: number;
}

/** A person as Slack names them; `careline` is nobody. */
export function who(userId: string, text: Text): Mrkdwn {
  return /^[UW][A-Z0-9]{2,}$/.test(userId) ? new Mrkdwn(`<@${userId}>`) : md`${text.requests.nobody}`;
}

/** A moment in Slack's words for each reader; readers without a time zone see UTC. */
export function written(at: Date, format: string): Mrkdwn {
  const utc = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return new Mrkdwn(`<!date^${getUnixTime(at)}^${format}|${utc}>`);
}

/** A moment by itself. */
export const when = (at: Date): Mrkdwn => written(at, '{date_short_pretty} {time}');

/** Why it was not sent, where it was not. */
export function unsentText(outcome: Pick<Outcome, 'kind'> | undefined, text: Text): string | undefined {
  const unsent: Readonly<Record<string, string>> = {
    ...text.decisions.unsent,
    altered_since: text.altered.tell,
  };
  return unsent[outcome?.kind ?? ''];
}

/** `403 FORBIDDEN: …`: what the back office said, in its own (masked) words; or why it was not asked. */
export function outcomeText(
  { fields, input }: Pick<Intent, 'fields' | 'input'>,
  { kind, status, code, message, incomplete }: Outcome,
  text: Text,
): Mrkdwn {
  const why = unsentText({ ...(kind !== undefined && { kind }) }, text);
  if (why !== undefined) return md`${why}`;
  const head = [status && `HTTP ${status}`, code && postable(code)]
    .filter((part) => part !== undefined)
    .join(' ');
  return joined(
    [
      head,
      message === undefined ? '' : maskText(message, ownCodes(fields, input)),
      incomplete ? `⚠️ ${text.requests.incomplete}` : '',
    ]
      .filter((part) => part !== '')
      .map((part) => md`${part}`),
    ': ',
  );
}
