import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { personalChange } from '../personal.ts';
import { breaks, documentNumber, emailAddress, form, noBody } from '../schemas.ts';

/** "Max 82 chars, RFC-compatible format, case-insensitive." */
const email = () => emailAddress().register(form, { example: 'someone@example.com' });

// No read tells to which e-mail a television subscription belongs.
export const usersAgileTv = defineOperation({
  id: 'customers-v2.users.agile-tv',
  api: 'customers-v2',
  method: 'PATCH',
  path: '/v2/orgs/{org_id}/users/agile-tv',
  title: { en: 'Move Agile TV to another e-mail', es: 'Pasar Agile TV a otro correo' },
  says: (_input, _sight, { of }) => ({
    en: `Move Agile TV from ${of('body.old_email')} to ${of('body.new_email')}`,
    es: `Pasar Agile TV de ${of('body.old_email')} a ${of('body.new_email')}`,
  }),
  resource: headings.users,
  moves: 'access',
  params: z.strictObject({}),
  body: z
    .strictObject({ old_email: email(), new_email: email(), document_number: documentNumber() })
    .refine(
      ({ old_email, new_email }) => old_email.toLowerCase() !== new_email.toLowerCase(),
      breaks(['new_email'], { en: 'This is the e-mail it has already.', es: 'Es el correo que ya tiene.' }),
    ),
  responses: { 200: noBody() },
  async before({ body }) {
    const label = { en: 'E-mail of Agile TV', es: 'Correo de Agile TV' };
    return { changes: [personalChange(label, 'email', body.old_email, body.new_email)] };
  },
});
