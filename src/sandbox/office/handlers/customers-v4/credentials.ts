import {
  credentialsActivate,
  credentialsChangeUsername,
  credentialsCreate,
  credentialsCreateForMigration,
  credentialsDelete,
  credentialsList,
  credentialsSetExpiration,
} from '../../../../api/customers-v4/credentials.ts';
import { Problem } from '../../problem.ts';
import { type Reply, route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import type { World } from '../../world.ts';

interface Credential {
  readonly id: string;
  username: string;
  state: 'RESERVED' | 'ACTIVE';
  expires: string | null;
}

const kept = shelf(() => new Map<string, Credential[]>());

/** Every customer of the first day logs in with their e-mail. */
function of(uuid: string, world: World): Credential[] {
  const customer = world.customerByUuid(uuid);
  const found = kept(world).get(uuid) ?? [
    { id: uuid.replace(/^.{8}/, 'ced00001'), username: customer.email, state: 'ACTIVE', expires: null },
  ];
  kept(world).set(uuid, found);
  return found;
}

const taken = (username: string, world: World): boolean =>
  [...kept(world).values()].flat().some((each) => each.username === username);

function create(uuid: string, username: string, world: World): Reply {
  const credentials = of(uuid, world);
  if (taken(username, world)) throw new Problem(409, 'The username is taken');
  const made: Credential = { id: world.newId(), username, state: 'RESERVED', expires: null };
  credentials.push(made);
  return { status: 201, body: { id: made.id } };
}

function first(uuid: string, world: World): Credential {
  const [credential] = of(uuid, world);
  if (!credential) throw new Problem(404, 'The customer has no credential');
  return credential;
}

const list = route(credentialsList, ({ params }, world) => {
  const all = of(params.customer_id, world);
  return {
    body: {
      username: all[0]?.username,
      customer_id: params.customer_id,
      credentials: all.map(({ id, username }) => ({ id, username })),
    },
  };
});

const add = route(credentialsCreate, ({ params, body }, world) =>
  create(params.customer_id, body.username, world),
);

const migrate = route(credentialsCreateForMigration, ({ params, body }, world) =>
  create(params.customer_id, body.username, world),
);

const expire = route(credentialsSetExpiration, ({ params, body }, world) => {
  first(params.customer_id, world).expires = body.expiration_date;
  return { status: 204 };
});

const change = route(credentialsChangeUsername, ({ params, body }, world) => {
  const credential = first(params.customer_id, world);
  if (taken(body.username, world)) throw new Problem(409, 'The username is taken');
  credential.username = body.username;
  return { status: 204 };
});

const remove = route(credentialsDelete, ({ params }, world) => {
  const all = of(params.customer_id, world);
  const found = all.findIndex(({ id }) => id === params.credential_id);
  if (found < 0) throw new Problem(404, 'No such credential of the customer');
  all.splice(found, 1);
  return { status: 204 };
});

const activate = route(credentialsActivate, ({ params }, world) => {
  first(params.customer_id, world).state = 'ACTIVE';
  return { status: 202 };
});

export const credentials = [list, add, migrate, expire, change, remove, activate];
