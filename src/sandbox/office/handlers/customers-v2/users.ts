import { usersGet, usersTree } from '../../../../api/customers-v2/users.ts';
import { usersAgileTv } from '../../../../api/customers-v2/users-agile-tv.ts';
import { usersTreeFull, usersTreeSearch } from '../../../../api/customers-v2/users-search.ts';
import { Problem } from '../../problem.ts';
import { type Reply, route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import type { Account, Customer, DocumentType, Line } from '../../state.ts';
import type { World } from '../../world.ts';

/** customers-v2 prints codes with an id; the numbers are ours. */
export const STATUS = { INSTALADO: { id: 1, value: 'INSTALADO' }, BAJA: { id: 9, value: 'BAJA' } } as const;
export const LINE_TYPE = {
  'PRE-PAGO': { id: 1, value: 'PRE-PAGO' },
  'POST-PAGO': { id: 2, value: 'POST-PAGO' },
  FIJO: { id: 3, value: 'FIJO' },
  TV: { id: 4, value: 'TV' },
} as const;

const DOCUMENT_TYPE: Readonly<Record<DocumentType, { id: number; value: string }>> = {
  NIF: { id: 1, value: 'NUMERO IDENTIFICACION FISCAL' },
  CIF: { id: 2, value: 'CODIGO IDENTIFICACION FISCAL' },
  TR: { id: 3, value: 'TARJETA DE RESIDENCIA' },
  PASS: { id: 4, value: 'PASAPORTE' },
};

interface Criteria {
  readonly email?: string | undefined;
  readonly number?: string | undefined;
  readonly documentType?: string | undefined;
  readonly document?: string | undefined;
}

const lines = (customer: Customer): Line[] => customer.accounts.flatMap((account) => account.lines);

/** A DNI is a NIF by its older name. */
export const sameDocument = (customer: Customer, type: string | undefined, number: string): boolean =>
  customer.document.number === number.toUpperCase() &&
  (type === undefined || customer.document.type === (type === 'DNI' ? 'NIF' : type));

export const sameEmail = (customer: Customer, email: string): boolean =>
  customer.email.toLowerCase() === email.toLowerCase();

function matches(customer: Customer, criteria: Criteria): boolean {
  const { email, number, documentType, document } = criteria;
  return (
    (email === undefined || sameEmail(customer, email)) &&
    (number === undefined || lines(customer).some((line) => line.number === number)) &&
    (document === undefined || sameDocument(customer, documentType, document))
  );
}

/**
 * The page documents 400 and 403 only. Nobody found is a 404 with the same
 * envelope, as users.get answers, so that a caller can tell "no such customer" from a bad question.
 */
function search(criteria: Criteria, world: World): Reply {
  const customer = world.customers.find((each) => matches(each, criteria));
  if (!customer) throw new Problem(404, 'No such user');
  if (customer.locked) throw new Problem(403, 'The state does not allow login');
  return {
    body: {
      id: customer.userId,
      customer_id: customer.customerId,
      customer_uuid: customer.uuid,
      accounts: customer.accounts.map((account) => treeAccount(customer, account)),
    },
  };
}

const tree = route(usersTree, ({ query = {} }, world) => search(query, world));
const treeSearch = route(usersTreeSearch, ({ body }, world) => search(body, world));
const treeFull = route(usersTreeFull, ({ body: { document_type: documentType, document } }, world) =>
  search({ documentType, document }, world),
);

/** Whose television goes by another e-mail than the customer. */
const televisions = shelf(() => new Map<number, string>());

const agileTv = route(usersAgileTv, ({ body }, world) => {
  const customer = world.customers.find((each) => sameDocument(each, undefined, body.document_number));
  const email = customer && (televisions(world).get(customer.userId) ?? customer.email);
  if (!customer || email?.toLowerCase() !== body.old_email.toLowerCase()) {
    throw new Problem(404, 'No such subscription');
  }
  televisions(world).set(customer.userId, body.new_email);
  return { status: 200 };
});

function treeAccount(customer: Customer, account: Account): unknown {
  return {
    id: account.id,
    owner_id: customer.userId,
    subscriptions: account.lines.map((line) => ({
      id: line.id,
      subscription_type: LINE_TYPE[line.type],
      status: STATUS[line.status],
      user_id: customer.userId,
      identification_nr: line.number === null ? null : Number(line.number),
      expedition_user_id: customer.userId,
      bundle_id: account.id,
      mobile_line_type: line.kind === 'mobile' ? 'mobile' : null,
    })),
  };
}

const get = route(usersGet, ({ params }, world) => {
  const customer = world.user(params.user_id);
  const { street, province, zip, locality } = customer.address;
  const business = customer.kind === 'business';
  return {
    body: {
      id: customer.userId,
      customer_id: customer.customerId,
      language: { value: 'Castellano' },
      document_type: DOCUMENT_TYPE[customer.document.type],
      document_value: customer.document.number,
      sector: business ? { id: 2, value: 'EMPRESA' } : { id: 1, value: 'RESIDENCIAL' },
      type: business ? { id: 2, value: 'EMPRESA' } : { id: 1, value: 'PARTICULAR' },
      nationality: { value: customer.nationality },
      personal: business ? null : personal(customer),
      business: business ? company(customer) : null,
      address_info: { address: street, state: province, zip_code: zip, locality },
      special_treatment: customer.treatment === undefined ? null : { id: 1, value: customer.treatment },
    },
  };
});

function personal(customer: Customer): unknown {
  return {
    first_name: customer.firstName,
    middle_name: customer.lastNames[0],
    last_name: customer.lastNames[1],
    gender: null,
    birthdate: customer.birthdate,
    other_phone: null,
    email: customer.email,
  };
}

function company(customer: Customer): unknown {
  return {
    company: customer.company,
    created_date: customer.birthdate,
    other_phone: null,
    email: customer.email,
    responsable: {
      id: customer.userId,
      name: customer.firstName,
      middlename: customer.lastNames[0],
      lastname: customer.lastNames[1],
      document_type_id: null,
      document_value: null,
      nationality_id: null,
      nationality_iso: 'ES',
      nationality_value: customer.nationality,
    },
  };
}

export const users = [tree, treeSearch, treeFull, get, agileTv];
