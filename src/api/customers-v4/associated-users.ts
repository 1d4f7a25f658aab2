import { z } from 'zod';
import { maskDocument } from '../../fields/mask.ts';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { noBody } from '../schemas.ts';
import { associatedUser } from './customer-body.ts';
import { customer } from './ids.ts';

export const associatedUsersSet = defineOperation({
  id: 'customers-v4.associated-users.set',
  api: 'customers-v4',
  method: 'PUT',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/associated_users',
  title: { en: 'Set the representative of a company', es: 'Poner el representante de una empresa' },
  says({ body }, _sight, { whom, of, list }) {
    const people = list(
      body.associated_users.map(
        (_, index) => of(`body.associated_users.${index}.identity_document.number`) ?? '',
      ),
    );
    return {
      en: `Make ${people} the representative of ${whom}`,
      es: `Poner a ${people} como representante de ${whom}`,
    };
  },
  resource: headings.customers,
  moves: 'identity',
  notes: [
    {
      words: {
        en: 'A company has one representative: this one takes the place of the one there is.',
        es: 'Una empresa tiene un representante: este sustituye al que haya.',
      },
      decides: true,
    },
  ],
  params: customer,
  body: z.strictObject({ associated_users: z.array(associatedUser).min(1).max(1) }),
  responses: { 204: noBody() },
  async before({ body }) {
    const label = { en: 'Representative', es: 'Representante' };
    const after = body.associated_users.map(({ identity_document }) =>
      maskDocument(identity_document.number),
    );
    // Who it is now, no page of the API tells.
    return { changes: [{ label, now: null, after, unknown: true }] };
  },
});
