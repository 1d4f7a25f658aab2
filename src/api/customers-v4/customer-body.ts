/** A new customer, in the three shapes there are. */
import { z } from 'zod';
import { distinct, emailAddress, form, unprintedHere } from '../schemas.ts';
import { contactInfo } from './contact-info.ts';
import { countryCode, identityDocument } from './identity-document.ts';

const LANGUAGES = {
  es: { en: 'Spanish', es: 'Castellano' },
  ca: { en: 'Catalan', es: 'Catalán' },
  gl: { en: 'Galician', es: 'Gallego' },
  eu: { en: 'Basque', es: 'Euskera' },
  en: { en: 'English', es: 'Inglés' },
  pt: { en: 'Portuguese', es: 'Portugués' },
};

export const preferredLanguage = () =>
  z.enum(['es', 'ca', 'gl', 'eu', 'en', 'pt']).register(form, { options: LANGUAGES });

const SEGMENTS = {
  CONSUMER: { en: 'Consumer', es: 'Particular' },
  SELF_EMPLOYEE: { en: 'Self-employed', es: 'Autónomo' },
  SME: { en: 'Small or medium enterprise', es: 'Pyme' },
};

const names = {
  name: z
    .string()
    .min(1)
    .register(form, { label: { en: 'First name', es: 'Nombre' }, is: 'name' }),
  first_surname: z.string().min(1),
  second_surname: z.string().min(1).optional(),
};

const personalInfo = z.strictObject({
  identity_document: identityDocument,
  ...names,
  gender: z
    // The page prints MALE alone.
    .string()
    .min(1)
    .max(20)
    .register(form, {
      options: {
        MALE: { en: 'Male', es: 'Hombre' },
        FEMALE: { en: 'Female', es: 'Mujer' },
        OTHER: { en: 'Other', es: 'Otro' },
      },
      unprinted: 'values',
    })
    .optional(),
  nationality: countryCode().optional(),
  birthdate: z.iso.date().optional(),
});

/** Who represents a company; the page knows one role. */
export const associatedUser = z.strictObject({
  identity_document: identityDocument,
  role: z
    .enum(['AUTHORIZED_REPRESENTATIVE'])
    .register(form, {
      options: {
        AUTHORIZED_REPRESENTATIVE: { en: 'Authorized representative', es: 'Representante autorizado' },
      },
    })
    .optional(),
  ...names,
  nationality: countryCode().optional(),
});

// The pages print the inside of company_info and digital_personal_info nowhere: the parts they name elsewhere
// are asked for, and others pass.
const companyInfo = z
  .looseObject({
    identity_document: identityDocument,
    company_name: z.string().min(1).optional(),
    associated_users: unprintedHere(z.array(associatedUser).max(1).optional(), 'sister'),
  })
  .register(form, { unprinted: 'input' });

const digitalPersonalInfo = z
  .looseObject({
    name: z.string().min(1).register(form, { is: 'name' }).optional(),
    /** "DigitalEmail: maxLength 82". */
    email: emailAddress(),
  })
  .register(form, { unprinted: 'input' });

export const newCustomer = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('PRIVATE_CUSTOMER'),
      preferred_language: preferredLanguage(),
      segment: z.enum(['CONSUMER']).register(form, { options: SEGMENTS }),
      contact_info: contactInfo,
      personal_info: personalInfo,
    }),
    z.strictObject({
      type: z.literal('CORPORATE_CUSTOMER'),
      preferred_language: preferredLanguage(),
      segment: z.enum(['SELF_EMPLOYEE', 'SME']).register(form, { options: SEGMENTS }),
      contact_info: contactInfo,
      company_info: companyInfo,
    }),
    z.strictObject({
      type: z.literal('DIGITAL_CUSTOMER'),
      preferred_language: preferredLanguage(),
      digital_personal_info: digitalPersonalInfo,
    }),
  ])
  .register(form, {
    label: { en: 'Customer', es: 'Cliente' },
    options: {
      PRIVATE_CUSTOMER: { en: 'Private', es: 'Particular' },
      CORPORATE_CUSTOMER: { en: 'Company or self-employed', es: 'Empresa o autónomo' },
      DIGITAL_CUSTOMER: { en: 'Digital (e-mail only)', es: 'Digital (solo correo)' },
    },
  });

/** Special treatments: each once, and no more than `most`. */
export const treatments = (most: number, catalogue?: string) =>
  z
    .array(z.string().min(1))
    .max(most)
    .refine(distinct, { error: 'holds the same value twice' })
    .register(form, {
      label: { en: 'Special treatment', es: 'Tratamiento especial' },
      ...(catalogue !== undefined && { catalogue }),
    });
