import { accountsGetV4 } from '../../../../api/customers-v4/accounts.ts';
import { route } from '../../route.ts';

const get = route(accountsGetV4, ({ params }, world) => {
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

export const accounts = [get];
