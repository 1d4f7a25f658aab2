/** Taxes, contracts and payment of an account, as they stand. */
import { accountsContracts, accountsTax } from '../../../../api/customers-v2/accounts.ts';
import { paymentInfoGet } from '../../../../api/customers-v2/payment-info.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';

/** The Canary Islands have a tax of their own. */
const CANARIES = new Set(['35', '38']);

const tax = route(accountsTax, ({ params, query }, world) => {
  const { customer, account } = world.account(params.account_id);
  const state = customer.address.zip.slice(0, 2);
  const value = CANARIES.has(state) ? 7 : 21;
  const now = {
    tax_value: value,
    tax_terminal_value: value,
    state_id: Number(state),
    description: CANARIES.has(state) ? 'IGIC' : 'IVA',
    start_date: account.createdAt,
  };
  return {
    body: {
      id: account.id,
      ...now,
      ...(query?.include_historical_changes ? { historical_changes: [{ ...now, end_date: null }] } : {}),
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
