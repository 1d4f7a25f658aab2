import type { Office } from '../../../src/sandbox/office/office.ts';
import { type Case, type Cases, type Prepare, part } from './case.ts';

const customer = ({ known }: Office) => ({ customer_id: known.lucia.customerUuid });
const account = ({ known }: Office) => ({ account_id: known.lucia.accountUuids[0] });

/** A read of the customer, of the account, or of the account under its number. */
const ofCustomer: Case = { status: 200, input: (office) => ({ params: customer(office) }) };
const ofAccount: Case = { status: 200, input: (office) => ({ params: account(office) }) };
const ofNumber: Case = {
  status: 200,
  input: ({ known }) => ({ params: { account_external_id: known.lucia.accountId } }),
};

const digital = (email: string) => ({
  type: 'DIGITAL_CUSTOMER',
  preferred_language: 'es',
  digital_personal_info: { name: 'Ana', email },
});

/** A customer without accounts, who can be deleted. */
const newcomer = async (prepare: Prepare): Promise<string> =>
  part(
    await prepare('customers-v4.customers.create', { params: {}, body: digital('new@example.com') }),
    'id',
  );

const categorized = async (office: Office, prepare: Prepare) => {
  const body = { id: 12, value: 'influencer', reason: 'Known on television' };
  await prepare('customers-v4.customer-categories.add', { params: customer(office), body });
  return { ...customer(office), category_id: '12' };
};

const promoted = async (office: Office, prepare: Prepare): Promise<string> => {
  const query = { account_promotion_type: 'ALL' };
  const all = await prepare('customers-v4.account-promotions.list', { params: account(office), query });
  return part(all, 0, 'id');
};

const document = { number: '00000023T', type: 'NIF' };

export const customersV4: Cases = {
  'customers-v4.accounts.get': ofAccount,
  'customers-v4.payment-method.update': {
    status: 204,
    input: (office) => ({
      params: account(office),
      body: { type: 'DIRECT_DEBIT', details: { iban: 'ES9121000418450200051332' } },
    }),
  },
  'customers-v4.payment-methods.history': ofAccount,
  'customers-v4.billing-address.history': {
    status: 200,
    input: (office) => ({ params: account(office), query: { from: '2020-01-01', to: '2026-12-31' } }),
  },
  'customers-v4.invoice-recipient.get': ofAccount,
  'customers-v4.account-promotions.list': {
    status: 200,
    input: (office) => ({ params: account(office), query: { account_promotion_type: 'ALL' } }),
  },
  'customers-v4.account-promotions.add': {
    status: 200,
    input: (office) => ({
      params: account(office),
      body: { promotion_id: 2064, start_date: '2026-12-01', end_date: '2027-03-01' },
    }),
  },
  'customers-v4.account-promotions.history': {
    status: 200,
    input: (office) => ({ params: account(office), query: { start_date: '2025-09-01' } }),
  },
  'customers-v4.account-promotions.cancel': {
    status: 204,
    input: async (office, prepare) => ({
      params: { ...account(office), account_promotion_id: await promoted(office, prepare) },
      body: { cancellation_date: '2026-12-31' },
    }),
  },
  'customers-v4.customer-accounts.list': ofCustomer,
  'customers-v4.customer-accounts.create': {
    status: 200,
    input: (office) => ({
      params: customer(office),
      body: { modality: 'POSTPAID', payment_method: { type: 'BANK_TRANSFER', details: {} } },
    }),
  },
  'customers-v4.customer-accounts.delete': {
    status: 204,
    input: async (office, prepare) => {
      const body = { modality: 'POSTPAID', payment_method: { type: 'BANK_TRANSFER', details: {} } };
      const params = customer(office);
      const made = await prepare('customers-v4.customer-accounts.create', { params, body });
      return { params: { ...params, account_id: part(made, 'id') } };
    },
  },
  'customers-v4.available-payment-methods.list': {
    status: 200,
    input: (office) => ({ params: { ...customer(office), ...account(office) } }),
  },
  'customers-v4.external-accounts.get': ofNumber,
  'customers-v4.external-accounts.contracts': ofNumber,
  'customers-v4.external-accounts.active-contract': ofNumber,
  'customers-v4.customers.create': {
    status: 201,
    input: () => ({
      params: {},
      body: {
        type: 'PRIVATE_CUSTOMER',
        preferred_language: 'es',
        segment: 'CONSUMER',
        contact_info: {
          phone_numbers: [{ country_code: '+34', number: '615667898', type: 'MOBILE', is_default: true }],
          emails: [{ email: 'antonio@example.com', is_default: true }],
          postal_address: {
            address_lines: ['Calle Mayor 2, 3º A'],
            postal_code: '28039',
            locality: 'Fuenlabrada',
            administrative_area: 'Madrid',
            region_code: 'ES',
          },
        },
        personal_info: {
          identity_document: document,
          name: 'Antonio',
          first_surname: 'Benavente',
          gender: 'MALE',
          nationality: 'ES',
          birthdate: '1980-01-01',
        },
      },
    }),
  },
  'customers-v4.customers.search': {
    status: 200,
    input: ({ known }) => ({ params: {}, query: { email: known.lucia.email } }),
  },
  'customers-v4.customers.get': ofCustomer,
  'customers-v4.customers.update': {
    status: 204,
    input: (office) => ({ params: customer(office), body: { preferred_language: 'ca' } }),
  },
  'customers-v4.customers.delete': {
    status: 204,
    input: async (_office, prepare) => ({ params: { customer_id: await newcomer(prepare) } }),
  },
  'customers-v4.associated-users.set': {
    status: 204,
    input: ({ known }) => ({
      params: { customer_id: known.business.customerUuid },
      body: {
        associated_users: [
          {
            identity_document: document,
            role: 'AUTHORIZED_REPRESENTATIVE',
            name: 'John',
            first_surname: 'Doe',
          },
        ],
      },
    }),
  },
  'customers-v4.available-credit-cards.list': ofCustomer,
  'customers-v4.customers.convert-nie-to-nif': {
    status: 204,
    input: ({ known }) => ({ params: { customer_id: known.nie.customerUuid }, body: { nif: '00000023T' } }),
  },
  'customers-v4.external-customers.get': {
    status: 200,
    input: ({ known }) => ({ params: { customer_external_id: known.lucia.customerId } }),
  },
  'customers-v4.categories.list': { status: 200, input: () => ({ params: {} }) },
  'customers-v4.categories.create': {
    status: 201,
    input: () => ({
      params: {},
      body: { categories: [{ name: 'loyalty', description: 'How loyal', valid_values: ['low', 'high'] }] },
    }),
  },
  'customers-v4.categories.get': { status: 200, input: () => ({ params: { category_id: '11' } }) },
  'customers-v4.categories.update': {
    status: 204,
    input: () => ({
      params: { category_id: '11' },
      body: { description: 'Risk', valid_values: ['low', 'high', 'top'] },
    }),
  },
  'customers-v4.categories.delete': { status: 204, input: () => ({ params: { category_id: '12' } }) },
  'customers-v4.customer-categories.history': ofCustomer,
  'customers-v4.customer-categories.list': ofCustomer,
  'customers-v4.customer-categories.add': {
    status: 201,
    input: (office) => ({
      params: customer(office),
      body: { id: 11, value: 'high', description: 'Often late', reason: 'Three unpaid invoices' },
    }),
  },
  'customers-v4.customer-categories.get': {
    status: 200,
    input: async (office, prepare) => ({ params: await categorized(office, prepare) }),
  },
  'customers-v4.customer-categories.update': {
    status: 204,
    input: async (office, prepare) => ({
      params: await categorized(office, prepare),
      body: { value: 'singer', reason: 'Has a record out' },
    }),
  },
  'customers-v4.customer-categories.delete': {
    status: 204,
    input: async (office, prepare) => ({ params: await categorized(office, prepare) }),
  },
  'customers-v4.special-treatments.list': { status: 200, input: () => ({ params: {} }) },
  'customers-v4.special-treatments.update': {
    status: 204,
    input: () => ({ params: {}, body: { values: ['silver', 'gold', 'platinum', 'vip', 'press'] } }),
  },
  'customers-v4.customer-special-treatment.get': ofCustomer,
  'customers-v4.customer-special-treatment.set': {
    status: 204,
    input: (office) => ({ params: customer(office), body: { values: ['vip'] } }),
  },
  'customers-v4.customer-special-treatment.delete': {
    status: 204,
    input: async (office, prepare) => {
      const params = customer(office);
      await prepare('customers-v4.customer-special-treatment.set', { params, body: { values: ['gold'] } });
      return { params };
    },
  },
  'customers-v4.tokenization-requests.list': ofAccount,
  'customers-v4.credentials.list': ofCustomer,
  'customers-v4.credentials.create': {
    status: 201,
    input: (office) => ({ params: customer(office), body: { username: 'second@example.com' } }),
  },
  'customers-v4.credentials.set-expiration': {
    status: 204,
    input: (office) => ({ params: customer(office), body: { expiration_date: '2027-12-31' } }),
  },
  'customers-v4.credentials.change-username': {
    status: 204,
    input: (office) => ({ params: customer(office), body: { username: 'other@example.com' } }),
  },
  'customers-v4.credentials.create-for-migration': {
    status: 201,
    input: (office) => ({ params: customer(office), body: { username: 'migrated@example.com' } }),
  },
  'customers-v4.credentials.delete': {
    status: 204,
    input: async (office, prepare) => {
      const params = customer(office);
      const made = await prepare('customers-v4.credentials.create', {
        params,
        body: { username: 'x@example.com' },
      });
      return { params: { ...params, credential_id: part(made, 'id') } };
    },
  },
  'customers-v4.credentials.activate': { status: 202, input: (office) => ({ params: customer(office) }) },
  'customers-v4.identification-processes.get': {
    status: 200,
    input: async (office, prepare) => {
      const params = customer(office);
      const all = await prepare('customers-v4.identification-processes.list', { params });
      return { params: { ...params, process_id: part(all, 'processes', 0, 'process_id') } };
    },
  },
  'customers-v4.identification-processes.list': ofCustomer,
};
