import { z } from 'zod';
import { today } from '../../fields/day.ts';
import { maskEmail } from '../../fields/mask.ts';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { entryOf, UNKNOWN } from '../entries.ts';
import { valueAt } from '../fields.ts';
import { headings } from '../headings.ts';
import { stateWords } from '../intent.ts';
import { type Before, defineOperation, type Read } from '../operation.ts';
import { personalChange } from '../personal.ts';
import { emailAddress, form, noBody, uuid } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import { customer, customerUuid, text } from './ids.ts';

const username = () => z.string().min(1).max(82).register(form, { example: 'username@example.com' });
const created = z.looseObject({ id: text() });
type Params = z.output<typeof customer>;

export const credentialsList = defineOperation({
  id: 'customers-v4.credentials.list',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/credentials',
  title: { en: 'See the login of a customer', es: 'Ver el acceso de un cliente' },
  resource: headings.credentials,
  moves: 'nothing',
  params: customer,
  responses: {
    200: z.looseObject({
      username: text(),
      customer_id: text(),
      credentials: z.array(z.looseObject({ id: text(), username: text() })),
    }),
  },
});

const credentials = defineCatalogue(
  'credentials',
  () => [credentialsList],
  async (input, read) => {
    const params = customer.parse({ customer_id: valueAt(input, 'params.customer_id') });
    const { credentials: all } = await read(credentialsList, { params });
    return entriesOf(all, ({ id, username: name }) =>
      id == null ? undefined : { value: id, name: name ?? id },
    );
  },
);

async function hasLogin(params: Params, name: string, read: Read) {
  const { username: first, credentials: all } = await read(credentialsList, { params });
  return seenIf(first === name || all.some((each) => each.username === name));
}

async function loginChange(params: Params, name: string, read: Read): Promise<Before> {
  const { username: now, credentials: all } = await read(credentialsList, { params });
  const present = now ?? all[0]?.username;
  const label = { en: 'Login', es: 'Acceso' };
  return { changes: [personalChange(label, 'email', present ?? null, name)] };
}

/** A login is given in the same way to a new customer and to one who comes from elsewhere. */
const creation = {
  api: 'customers-v4',
  method: 'POST',
  resource: headings.credentials,
  moves: 'access',
  params: customer,
  body: z.strictObject({ username: username() }),
  responses: { 201: created },
} as const;

export const credentialsCreate = defineOperation({
  ...creation,
  id: 'customers-v4.credentials.create',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/credentials',
  title: { en: 'Give a customer a login', es: 'Dar acceso a un cliente' },
  says: (_input, _sight, { whom, of }) => ({
    en: `Give ${whom} the login ${of('body.username')}`,
    es: `Dar a ${whom} el acceso ${of('body.username')}`,
  }),
  verify: ({ params, body }, read) => hasLogin(params, body.username, read),
});

export const credentialsCreateForMigration = defineOperation({
  ...creation,
  id: 'customers-v4.credentials.create-for-migration',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/credentials/migration',
  title: { en: 'Give a migrated customer a login', es: 'Dar acceso a un cliente migrado' },
  says: (_input, _sight, { whom, of }) => ({
    en: `Give ${whom}, who is migrated, the login ${of('body.username')}`,
    es: `Dar a ${whom}, que se migra, el acceso ${of('body.username')}`,
  }),
  verify: ({ params, body }, read) => hasLogin(params, body.username, read),
});

/** Whether a login would expire on a day that has passed. */
const isPastExpiry = (input: unknown, now: Date): boolean => {
  const day = valueAt(input, 'body.expiration_date');
  return typeof day === 'string' && day < today(now);
};

export const credentialsSetExpiration = defineOperation({
  id: 'customers-v4.credentials.set-expiration',
  api: 'customers-v4',
  method: 'PATCH',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/credentials',
  title: { en: 'Let the login of a customer expire', es: 'Poner caducidad al acceso de un cliente' },
  says(_input, _sight, { whom, of }) {
    const day = of('body.expiration_date');
    return day === undefined
      ? { en: `Let the login of ${whom} never expire`, es: `Dejar sin caducidad el acceso de ${whom}` }
      : {
          en: `Let the login of ${whom} expire on ${day}`,
          es: `Hacer caducar el acceso de ${whom} el ${day}`,
        };
  },
  resource: headings.credentials,
  moves: 'access',
  notes: [
    {
      words: {
        en: 'A day that has passed locks the customer out at once.',
        es: 'Un día que ya ha pasado deja al cliente sin acceso al momento.',
      },
      decides: true,
      of: isPastExpiry,
    },
  ],
  params: customer,
  body: z.strictObject({
    expiration_date: z.iso
      .date()
      .register(form, {
        hint: { en: 'Left empty, it never expires', es: 'Si se deja vacío, no caduca' },
      })
      .nullable(),
  }),
  responses: { 204: noBody() },
  // No read prints the date there is.
  before: async ({ body: { expiration_date: after } }) => ({
    changes: [{ label: { en: 'Expires', es: 'Caduca' }, now: null, after, unknown: true }],
  }),
});

export const credentialsChangeUsername = defineOperation({
  id: 'customers-v4.credentials.change-username',
  api: 'customers-v4',
  method: 'POST',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/credentials/change',
  title: { en: 'Change the login of a customer', es: 'Cambiar el acceso de un cliente' },
  says: (_input, _sight, { whom, of }) => ({
    en: `Change the login of ${whom} to ${of('body.username')}`,
    es: `Cambiar el acceso de ${whom} a ${of('body.username')}`,
  }),
  resource: headings.credentials,
  moves: 'access',
  notes: [
    {
      words: {
        en: 'For an active login the login system is updated and the customer is notified; for a reserved one nobody is.',
        es: 'Si el acceso está activo, se actualiza el sistema de acceso y se avisa al cliente; si está reservado, no se avisa a nadie.',
      },
      decides: true,
    },
  ],
  params: customer,
  body: z.strictObject({ username: emailAddress(150).register(form, { example: 'nuevo@example.com' }) }),
  responses: { 204: noBody() },
  before: ({ params, body }, read) => loginChange(params, body.username, read),
  verify: ({ params, body }, read) => hasLogin(params, body.username, read),
});

export const credentialsDelete = defineOperation({
  id: 'customers-v4.credentials.delete',
  api: 'customers-v4',
  method: 'DELETE',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/credentials/{credential_id}',
  title: { en: 'Delete a login of a customer', es: 'Eliminar un acceso de un cliente' },
  says(_input, { changes: [login] }, { whom, of }) {
    const name = stateWords(login?.now)?.en ?? of('params.credential_id');
    return { en: `Delete the login ${name} of ${whom}`, es: `Eliminar el acceso ${name} de ${whom}` };
  },
  resource: headings.credentials,
  moves: 'access',
  params: z.strictObject({
    customer_id: customerUuid(),
    credential_id: uuid().register(form, {
      is: 'uuid',
      label: { en: 'Login', es: 'Acceso' },
      catalogue: credentials,
    }),
  }),
  responses: { 204: noBody() },
  async before({ params: { customer_id, credential_id } }, read) {
    const { credentials: all } = await read(credentialsList, { params: { customer_id } });
    const found = entryOf(all, credential_id);
    const name = found?.username == null ? UNKNOWN : maskEmail(found.username);
    return {
      changes: [{ label: { en: 'Login', es: 'Acceso' }, now: found === null ? null : name, after: null }],
    };
  },
  async verify({ params: { customer_id, credential_id } }, read) {
    const { credentials: all } = await read(credentialsList, { params: { customer_id } });
    return seenIf(entryOf(all, credential_id) === null);
  },
});

export const credentialsActivate = defineOperation({
  id: 'customers-v4.credentials.activate',
  api: 'customers-v4',
  method: 'POST',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/credentials/activate',
  title: { en: 'Activate the login of a customer', es: 'Activar el acceso de un cliente' },
  says: (_input, _sight, { whom }) => ({
    en: `Activate the login of ${whom}`,
    es: `Activar el acceso de ${whom}`,
  }),
  resource: headings.credentials,
  moves: 'access',
  params: customer,
  responses: { 202: noBody() },
});
