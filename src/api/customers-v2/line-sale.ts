/** Lines and what is sold with them. */

import { z } from 'zod';
import type { Localized } from '../operation.ts';
import { type FieldMeta, form, unprintedHere } from '../schemas.ts';
import { accountLines } from './account-lines.ts';
import { availableMsisdns } from './available-msisdns.ts';
import { deliveryInfo, installationInfo } from './delivery.ts';
import { deviceSale } from './device-sale.ts';

const optional = () => z.string().min(1).optional();

const promotions = () => z.array(z.strictObject({ id: z.int(), value: optional() })).optional();
const ids = () => z.array(z.strictObject({ id: z.int() })).optional();
const terminals = () =>
  z
    .array(
      z.strictObject({
        id: z.int(),
        financed: z.boolean().optional(),
        imei: optional(),
        serial_number: optional(),
      }),
    )
    .optional();

const portability = {
  iccid: optional(),
  operator_id: optional(),
  operation_type: z.int().optional(),
  initial_date_operation: z.iso.date().optional(),
  donor_line_type: optional(),
  donor_user: z.record(z.string(), z.unknown()).optional(),
  internal_portability: z.boolean().optional(),
  installation_required: z.boolean().optional(),
};

/** Where a number comes from, when it is brought along. */
const portabilityInfo = z.strictObject({ scheduled_date: z.iso.date().optional(), ...portability });

const simAndProduct = {
  product_id: z.int(),
  iccid: optional(),
  fabrication_type_sim_id: z.int().optional(),
  bonuses: ids(),
  promotions: promotions(),
  terminals: terminals(),
  devices: z.array(deviceSale).optional(),
  expedition_info: z.strictObject({ address: z.record(z.string(), z.unknown()).optional() }).optional(),
};

const wantsCommunications = { wants_communications: z.boolean().optional() };

/** What a mobile number is chosen by: a free one of the list, or the customer's own, brought along. */
const chosenNumber: FieldMeta = {
  catalogue: availableMsisdns,
  unlistedWith: 'portability_info',
  hint: {
    en: 'A free number; or type the one brought along, and fill in the port-in',
    es: 'Un número libre; o escribe el que se trae y rellena la portabilidad',
  },
};

/** A mobile line of a signup. */
export const mobileLine = z.strictObject({
  existing_number: z.boolean().optional(),
  type: optional(),
  ...simAndProduct,
  portability_info: portabilityInfo.optional(),
  msisdn: z.string().min(1).register(form, chosenNumber).optional(),
  initial_balance: z.number().optional(),
  ...wantsCommunications,
  delivery_info: deliveryInfo.optional(),
});

const landline = z.strictObject({
  product_id: z.int(),
  portability_info: portabilityInfo.optional(),
  number: z.string().min(1).register(form, { is: 'msisdn', example: '912345678' }).optional(),
  bonuses: ids(),
  promotions: promotions(),
  services: ids(),
  ...wantsCommunications,
});

const ftth = z.strictObject({
  product_id: z.int(),
  promotions: promotions(),
  connection_type: optional(),
  installer: optional(),
  iua: optional(),
  terminals: terminals(),
  ...wantsCommunications,
  access_reuse: optional(),
  access_reuse_choice: z.boolean().optional(),
  services: ids(),
});

const adsl = z.strictObject({
  product_id: z.int(),
  promotions: promotions(),
  ...wantsCommunications,
  install_tech_support: z.boolean().optional(),
  tech_support_billiable: z.boolean().optional(),
});

const tv = z.strictObject({
  product_id: z.int(),
  number_associated: optional(),
  registration_email: optional(),
  contact_phone: optional(),
  install_tech_support: z.boolean().optional(),
  promotions: promotions(),
  terminals: terminals(),
});

const ott = () =>
  z.array(z.strictObject({ product_id: z.int(), email: optional(), promotions: promotions() })).optional();

/** Fibre or ADSL with the lines that come with it. */
export const bundle = z.strictObject({
  bundle_id: z.int(),
  territory_owner: optional(),
  promotions: promotions(),
  installation_info: installationInfo.optional(),
  delivery_info: deliveryInfo.optional(),
  landline: landline.optional(),
  ftth: ftth.optional(),
  adsl: adsl.optional(),
  mobile_lines: z.array(mobileLine).optional(),
  tv: tv.optional(),
  ott: ott(),
});

/** Lines added to an account there is already: their numbers are numbers on the wire. */
export const addedLines = z.strictObject({
  mobile_lines: z
    .array(
      z.strictObject({
        type: optional(),
        ...simAndProduct,
        devices: unprintedHere(simAndProduct.devices, 'sister'),
        expedition_info: unprintedHere(simAndProduct.expedition_info, 'sister'),
        msisdn: z.int().register(form, chosenNumber).optional(),
        portability_info: z.strictObject(portability).optional(),
      }),
    )
    .optional(),
  tv: z
    .strictObject({
      product_id: z.int(),
      number_associated: z.int().optional(),
      registration_email: optional(),
      contact_phone: z.int().optional(),
      promotions: promotions(),
      terminals: terminals(),
    })
    .optional(),
});

/**
 * What an account is moved with. The page prints a tariff for the fibre and four fields for a line; the change log adds
 * the rest (2.9.1, 2.12.1, 2.13.0, 2.30.0, 2.31.0), and where it stands is that of the sister operations.
 */
export const migratedSubscriptions = z.strictObject({
  ftth: z.strictObject({ product_id: z.int() }).optional(),
  mobile_lines: z
    .array(
      z.strictObject({
        subscription_id: z.int().register(form, { catalogue: accountLines }).optional(),
        type: optional(),
        product_id: z.int().optional(),
        msisdn: optional(),
        portability_info: unprintedHere(
          z.strictObject({ donor_user: portability.donor_user }).optional(),
          'sister',
        ),
        devices: unprintedHere(z.array(deviceSale).optional(), 'sister'),
      }),
    )
    .optional(),
  ott: unprintedHere(ott(), 'sister'),
});

const SOLD: Readonly<Record<string, Localized>> = {
  bundle: { en: 'bundle', es: 'el paquete' },
  mobile_line: { en: 'a mobile line', es: 'una línea móvil' },
  mobile_lines: { en: 'mobile lines', es: 'líneas móviles' },
  landline: { en: 'a landline', es: 'un fijo' },
  ftth: { en: 'fibre', es: 'fibra' },
  adsl: { en: 'ADSL', es: 'ADSL' },
  tv: { en: 'TV', es: 'TV' },
  ott: { en: 'streaming', es: 'streaming' },
};

/** What is sold, a line each kind, with the product's number where there is one: `a mobile line 402`. */
export function soldIn(products: Readonly<Record<string, unknown>>): readonly Localized[] {
  return Object.entries(products).flatMap(([kind, sold]) => {
    const name = SOLD[kind];
    if (name === undefined || sold == null) return [];
    const ids = [sold].flat().flatMap((each) => productOf(each) ?? []);
    const within = kind === 'bundle' && isRecord(sold) ? soldIn(sold) : [];
    const numbers = ids.length === 0 ? '' : ` ${ids.join(', ')}`;
    return [{ en: name.en + numbers, es: name.es + numbers }, ...within];
  });
}

const productOf = (sold: unknown): string | undefined => {
  const id = isRecord(sold) ? (sold.product_id ?? sold.bundle_id) : undefined;
  return id === undefined ? undefined : String(id);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
