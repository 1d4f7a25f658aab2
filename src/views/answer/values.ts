/** How single values of an answer are written. */
import type { AnswerGroup, AnswerNode, AnswerValue } from '../../api/answer-tree.ts';
import { readAmount } from '../../fields/amount.ts';
import { canonicalIccid } from '../../fields/iccid.ts';
import { maskMeaning, sensitivityOf } from '../../fields/meaning.ts';
import { isOfSpain } from '../../fields/msisdn.ts';
import { linkTo, type Mrkdwn, md, upTo } from '../escape.ts';
import { day, hasPassed, moment, money, phone, statusText } from '../format.ts';
import type { ViewContext } from '../models.ts';

/** What stands beside a value and says how it is to be read. */
export interface Beside {
  readonly currency?: string;
  /** The prefix of a phone number's country. */
  readonly country?: string;
  readonly expiresAt?: string;
}

export interface Showing {
  readonly view: ViewContext;
  /** Whether bank data is shown in clear. */
  readonly reveal: boolean;
}

/** What is shown as a date whatever its name: digits without dashes could be anything. */
const DATE = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})(?!\d)/;

/** Fields called a date: there bare digits, such as milliseconds, mean one. */
const DATE_NAME = /(?:^|_)(?:date|datetime|birthdate)(?:_|$)|_at$|Date$/;

/** A value for the person who serves the customer: in clear, save what is for other eyes. */
export function valueText(node: AnswerValue, beside: Beside, { view, reveal }: Showing): Mrkdwn {
  const { value, meaning, named } = node;
  const { card } = view.text.requests;
  const sensitivity = sensitivityOf(meaning);
  if (sensitivity === 'never' || (sensitivity === 'bank' && !reveal)) {
    return md`${maskMeaning(String(value), sensitivity === 'never' ? 'secret' : meaning)}`;
  }
  if (named) return md`${named[view.text.language]}`;
  if (typeof value === 'boolean') return md`${value ? card.yes : card.no}`;
  switch (meaning) {
    case 'money':
      return moneyText(value, beside, view);
    case 'percentage':
      return md`${String(value)} %`;
    case 'state':
      return md`${statusText(String(value), view)}`;
    case 'birthdate':
      return md`${day(String(value), view)}`;
    case 'iccid':
      return md`${canonicalIccid(String(value))}`;
    case 'msisdn':
      return md`${isOfSpain(beside.country ?? '') ? phone(String(value)) : String(value)}`;
    case 'link':
      return linkText(String(value), beside, view);
    default:
      return plainText(node, view);
  }
}

/** An answer's value may take up a section, and no more. */
const whole = (value: string): Mrkdwn => upTo(value, 2_800);

function plainText({ name, value }: AnswerValue, view: ViewContext): Mrkdwn {
  const text = String(value);
  const date = DATE.test(text) || DATE_NAME.test(name) ? moment(text, view) : text;
  return date === text ? whole(text) : md`${date}`;
}

function moneyText(value: string | number, { currency }: Beside, view: ViewContext): Mrkdwn {
  const amount = readAmount(value);
  return amount === undefined ? whole(String(value)) : md`${money(amount, view, currency)}`;
}

/** Only https is followed; a link that has expired is said to have. */
function linkText(url: string, { expiresAt }: Beside, view: ViewContext): Mrkdwn {
  const { answer } = view.text;
  if (expiresAt !== undefined && hasPassed(expiresAt, view.now))
    return md`${answer.expired(moment(expiresAt, view))}`;
  const link = linkTo(url, answer.open);
  if (link === undefined) return whole(url);
  return expiresAt === undefined ? link : md`${link} ${answer.until(moment(expiresAt, view))}`;
}

/** `{ id, value }`: what customers-v2 calls a coded value is its value. */
export function codedText({ parts }: AnswerGroup): string | undefined {
  if (!parts.every((part) => part.node === 'value' && ['id', 'value', 'description'].includes(part.name))) {
    return undefined;
  }
  const named = (name: string) => parts.find((part) => part.name === name);
  const [value, description] = [named('value'), named('description')];
  if (value?.node !== 'value') return undefined;
  return description?.node === 'value' ? `${value.value} (${description.value})` : String(value.value);
}

/** An amount with and without taxes on one line: `12.10 € (10.00 € + IVA 21 %)`; nothing where one is not known. */
export function taxedText({ parts }: AnswerGroup, { view }: Showing): Mrkdwn | undefined {
  const numberOf = (nodes: readonly AnswerNode[], name: string) => {
    const found = nodes.find((part) => part.name === name);
    return found?.node === 'value' ? readAmount(found.value) : undefined;
  };
  const [gross, net] = [numberOf(parts, 'value_with_taxes'), numberOf(parts, 'value_without_taxes')];
  if (gross === undefined || net === undefined) return undefined;
  const tax = parts.find((part) => part.name === 'tax');
  const inside = tax?.node === 'group' ? tax.parts : [];
  const type = inside.find((part) => part.name === 'type');
  const percentage = numberOf(inside, 'percentage');
  const kind =
    type?.node === 'value' ? ` + ${type.value}${percentage === undefined ? '' : ` ${percentage} %`}` : '';
  return md`${money(gross, view)} (${money(net, view)}${kind})`;
}

/** What the other values of a group say of each other. */
export function besideOf({ parts }: AnswerGroup): Beside {
  const text = (test: RegExp) => {
    const found = parts.find((part) => test.test(part.name));
    return found?.node === 'value' ? String(found.value) : undefined;
  };
  const [currency, expiresAt] = [text(/^currency(_code)?$/), text(/^url_expiration|^expir/)];
  const country = text(/^country_code$/);
  return {
    ...(country && { country }),
    ...(currency && /^[A-Z]{3}$/.test(currency) && { currency }),
    ...(expiresAt && { expiresAt }),
  };
}
