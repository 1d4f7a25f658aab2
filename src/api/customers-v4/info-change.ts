/** What the change log of customers v4 lets a customer's data be changed by; the page prints none of it. */
import { z } from 'zod';
import { breaks, form } from '../schemas.ts';
import { countryCode } from './identity-document.ts';

/** PatchPersonalInfo: of its fields the change log names this one. */
export const personalInfoChange = z
  .strictObject({ nationality: countryCode().optional() })
  .register(form, { unprinted: 'sister' });

/** PatchCompanyInfo: its fields are printed nowhere, but `associated_users` has been taken from them. */
export const companyInfoChange = z
  .record(z.string(), z.unknown())
  .refine(
    (info) => !Object.hasOwn(info, 'associated_users'),
    breaks([], {
      en: 'The representative is not changed here: customers-v4.associated-users.set does it.',
      es: 'El representante no se cambia aquí: lo hace customers-v4.associated-users.set.',
    }),
  )
  .register(form, {
    unprinted: 'sister',
    hint: {
      en: 'Which names there are is not printed: those the customer’s own data shows',
      es: 'Los nombres no están publicados: los que muestran los propios datos del cliente',
    },
  });
