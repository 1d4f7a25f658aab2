/** Whom or what a request is about: as what is sent names it, and as it stood on the screen where that is the same. */
import type { FieldSpec } from '../api/fields.ts';
import type { Localized } from '../api/operation.ts';
import { maskDocument, maskMsisdn, maskName } from '../fields/mask.ts';
import { sensitivityOf } from '../fields/meaning.ts';
import { canonicalMsisdn, formatMsisdn } from '../fields/msisdn.ts';
import type { OnScreen } from '../fields/on-screen.ts';
import { valueAt } from '../fields/path.ts';
import { postable, postableId } from '../fields/postable.ts';
import type { Text } from '../text/text.ts';
import { day, money } from './format.ts';

/** What is aimed at: what would be sent, and what stood on the screen beside it. */
export interface Aimed {
  readonly fields: readonly FieldSpec[];
  readonly input: unknown;
  readonly onScreen: OnScreen;
  /** The heading of the API page: what it is about where nobody is named. */
  readonly resource: Localized;
  /** A target kept in words: that of a request of before. */
  readonly targetKept?: string;
  /** Paths of the input that the sentence and the change say in full. */
  readonly told?: readonly string[];
}

/** A channel, where customers are masked; or the modal of a person who may see them. */
export type Audience = 'channel' | 'person';

/**
 * The target in full. For a channel the number is shortened and the owner masked. Ids of subscriptions, accounts and
 * penalties are not personal and stay.
 */
export function targetOf(aimed: Aimed, text: Text, audience: Audience): string {
  if (aimed.targetKept) return aimed.targetKept;
  const { form } = text.requests;
  const screen = screenOf(aimed);
  const line = lineIn(aimed);
  const number = sentAt(aimed, line?.path) ?? screen.msisdn;
  const subscription = sentAt(aimed, 'params.subscription_id') ?? screen.subscriptionId;
  const account = sentAt(aimed, 'params.account_id') ?? screen.accountId;
  const others = aimed.fields.filter(
    (field) =>
      field.path.startsWith('params.') &&
      sentAt(aimed, field.path) !== undefined &&
      field !== line &&
      !SAID.has(field.path) &&
      !aimed.told?.includes(field.path),
  );
  const parts = [
    screen.customerName && nameFor(screen.customerName, audience),
    number && `${form.line} ${numberFor(number, audience)}`,
    subscription && `${form.subscription} ${idFor(subscription, audience)}`,
    account && `${form.account} ${idFor(account, audience)}`,
    ...others.map((field) => labelled(aimed, field, text, audience)),
  ].filter((part) => part !== undefined && part !== '');
  if (parts.length > 0) return parts.join(' · ');
  const field = tellingIn(aimed);
  return field === undefined ? aimed.resource[text.language] : labelled(aimed, field, text, audience);
}

/** The one word for it within a sentence: the line by its number, else the account, the customer, or what tells it. */
export function whomOf(aimed: Aimed, text: Text, audience: Audience): string {
  return (
    sentWhom(aimed, text, audience) ?? screenWhom(aimed, text, audience) ?? aimed.resource[text.language]
  );
}

/** As what is sent names it: the number of a line that is named by its id stood on the screen. */
function sentWhom(aimed: Aimed, text: Text, audience: Audience): string | undefined {
  const { within } = text.intent;
  const screen = screenOf(aimed);
  const at = (path: string | undefined) => sentAt(aimed, path);
  const number = at(lineIn(aimed)?.path);
  if (number !== undefined) return numberFor(number, audience);
  const field = IN_PATH.find((path) => at(path) !== undefined) ?? tellingIn(aimed)?.path;
  const value = at(field);
  if (field === undefined || value === undefined) return undefined;
  switch (lastOf(field)) {
    case 'subscription_id':
      return screen.msisdn ? numberFor(screen.msisdn, audience) : within.subscription(idFor(value, audience));
    case 'account_id':
      return within.account(idFor(value, audience));
    case 'customer_id':
      return customerOf(screen, text, audience) ?? within.customer(idFor(value, audience));
    default: {
      const telling = aimed.fields.find(({ path }) => path === field);
      return telling && valueText(valueAt(aimed.input, field), telling, text, audience);
    }
  }
}

function screenWhom(aimed: Aimed, text: Text, audience: Audience): string | undefined {
  const { within } = text.intent;
  const { msisdn, subscriptionId, accountId, ...screen } = screenOf(aimed);
  if (msisdn !== undefined) return numberFor(msisdn, audience);
  if (subscriptionId !== undefined) return within.subscription(idFor(subscriptionId, audience));
  if (accountId !== undefined) return within.account(idFor(accountId, audience));
  return customerOf(screen, text, audience);
}

function customerOf(
  { customerName, document, customerUuid }: OnScreen,
  { intent: { within } }: Text,
  audience: Audience,
): string | undefined {
  if (customerName !== undefined) return within.customer(nameFor(customerName, audience));
  if (document !== undefined)
    return within.customer(audience === 'channel' ? maskDocument(document) : document);
  return customerUuid === undefined ? undefined : within.customer(idFor(customerUuid, audience));
}

/** What stood on the screen; nothing of it where something else is named by what is sent. */
function screenOf(aimed: Aimed): OnScreen {
  const { onScreen } = aimed;
  const { msisdn, subscriptionId, accountId, accountUuid, customerUuid } = onScreen;
  const differs = (path: string | undefined, ...shown: readonly (string | undefined)[]) => {
    const value = sentAt(aimed, path);
    const known = shown.filter((each) => each !== undefined);
    return value !== undefined && known.length > 0 && !known.includes(value);
  };
  const number = sentAt(aimed, lineIn(aimed)?.path ?? 'body.msisdn');
  const another =
    (number !== undefined && msisdn !== undefined && canonicalMsisdn(number) !== canonicalMsisdn(msisdn)) ||
    aimed.fields.some(
      ({ path }) =>
        (lastOf(path) === 'subscription_id' && differs(path, subscriptionId)) ||
        (lastOf(path) === 'account_id' && differs(path, accountId, accountUuid)),
    ) ||
    differs('params.customer_id', customerUuid);
  return another ? {} : onScreen;
}

/** A word or number that is sent, as text. */
function sentAt({ input }: Aimed, path: string | undefined): string | undefined {
  const value = path === undefined ? undefined : valueAt(input, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The number in the path, where the API names a line by it. */
const lineIn = ({ fields }: Aimed): FieldSpec | undefined =>
  fields.find(({ path, meaning }) => path.startsWith('params.') && meaning === 'msisdn');

const lastOf = (path: string): string => path.split('.').at(-1) ?? '';

const IN_PATH: readonly string[] = ['params.subscription_id', 'params.account_id', 'params.customer_id'];
/** Values of the path that the words of the target say by themselves. */
const SAID: ReadonlySet<string> = new Set([
  'params.subscription_id',
  'params.account_id',
  'params.service_type',
]);
const IDS: ReadonlySet<string> = new Set(['account_id', 'subscription_id', 'customer_id']);
/** What tells one from another where the path names nobody. */
const TELLING: ReadonlySet<string> = new Set([...IDS, 'workorderid']);
const WHO: ReadonlySet<string> = new Set(['document', 'msisdn', 'email', 'iccid', 'login']);

/** The first field of the body that says whom it is for. */
const tellingIn = (aimed: Aimed): FieldSpec | undefined =>
  aimed.fields.find(
    ({ path, meaning }) =>
      sentAt(aimed, path) !== undefined &&
      (TELLING.has(lastOf(path)) || (meaning !== undefined && WHO.has(meaning))),
  );

const numberFor = (value: string, audience: Audience): string =>
  audience === 'channel' ? maskMsisdn(value) : formatMsisdn(value);

const nameFor = (value: string, audience: Audience): string =>
  audience === 'channel' ? maskName(value) : value;

const idFor = (value: string, audience: Audience): string =>
  audience === 'channel' ? postableId(value) : value;

function labelled({ input }: Aimed, field: FieldSpec, text: Text, audience: Audience): string {
  return `${field.label[text.language]} ${valueText(valueAt(input, field.path), field, text, audience)}`;
}

/** A value of the input in words: its choice by name, its figures as the reader writes them. */
export function valueText(value: unknown, field: FieldSpec, text: Text, audience: Audience): string {
  const { meaning, options, kind } = field;
  const known = options.find((option) => option.value === String(value));
  if (known) return known.label[text.language];
  if (typeof value === 'number' && meaning === 'money') return money(value, { text });
  if (typeof value === 'string' && kind === 'date') return day(value, { text });
  const words = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return audience === 'person' && sensitivityOf(meaning) !== 'never' ? words : masked(words, field);
}

/** Ids of lines, accounts and penalties are not personal and stay, or nobody could tell two requests apart. */
const masked = (value: string, { path, meaning }: FieldSpec): string =>
  meaning === undefined && (path.startsWith('params.') || IDS.has(lastOf(path)))
    ? postableId(value)
    : postable(value, meaning);
