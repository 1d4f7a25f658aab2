import { accountsGet } from '../../../api/customers-v2/accounts.ts';
import { termsList } from '../../../api/customers-v2/terms.ts';
import { accountsGetV4 } from '../../../api/customers-v4/accounts.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import type { Account, Term } from '../state.ts';

const ended = (account: Account): boolean => account.lines.every((line) => line.status === 'BAJA');

const get = route(accountsGet, ({ params }, world) => {
  const { customer, account } = world.account(params.account_id);
  return {
    body: {
      id: account.id,
      customer_id: customer.customerId,
      account_number: `MM-${account.id}`,
      work_order_id: null,
      work_orders: [],
      activation_date: account.createdAt,
      billing_type:
        account.modality === 'PREPAID' ? { id: 2, value: 'PREPAGO' } : { id: 1, value: 'POSPAGO' },
      status: ended(account) ? { id: 5, value: 'BAJA' } : { id: 3, value: 'ACTIVO' },
      path: null,
      filename: null,
    },
  };
});

/** The page documents no 404: an unknown account is a 400. */
const terms = route(termsList, ({ params }, world) => {
  const account = world.findAccount(params.account_id)?.account;
  if (!account) throw new Problem(400, 'No such account');
  const newestFirst = account.terms.toSorted((a, b) => b.endDate.localeCompare(a.endDate));
  return { body: newestFirst.map((term) => printTerm(term, account)) };
});

function printTerm(term: Term, account: Account): unknown {
  return {
    subscription_id: term.lineId,
    start_date: term.startDate,
    end_date: term.endDate,
    penalty_amount: term.penalty,
    terms_months: term.months,
    account_bundle_id: account.id,
    binding_type: { id: term.months, value: `${term.months} MESES` },
    promotion: {
      id: term.id,
      value: term.device ? 'TERMINAL' : 'TARIFA',
      description: `PERMANENCIA ${term.device ? 'TERMINAL' : 'TARIFA'} ${term.penalty}E ${term.months}M`,
    },
    associated_type: term.device ? 'terminal' : 'promotion',
    associated_terminal: term.device ? { id: term.id, value: term.device } : null,
  };
}

const getV4 = route(accountsGetV4, ({ params }, world) => {
  const { customer, account } = world.accountByUuid(params.account_id);
  const { street, zip, locality, province } = customer.address;
  return {
    body: {
      id: account.uuid,
      external_id: String(account.id),
      customer_id: customer.uuid,
      customer_external_id: String(customer.customerId),
      contract_reference: `MMC${account.id}`,
      modality: account.modality,
      billing_address: {
        address_lines: [street],
        postal_code: zip,
        state_id: zip.slice(0, 2),
        locality,
        administrative_area: province,
        region_code: 'ES',
      },
      payment_method:
        account.modality === 'PREPAID'
          ? null
          : { direct_debit: { type: 'DIRECT_DEBIT', details: { iban: account.iban } } },
      invoice: {
        cycle: { name: 'DIA 1 - MENSUAL', day: 1, type: 'M', frequency: 1 },
        due_date_id: 5,
        due_days_id: 1,
        delivery_mode: 'EMAIL',
      },
      created_at: account.createdAt,
      ended_at: null,
      updated_at: account.createdAt,
    },
  };
});

export const accounts = [get, terms, getV4];
