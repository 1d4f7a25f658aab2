/** Where things are sent and installed. */
import { z } from 'zod';
import { form } from '../schemas.ts';

const optional = () => z.string().min(1).optional();

export const contact = z.strictObject({
  name: z
    .string()
    .min(1)
    .register(form, { label: { en: 'First name', es: 'Nombre' }, is: 'name' })
    .optional(),
  middlename: optional(),
  lastname: optional(),
  phone: optional(),
  email: optional(),
  document_type_id: z.int().optional(),
  document_value: z.string().min(1).register(form, { kindIn: 'document_type_id' }).optional(),
});

const address = {
  street_type_id: z.int().optional(),
  street_name: optional(),
  number: z
    .string()
    .min(1)
    .register(form, { label: { en: 'House number', es: 'Número de la calle' }, is: 'address' })
    .optional(),
  supplement: optional(),
  state_id: z.int().optional(),
  locality: optional(),
  postal_code: optional(),
};

// The page prints one value and no list of them.
const deliveryType = () => z.string().min(1).register(form, { example: 'LOGISTIC' });

export const deliveryInfo = z.strictObject({
  contact: contact.optional(),
  address: z.strictObject({ ...address, observation: optional() }).optional(),
  delivery_shop_id: optional(),
  delivery_type: deliveryType().optional(),
});

export const installationInfo = z.strictObject({
  contact: contact.optional(),
  address: z
    .strictObject({
      ...address,
      gescal: optional(),
      pair_vacancy: optional(),
      address_id: optional(),
    })
    .optional(),
});

const since2254 = { deprecated: { since: '2.25.4' } } as const;
const outdated = () => z.string().min(1).register(form, since2254).optional();

/** Where a device sold to a line goes: its address is told in more parts. */
export const deviceDelivery = z.strictObject({
  shipping_price: z.number().min(0).optional(),
  pay_in_return: z.boolean().optional(),
  contact: z
    .strictObject({
      name: z.string().min(1).register(form, { is: 'name' }).optional(),
      phone: optional(),
    })
    .optional(),
  address: z
    .strictObject({
      address_id: outdated(),
      description: z
        .string()
        .min(1)
        .register(form, { is: 'address', ...since2254 })
        .optional(),
      street_type: optional(),
      street_name: optional(),
      number: address.number,
      block: outdated(),
      bis: outdated(),
      floor: optional(),
      stair: outdated(),
      door: optional(),
      letter: outdated(),
      hand1: outdated(),
      hand2: outdated(),
      postal_code: address.postal_code,
      town: optional(),
      province_id: optional(),
      technical_id: outdated(),
    })
    .optional(),
  delivery_shop_id: optional(),
  delivery_type: deliveryType().optional(),
});
