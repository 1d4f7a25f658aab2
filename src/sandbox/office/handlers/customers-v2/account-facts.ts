/** Taxes, contracts and payment of an account, as they stand. */
import { accountsContracts, accountsTax } from '../../../../api/customers-v2/accounts.ts';
import { paymentInfoGet } from '../../../../api/customers-v2/payment-info.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';

/** The Canary Islands have a tax of their own. */
const CANARIES = new Set(['35', '38']);

/** Before this, the account lived where the other tax is paid. */
const MOVED_AFTER_DAYS = 365;
const taxOf = (state: string) => {
  const value = CANARIES.has(state) ? 7 : 21;
  return {
    tax_value: value,
    tax_terminal_value: value,
    state_id: Number(state),
    description: CANARIES.has(state) ? 'IGIC' : 'IVA',
  };
};

const tax = route(accountsTax, ({ params, query }, world) => {
  const { customer, account } = world.account(params.account_id);
  const state = customer.address.zip.slice(0, 2);
  const moved = new Date(Date.parse(account.createdAt) + MOVED_AFTER_DAYS * 86_400_000).toISOString();
  const before = {
    ...taxOf(CANARIES.has(state) ? '28' : '35'),
    start_date: account.createdAt,
    end_date: moved,
  };
  const { historical_changes_start_date: from = '0000', historical_changes_end_date: to = '9999' } =
    query ?? {};
  const changes = [before].filter(({ start_date, end_date }) => end_date >= from && start_date <= to);
  return {
    body: {
      id: account.id,
      ...taxOf(state),
      start_date: moved,
      ...(query?.include_historical_changes ? { historical_changes: changes } : {}),
    },
  };
});

const contracts = route(accountsContracts, ({ params, query }, world) => {
  const found = world.findAccount(params.account_id);
  if (!found) throw new Problem(404, 'No such account');
  const { account } = found;
  const wanted = query?.signature_config ?? 'CONVERGENTE';
  return {
    body: {
      contracts:
        wanted === 'CONVERGENTE'
          ? account.lines.map((line) => ({
              account_bundle_id: account.id,
              account_id: account.id,
              pdf_file_name: `contrato-${line.id}.pdf`,
              document_id: `D${line.id}`,
              digital_signature_origin_id: null,
              ineid: null,
              iccid: line.iccid,
              ccggid: null,
              subscription_id: line.id,
              subscription_terminal_id: null,
              process_id: `P${line.id}`,
              status: 'SIGNED',
              signed_document_id: `S${line.id}`,
              contract_id: `MMC${account.id}`,
            }))
          : [],
    },
  };
});

const payment = route(paymentInfoGet, ({ params }, world) => {
  const { account } = world.account(params.account_id);
  const { iban, paidBy } = account;
  if (paidBy?.type === 'CREDIT_CARD') {
    const card = {
      reference: paidBy.token ?? null,
      type_id: 1,
      number: '************5100',
      validity_date: '0529',
    };
    return { body: { payment_method: 'CREDIT_CARD', bank_account: null, credit_card: card } };
  }
  const bank = {
    entity: iban.slice(4, 8),
    subsidiary: iban.slice(8, 12),
    control_digit: iban.slice(12, 14),
    number: iban.slice(14),
    iban,
  };
  return {
    body: {
      payment_method: paidBy?.type ?? 'BANK_ACCOUNT',
      bank_account: paidBy ? null : bank,
      credit_card: null,
    },
  };
});

export const accountFacts = [tax, contracts, payment];
