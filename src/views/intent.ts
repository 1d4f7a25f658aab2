/** What a request would do, in one sentence, and whom it is about: for whoever reads it, wherever it is named. */
import type { FieldSpec } from '../api/fields.ts';
import type { Wording } from '../api/intent.ts';
import type { Localized } from '../api/operation.ts';
import { lowered } from '../fields/lowered.ts';
import { maskDocument, maskMsisdn, maskName } from '../fields/mask.ts';
import { sensitivityOf } from '../fields/meaning.ts';
import { formatMsisdn } from '../fields/msisdn.ts';
import type { OnScreen } from '../fields/on-screen.ts';
import { valueAt } from '../fields/path.ts';
import { postable, postableId } from '../fields/postable.ts';
import type { Text } from '../text/text.ts';
import { day, money } from './format.ts';

/** A change as it is named: what would be sent, and what stood on the screen beside it. */
export interface Intent {
  readonly fields: readonly FieldSpec[];
  readonly input: unknown;
  readonly onScreen: OnScreen;
  /** The heading of the API page: what it is about where nobody is named. */
  readonly resource: Localized;
  /** A target kept in words: that of a request of before. */
  readonly targetKept?: string;
  /** Paths of the input that the sentence and the change say in full. */
  readonly told?: readonly string[];
  /** The operation's own sentence, in the words of one reader. */
  says(words: Wording): Localized;
  /** How things stand once it is done; absent where only the sentence above tells. */
  done?(words: Wording): Localized | undefined;
  /** What it says that the back office knows no such thing. */
  readonly missing?: Localized;
}

/** A channel, where customers are masked; or the modal of a person who may see them. */
export type Audience = 'channel' | 'person';

/** What would happen, to whom, with the figures. */
export const sentenceOf = (intent: Intent, text: Text, audience: Audience): string =>
  contracted(intent.says(wordingFor(intent, text, audience))[text.language]);

/** How things stand once it is done, where the operation says it. */
export const doneOf = (intent: Intent, text: Text, audience: Audience): string | undefined => {
  const said = intent.done?.(wordingFor(intent, text, audience))?.[text.language];
  return said === undefined ? undefined : contracted(said);
};

/** The same as a heading above the target: it need not name it again. */
export const headingOf = (intent: Intent, text: Text, audience: Audience): string =>
  contracted(intent.says({ ...wordingFor(intent, text, audience), aside: () => '' })[text.language]);

/** Spanish draws a preposition and an article together: `de el cliente` -> `del cliente`. */
const contracted = (sentence: string): string =>
  sentence.replace(/\b(de|a) el (?=cliente\b)/g, (_, preposition: string) => `${preposition}l `);

function wordingFor(intent: Intent, text: Text, audience: Audience): Wording {
  const whom = whomOf(intent, text, audience);
  const { input, onScreen } = intent;
  return {
    whom,
    aside: (preposition) => ` ${preposition} ${whom}`,
    of(path) {
      const value = valueAt(input, path);
      const field = intent.fields.find((each) => each.path === path);
      if (value === undefined || field === undefined) return undefined;
      if (value === null) return field.nullMeans && lowered(field.nullMeans[text.language]);
      return [value]
        .flat()
        .map((each) => nameIn(onScreen, each, field) ?? withinSentence(each, field, text, audience))
        .join(', ');
    },
    money: (value) => money(value, { text }),
    day: (value) => day(value, { text }),
    list: (values) =>
      new Intl.ListFormat(text.intent.locale, { type: 'conjunction' }).format(
        audience === 'channel' ? values.map((each) => postable(each)) : values,
      ),
  };
}

/** What the entry of a catalogue was called where it was chosen. */
const nameIn = ({ names }: OnScreen, value: unknown, { catalogue }: FieldSpec): string | undefined =>
  catalogue === undefined ? undefined : names?.[String(value)];

/** A choice has no capital within a sentence. */
const withinSentence = (value: unknown, field: FieldSpec, text: Text, audience: Audience): string => {
  const shown = valueText(value, field, text, audience);
  return field.options.some((option) => option.value === String(value)) ? lowered(shown) : shown;
};

function valueText(value: unknown, field: FieldSpec, text: Text, audience: Audience): string {
  const { meaning, options, kind } = field;
  const known = options.find((option) => option.value === String(value));
  if (known) return known.label[text.language];
  if (typeof value === 'number' && meaning === 'money') return money(value, { text });
  if (typeof value === 'string' && kind === 'date') return day(value, { text });
  const words = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return audience === 'person' && sensitivityOf(meaning) !== 'never' ? words : masked(words, field);
}

/** Ids of lines, accounts and penalties are not personal and stay, or nobody could tell two requests apart. */
const masked = (value: string, field: FieldSpec): string =>
  field.meaning === undefined && isOfId(field) ? postableId(value) : postable(value, field.meaning);

const isOfId = ({ path }: FieldSpec): boolean =>
  path.startsWith('params.') || IDS.has(path.split('.').at(-1) ?? '');

/** Values of the path that the words of the target say by themselves. */
const SAID = new Set(['params.subscription_id', 'params.account_id', 'params.service_type']);

interface Named {
  readonly number: string | undefined;
  readonly subscription: string | undefined;
  readonly account: string | undefined;
  readonly others: readonly FieldSpec[];
}

function namedIn({ fields, input, onScreen, told }: Intent, audience: Audience): Named {
  const at = (path: string) => {
    const value = valueAt(input, path);
    return value === undefined ? undefined : String(value);
  };
  const inPath = fields.filter(({ path }) => path.startsWith('params.') && at(path) !== undefined);
  const line = inPath.find(({ meaning }) => meaning === 'msisdn');
  const msisdn = onScreen.msisdn ?? (line && at(line.path));
  return {
    number: msisdn && (audience === 'channel' ? maskMsisdn(msisdn) : formatMsisdn(msisdn)),
    subscription: idFor(at('params.subscription_id') ?? onScreen.subscriptionId, audience),
    account: idFor(at('params.account_id') ?? onScreen.accountId, audience),
    others: inPath.filter((field) => field !== line && !SAID.has(field.path) && !told?.includes(field.path)),
  };
}

const idFor = (value: string | undefined, audience: Audience): string | undefined =>
  value === undefined || audience === 'person' ? value : postableId(value);

/** The line by its number, or what else tells it; within a sentence. */
function whomOf(intent: Intent, text: Text, audience: Audience): string {
  const { within } = text.intent;
  const { number, subscription, account } = namedIn(intent, audience);
  if (number !== undefined) return number;
  if (subscription !== undefined) return within.subscription(subscription);
  if (account !== undefined) return within.account(account);
  const { customerName, document, customerUuid } = intent.onScreen;
  if (customerName !== undefined)
    return within.customer(audience === 'channel' ? maskName(customerName) : customerName);
  if (document !== undefined)
    return within.customer(audience === 'channel' ? maskDocument(document) : document);
  const id = valueAt(intent.input, 'params.customer_id') ?? customerUuid;
  if (id !== undefined) return within.customer(idFor(String(id), audience) ?? '');
  const field = tellingIn(intent);
  return field === undefined
    ? intent.resource[text.language]
    : valueText(valueAt(intent.input, field.path), field, text, audience);
}

/**
 * The target in full. For a channel the number is shortened and the owner masked. Ids of subscriptions, accounts and
 * penalties are not personal and stay.
 */
export function targetOf(intent: Intent, text: Text, audience: Audience): string {
  if (intent.targetKept) return intent.targetKept;
  const { form } = text.requests;
  const { customerName } = intent.onScreen;
  const { number, subscription, account, others } = namedIn(intent, audience);
  const parts = [
    customerName && (audience === 'channel' ? maskName(customerName) : customerName),
    number && `${form.line} ${number}`,
    subscription && `${form.subscription} ${subscription}`,
    account && `${form.account} ${account}`,
    ...others.map((field) => labelled(intent, field, text, audience)),
  ].filter((part) => part !== undefined && part !== '');
  if (parts.length > 0) return parts.join(' · ');
  const field = tellingIn(intent);
  return field === undefined ? intent.resource[text.language] : labelled(intent, field, text, audience);
}

function labelled({ input }: Intent, field: FieldSpec, text: Text, audience: Audience): string {
  return `${field.label[text.language]} ${valueText(valueAt(input, field.path), field, text, audience)}`;
}

/** What tells one from another where the path names nobody. */
const IDS: ReadonlySet<string> = new Set(['account_id', 'subscription_id', 'customer_id']);
const TELLING: ReadonlySet<string> = new Set([...IDS, 'workorderid']);
const WHO: ReadonlySet<string> = new Set(['document', 'msisdn', 'email', 'iccid', 'login']);

/** The first field of the body that says whom it is for. */
function tellingIn({ fields, input }: Intent): FieldSpec | undefined {
  return fields.find(
    ({ path, meaning }) =>
      valueAt(input, path) !== undefined &&
      (TELLING.has(path.split('.').at(-1) ?? '') || (meaning !== undefined && WHO.has(meaning))),
  );
}
