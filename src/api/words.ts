import type { Meaning } from '../fields/meaning.ts';
import { words as barrings } from './barrings/words.ts';
import { words as customersV2 } from './customers-v2/words.ts';
import { words as customersV4 } from './customers-v4/words.ts';
import type { Api, Localized } from './operation.ts';
import { words as partners } from './partners/words.ts';

/** What the wire calls a field, in a person's words, and what its value is. */
export interface Term extends Localized {
  readonly is?: Meaning;
}

/** Terms by the wire's own names. */
export type Words = Readonly<Record<string, Term>>;

/** Names that mean the same in every API. */
const common: Words = {
  account_id: { en: 'Account', es: 'Cuenta' },
  accounts: { en: 'Accounts', es: 'Cuentas' },
  action: { en: 'Action', es: 'Acción' },
  active: { en: 'Active', es: 'Activo' },
  address: { en: 'Address', es: 'Dirección' },
  amount: { en: 'Amount', es: 'Importe', is: 'money' },
  birthdate: { en: 'Date of birth', es: 'Fecha de nacimiento', is: 'birthdate' },
  campaign_id: { en: 'Campaign', es: 'Campaña' },
  code: { en: 'Code', es: 'Código' },
  contracts: { en: 'Contracts', es: 'Contratos' },
  credit_card: { en: 'Credit card', es: 'Tarjeta' },
  customer_id: { en: 'Customer', es: 'Cliente' },
  date: { en: 'Date', es: 'Fecha' },
  delivery_mode: { en: 'Delivery', es: 'Envío' },
  description: { en: 'Description', es: 'Descripción' },
  document: { en: 'Document', es: 'Documento', is: 'document' },
  email: { en: 'E-mail', es: 'Correo electrónico', is: 'email' },
  end_date: { en: 'End', es: 'Fin' },
  gender: { en: 'Gender', es: 'Sexo' },
  iban: { en: 'IBAN', es: 'IBAN', is: 'iban' },
  iccid: { en: 'ICCID', es: 'ICCID', is: 'iccid' },
  id: { en: 'Id', es: 'Id' },
  imei: { en: 'IMEI', es: 'IMEI', is: 'imei' },
  imsi: { en: 'IMSI', es: 'IMSI', is: 'imsi' },
  items: { en: 'Entries', es: 'Entradas' },
  locality: { en: 'Town', es: 'Localidad' },
  modified_by: { en: 'Changed by', es: 'Modificado por' },
  msisdn: { en: 'Phone number', es: 'Número de teléfono', is: 'msisdn' },
  name: { en: 'Name', es: 'Nombre' },
  nationality: { en: 'Nationality', es: 'Nacionalidad' },
  number: { en: 'Number', es: 'Número' },
  operation: { en: 'Operation', es: 'Operación' },
  org_id: { en: 'Organization', es: 'Organización' },
  payment_method: { en: 'Payment method', es: 'Método de pago' },
  postal_code: { en: 'Postal code', es: 'Código postal' },
  promotion: { en: 'Promotion', es: 'Promoción' },
  promotion_id: { en: 'Promotion', es: 'Promoción' },
  reason: { en: 'Reason', es: 'Motivo' },
  service_id: { en: 'Service', es: 'Servicio' },
  services: { en: 'Services', es: 'Servicios' },
  start_date: { en: 'Start', es: 'Inicio' },
  state_id: { en: 'Province', es: 'Provincia' },
  status: { en: 'Status', es: 'Estado', is: 'state' },
  subscription_id: { en: 'Subscription', es: 'Suscripción' },
  subscriptionId: { en: 'Subscription', es: 'Suscripción' },
  transaction_id: { en: 'Transaction', es: 'Transacción' },
  type: { en: 'Type', es: 'Tipo' },
  value: { en: 'Value', es: 'Valor' },
};

const byApi: Readonly<Record<Api, Words>> = {
  partners,
  'customers-v2': customersV2,
  'customers-v4': customersV4,
  barrings,
};

/** What a field of an API is called; a name nobody has put into words is taken apart: `foo_bar` -> `Foo bar`. */
export function termOf(api: Api, name: string): Term {
  return known(byApi[api], name) ?? known(common, name) ?? apart(name);
}

/** Whether a name has been put into words. */
export const hasTerm = (api: Api, name: string): boolean =>
  known(byApi[api], name) !== undefined || known(common, name) !== undefined;

const known = (words: Words, name: string): Term | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

function apart(name: string): Term {
  const spaced = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  const word = spaced.charAt(0).toUpperCase() + spaced.slice(1);
  return { en: word, es: word };
}
