/** The smallest question to each API: whether it answers, and knows our key. */
import { masksList } from './barrings/masks.ts';
import { usersGet } from './customers-v2/users.ts';
import { customersGet } from './customers-v4/customers.ts';
import { ApiError } from './errors.ts';
import type { Api, Read } from './operation.ts';
import { barringsGet } from './partners/barrings.ts';

export interface Probe {
  readonly api: Api;
  /** Throws `ApiError` where it does not answer; also where nobody is found, which is an answer. */
  ask(read: Read): Promise<unknown>;
}

const NOBODY = '00000000-0000-4000-8000-000000000000';

export const PROBES: readonly Probe[] = [
  { api: 'barrings', ask: (read) => read(masksList, { params: {} }) },
  { api: 'customers-v2', ask: (read) => read(usersGet, { params: { user_id: '0' } }) },
  { api: 'customers-v4', ask: (read) => read(customersGet, { params: { customer_id: NOBODY } }) },
  {
    api: 'partners',
    ask: (read) => read(barringsGet, { params: { service_type: 'mobile', service_id: '600000000' } }),
  },
];

/** Why an API cannot be worked with; nothing where it answers: that it knows no such customer is an answer too. */
export async function probed({ ask }: Probe, read: Read): Promise<ApiError | undefined> {
  try {
    await ask(read);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.kind === 'not_found' || error.kind === 'invalid' ? undefined : error;
  }
}
