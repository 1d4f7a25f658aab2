import {
  customerAccountsCreate,
  customerAccountsDelete,
  customerAccountsList,
} from '../../../../api/customers-v4/customer-accounts.ts';
import {
  externalAccountsActiveContract,
  externalAccountsContracts,
  externalAccountsGet,
} from '../../../../api/customers-v4/external-accounts.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import type { Account } from '../../state.ts';
import { pay } from './payment.ts';

const list = route(customerAccountsList, ({ params }, world) => {
  const { accounts } = world.customerByUuid(params.customer_id);
  return { body: { accounts: accounts.map(({ uuid }) => ({ id: uuid })) } };
});

const create = route(customerAccountsCreate, ({ params, body }, world) => {
  const customer = world.customerByUuid(params.customer_id);
  const account: Account = {
    id: world.nextSerial(),
    uuid: world.newId(),
    modality: body.modality,
    iban: '',
    createdAt: world.now().toISOString(),
    lines: [],
    terms: [],
  };
  world.addAccount(customer, account);
  const done = pay(account, body.payment_method, world);
  return { status: done ? 200 : 202, body: { id: account.uuid, external_id: String(account.id) } };
});

const remove = route(customerAccountsDelete, ({ params }, world) => {
  const held = world.accountByUuid(params.account_id);
  if (held.customer.uuid !== params.customer_id) throw new Problem(404, 'No such account of the customer');
  if (held.account.lines.some(({ status }) => status === 'INSTALADO')) {
    throw new Problem(409, 'The account has lines');
  }
  world.removeAccount(held);
  return { status: 204 };
});

const external = route(externalAccountsGet, ({ params }, world) => ({
  body: { id: world.account(params.account_external_id).account.uuid },
}));

function contractOf(account: Account) {
  return {
    id: account.uuid.replace(/^.{8}/, 'c0000001'),
    account_external_id: String(account.id),
    start_date: account.createdAt,
    end_date: null,
    requests: [
      {
        request_external_id: String(account.id + 1),
        create_date: account.createdAt,
        contract_reference_id: `MMC${account.id}`,
        type: 'SALE_MOBILE_ONLY',
        origin_user: 'alta',
      },
    ],
  };
}

const contracts = route(externalAccountsContracts, ({ params }, world) => ({
  body: { contracts: [contractOf(world.account(params.account_external_id).account)] },
}));

const active = route(externalAccountsActiveContract, ({ params }, world) => ({
  body: contractOf(world.account(params.account_external_id).account),
}));

export const customerAccounts = [list, create, remove, external, contracts, active];
