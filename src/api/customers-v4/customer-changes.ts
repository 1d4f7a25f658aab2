/** What a change of a customer's data replaces, each part beside what is there now. */
import type { z } from 'zod';
import type { Change, Localized } from '../operation.ts';
import { personalChange } from '../personal.ts';
import type { contactInfoChange } from './contact-info.ts';
import type { customersGet } from './customers.ts';
import type { postalAddress, shownAddress } from './postal-address.ts';

type Now = z.output<(typeof customersGet)['responses'][200]>;
type Contact = z.output<typeof contactInfoChange>;

/** What `customers.update` sends. */
export interface CustomerChange {
  readonly preferred_language?: string | undefined;
  readonly contact_info?: Contact | undefined;
  readonly personal_info?: { readonly nationality?: string | undefined } | undefined;
  readonly company_info?: Readonly<Record<string, unknown>> | undefined;
}

const LABELS = {
  language: { en: 'Language', es: 'Idioma' },
  emails: { en: 'E-mails', es: 'Correos' },
  phones: { en: 'Phone numbers', es: 'Teléfonos' },
  address: { en: 'Postal address', es: 'Dirección postal' },
  nationality: { en: 'Nationality', es: 'Nacionalidad' },
} as const satisfies Record<string, Localized>;

/** One line for each part that is sent; what is not sent stays as it is. */
export function customerChanges(now: Now, change: CustomerChange): Change[] {
  const { preferred_language: language, personal_info, company_info = {} } = change;
  const nationality = personal_info?.nationality;
  return [
    ...(language === undefined
      ? []
      : [{ label: LABELS.language, now: now.preferred_language ?? null, after: language }]),
    ...contactChanges(now.contact_info, change.contact_info ?? {}),
    ...(nationality === undefined
      ? []
      : [{ label: LABELS.nationality, now: now.personal_info?.nationality ?? null, after: nationality }]),
    ...Object.entries(company_info).map(([name, after]) => companyChange(name, now.company_info, after)),
  ];
}

/** What is in a company's data is not printed: it is shown, and guarded, as a name would be. */
function companyChange(name: string, there: Now['company_info'], after: unknown): Change {
  const label = { en: `Company: ${name}`, es: `Empresa: ${name}` };
  return personalChange(label, 'name', written(there?.[name]), written(after));
}

const written = (value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

function contactChanges(there: Now['contact_info'], sent: Contact): Change[] {
  const { emails, phone_numbers, postal_address } = sent;
  return [
    ...(emails === undefined
      ? []
      : [personalChange(LABELS.emails, 'email', emailsOf(there?.emails), emailsOf(emails))]),
    ...(phone_numbers === undefined
      ? []
      : [personalChange(LABELS.phones, 'msisdn', phonesOf(there?.phone_numbers), phonesOf(phone_numbers))]),
    ...(postal_address === undefined
      ? []
      : [
          personalChange(
            LABELS.address,
            'address',
            addressOf(there?.postal_address),
            addressOf(postal_address),
          ),
        ]),
  ];
}

interface Email {
  readonly email?: string | null | undefined;
}
interface Phone {
  readonly country_code?: string | null | undefined;
  readonly number?: string | null | undefined;
}
type Address = z.output<typeof shownAddress> | z.output<typeof postalAddress>;

const emailsOf = (emails: readonly Email[] | null | undefined) =>
  (emails ?? []).flatMap(({ email }) => email ?? []);

const phonesOf = (phones: readonly Phone[] | null | undefined) =>
  (phones ?? []).flatMap(({ country_code, number }) =>
    number == null ? [] : `${country_code ?? ''}${number}`,
  );

function addressOf(address: Address | null | undefined): readonly string[] {
  if (address == null) return [];
  const { address_lines, postal_code, locality, administrative_area, region_code } = address;
  const parts = [...(address_lines ?? []), postal_code, locality, administrative_area, region_code];
  const said = parts.filter((part) => part != null && part !== '');
  return said.length === 0 ? [] : [said.join(', ')];
}
