/** From the APIs' answers to the plain facts the views show. */
import type { accountsGet } from '../../api/customers-v2/accounts.ts';
import { blocksList, isLiftable } from '../../api/customers-v2/blocks.ts';
import type { subscriptionsGet } from '../../api/customers-v2/subscriptions.ts';
import type { termsList } from '../../api/customers-v2/terms.ts';
import type { usersGet } from '../../api/customers-v2/users.ts';
import type { customersGet } from '../../api/customers-v4/customers.ts';
import { said } from '../../api/missing.ts';
import type { OutputOf } from '../../api/operation.ts';
import { parseDocument } from '../../fields/document.ts';
import { askedType } from '../../fields/document-type.ts';
import { canonicalIccid } from '../../fields/iccid.ts';
import { withCountry } from '../../fields/msisdn.ts';
import { simOf } from '../../fields/sim.ts';
import { keepUnread } from '../../fields/unread.ts';
import type { AccountFacts, Commitment, LineFacts, SimBlock, Who } from '../../views/models.ts';
import type { TreeLine } from './tree.ts';

export type User = OutputOf<typeof usersGet>;
export type Customer = OutputOf<typeof customersGet>;
export type Subscription = OutputOf<typeof subscriptionsGet>;
type Account = OutputOf<typeof accountsGet>;
type Blocks = OutputOf<typeof blocksList>;
type Terms = OutputOf<typeof termsList>;

/** A value without the facts that are null, undefined or blank. */
type Known<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

function known<T extends Readonly<Record<string, unknown>>>(facts: T): Known<T>;
function known(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const said = (value: unknown) => (typeof value === 'string' ? value.trim() !== '' : value != null);
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => said(value)));
}

function words(parts: readonly (string | null | undefined)[], separator = ' '): string {
  return parts.filter((part) => part != null && part.trim() !== '').join(separator);
}

const DOCUMENT_NAMES = { nif: 'NIF', nie: 'NIE', cif: 'CIF', passport: undefined } as const;

/** The short name of a document's kind, as far as its form tells; else the API's word for it. A passport is what it says. */
function documentType(number: string | null | undefined, said: string | null | undefined) {
  if (askedType(said) === 'PASS') return said;
  const read = parseDocument(number ?? '');
  return (read.ok && read.check === 'right' ? DOCUMENT_NAMES[read.type] : undefined) ?? said;
}

/** A user of customers-v2: a person, or a company with somebody responsible. */
export function whoOfUser(user: User): Who {
  const { personal, business, address_info: address } = user;
  const responsible = business?.responsable;
  return known({
    name:
      words([business?.company]) || words([personal?.first_name, personal?.middle_name, personal?.last_name]),
    document: user.document_value,
    documentType: documentType(user.document_value, user.document_type?.value),
    type: user.type?.value,
    segment: user.sector?.value,
    email: personal?.email ?? business?.email,
    phone: personal?.other_phone ?? business?.other_phone,
    address: words([address?.address, words([address?.zip_code, address?.locality]), address?.state], ', '),
    language: user.language?.value,
    nationality: user.nationality?.value,
    birthdate: personal?.birthdate,
    representative: words([responsible?.name, responsible?.middlename, responsible?.lastname]),
    specialTreatment: user.special_treatment?.value,
  });
}

/** A customer of customers-v4: the parts of the three kinds that are documented. */
export function whoOfCustomer(customer: Customer): Who {
  const { personal_info: personal, company_info: company, contact_info: contact } = customer;
  const digital = customer.digital_personal_info;
  const [representative] = company?.associated_users ?? [];
  const document = personal?.identity_document ?? company?.identity_document;
  const phone = (contact?.phone_numbers ?? []).find(isDefault) ?? contact?.phone_numbers?.[0];
  const email = (contact?.emails ?? []).find(isDefault) ?? contact?.emails?.[0];
  const at = contact?.postal_address;
  return known({
    name:
      words([company?.company_name]) || words([company?.name]) || nameOf(personal) || words([digital?.name]),
    document: document?.number,
    documentType: documentType(document?.number, document?.type),
    type: customer.type,
    segment: customer.segment,
    email: email?.email ?? digital?.email,
    phone: phone?.number && withCountry(phone.number, phone.country_code),
    address: words(
      [...(at?.address_lines ?? []), words([at?.postal_code, at?.locality]), at?.administrative_area],
      ', ',
    ),
    language: customer.preferred_language,
    nationality: personal?.nationality,
    birthdate: personal?.birthdate,
    representative: nameOf(representative),
  });
}

type Named = Readonly<
  Partial<Record<'name' | 'first_surname' | 'second_surname', string | null | undefined>>
>;

const nameOf = (person: Named | null | undefined): string =>
  words([person?.name, person?.first_surname, person?.second_surname]);

const isDefault = (each: { is_default?: boolean | null | undefined }): boolean => each.is_default === true;

export function accountFacts(account: Account): AccountFacts {
  return known({
    number: account.account_number,
    status: account.status?.value,
    billingType: account.billing_type?.value,
    activatedAt: account.activation_date,
  });
}

export function lineFacts(subscription: Subscription): LineFacts {
  return known({
    number: subscription.identification_nr,
    status: subscription.subscription_status?.value,
    type: subscription.subscription_type?.value,
    origin: subscription.origin?.value,
    soldAt: subscription.sell_date,
    activatedAt: subscription.activated_date,
    endedAt: subscription.end_date,
    iccid: subscription.iccid == null ? null : canonicalIccid(subscription.iccid),
    imsi: subscription.imsi,
  });
}

/** Throws `ApiError` when the answer does not say which blocks there are. */
export function simBlocks({ items }: Blocks): readonly SimBlock[] {
  const listed = said(items, blocksList);
  const blocks = listed.map(({ id, value, date_last_modified: at, description }) =>
    known({ id, value, at, description, fixed: isLiftable(id) ? undefined : true }),
  );
  return keepUnread(listed, blocks);
}

/** The commitments of one line, as the API orders them: those of no line bind the account, and so this line too. */
export function commitmentsOf(terms: Terms, subscriptionId: string): readonly Commitment[] {
  const commitments = terms
    .filter((term) => term.subscription_id == null || term.subscription_id === subscriptionId)
    .map((term) =>
      known({
        startsAt: term.start_date,
        endsAt: term.end_date,
        penalty: term.penalty_amount,
        ofAccount: term.subscription_id == null ? true : undefined,
        months: term.terms_months,
        binding: term.binding_type?.value,
        what: term.associated_terminal?.value ?? term.promotion?.description ?? term.promotion?.value,
      }),
    );
  return keepUnread(terms, commitments);
}

/** Whether a line of the tree has a SIM; `undefined` when nothing tells. */
export function simOfLine({ mobile_line_type, identification_nr, subscription_type }: TreeLine) {
  return simOf({ type: mobile_line_type, kind: subscription_type?.value, number: identification_nr });
}

/** The same, but for a "no" that the number alone says: an ICCID may say otherwise. */
export function simCertain({ mobile_line_type, subscription_type, identification_nr }: TreeLine) {
  const byType = simOf({ type: mobile_line_type, kind: subscription_type?.value });
  return byType ?? (simOf({ number: identification_nr }) || undefined);
}

/** The same of a line that was read by itself. */
export function simOfSubscription({ subscription_type, identification_nr, iccid, imsi }: Subscription) {
  return simOf({ kind: subscription_type?.value, number: identification_nr, iccid, imsi });
}
