import type { Localized } from './operation.ts';

/** The headings of the API pages, under which operations are listed; in English as they are printed. */
export const headings = {
  barrings: { en: 'Barrings', es: 'Restricciones' },
  billing: { en: 'Billing', es: 'Facturación' },
  promotions: { en: 'Promotions', es: 'Promociones' },
  services: { en: 'Services', es: 'Servicios' },
  devices: { en: 'Devices', es: 'Terminales' },
  signups: { en: 'Signups', es: 'Altas' },
  users: { en: 'Users', es: 'Usuarios' },
  accounts: { en: 'Accounts', es: 'Cuentas' },
  invoices: { en: 'Invoices', es: 'Facturas' },
  terms: { en: 'Terms', es: 'Permanencias' },
  paymentInfo: { en: 'Payment info', es: 'Datos de pago' },
  accountMigrations: { en: 'Account migrations', es: 'Migraciones de cuentas' },
  subscriptions: { en: 'Subscriptions', es: 'Suscripciones' },
  consumption: { en: 'Consumption', es: 'Consumo' },
  products: { en: 'Products', es: 'Productos' },
  bonuses: { en: 'Bonuses', es: 'Bonos' },
  workorders: { en: 'Workorders', es: 'Órdenes de trabajo' },
  penalties: { en: 'Penalties', es: 'Penalizaciones' },
  externalAccounts: { en: 'External accounts', es: 'Cuentas externas' },
  customers: { en: 'Customers', es: 'Clientes' },
  externalCustomers: { en: 'External customers', es: 'Clientes externos' },
  categories: { en: 'Categories', es: 'Categorías' },
  customerCategories: { en: 'Customers Categories', es: 'Categorías de clientes' },
  specialTreatment: { en: 'Special Treatment', es: 'Tratamiento especial' },
  customerSpecialTreatment: {
    en: 'Customer Special Treatment',
    es: 'Tratamiento especial del cliente',
  },
  tokenization: { en: 'Credit Card Tokenization', es: 'Tokenización de tarjetas' },
  credentials: { en: 'Customer credentials', es: 'Credenciales del cliente' },
  identification: {
    en: 'Customer identification processes',
    es: 'Procesos de identificación del cliente',
  },
} as const satisfies Readonly<Record<string, Localized>>;
