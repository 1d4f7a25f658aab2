/** The identifiers of customers-v4: UUIDs, and the numbers by which customers-v2 knows the same things. */
import { z } from 'zod';
import { digits, form, uuid } from '../schemas.ts';

export const customerUuid = () =>
  uuid().register(form, {
    is: 'uuid',
    label: { en: 'Customer', es: 'Cliente' },
    hint: { en: 'The UUID of the customer', es: 'El UUID del cliente' },
    example: '123e4567-e89b-42d3-a456-556642440000',
  });

export const accountUuid = () =>
  uuid().register(form, {
    is: 'uuid',
    label: { en: 'Account', es: 'Cuenta' },
    hint: { en: 'The UUID of the account', es: 'El UUID de la cuenta' },
    example: '123e4567-e89b-42d3-a456-556642440000',
  });

export const customer = z.strictObject({ customer_id: customerUuid() });
export const account = z.strictObject({ account_id: accountUuid() });

export const accountExternalId = () =>
  digits().register(form, {
    label: { en: 'Account number', es: 'Número de cuenta' },
    hint: { en: 'The account number, digits only', es: 'El número de la cuenta, solo cifras' },
    example: '214748364',
  });

/** What a response may print or not. */
export const text = () => z.string().nullish();
