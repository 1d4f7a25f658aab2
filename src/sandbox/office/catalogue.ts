import type { LineKind } from './state.ts';

/** A network service a mask can cut. */
export interface NetworkService {
  readonly id: number;
  readonly code: string;
  readonly description: string;
}

export interface CatalogueMask {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly operationTypeCode: 'DEBT' | 'RISK' | 'MIGRATION' | 'ATC' | 'CUST';
  readonly subscriptionTypeCode: 'MOBILE' | 'FIXED';
  readonly services: readonly NetworkService[];
}

const service = (id: number, code: string, description: string): NetworkService => ({
  id,
  code,
  description,
});

const OUTGOING = service(10, 'OUTGOING_VOICE', 'Outgoing Voice');
const INCOMING = service(11, 'INCOMING_VOICE', 'Incoming Voice');
const SMS = service(12, 'SMS', 'Text messages');
const DATA = service(13, 'DATA', 'Mobile data');
const ROAMING = service(14, 'ROAMING', 'Roaming');
const INTERNATIONAL = service(15, 'INTERNATIONAL', 'International calls');
const PREMIUM = service(16, 'PREMIUM', 'Premium numbers');
const BROADBAND = service(21, 'BROADBAND', 'Broadband');
const TV = service(30, 'TV', 'Television');

/** The services a line of each kind has. */
export const SERVICES: Readonly<Record<LineKind, readonly NetworkService[]>> = {
  mobile: [OUTGOING, INCOMING, SMS, DATA, ROAMING, INTERNATIONAL, PREMIUM],
  fixed: [OUTGOING, INCOMING, BROADBAND],
  tv: [TV],
};

type Row = [
  number,
  string,
  string,
  string,
  CatalogueMask['operationTypeCode'],
  CatalogueMask['subscriptionTypeCode'],
  readonly NetworkService[],
];

const ROWS: readonly Row[] = [
  [
    10,
    'DEBT_MOBILE_LP',
    'Redireccion Internet',
    'Line services suspension due to debt',
    'DEBT',
    'MOBILE',
    [OUTGOING],
  ],
  [
    12,
    'DEBT_MOBILE_HOTLP',
    'Hotline por deuda',
    'Outgoing calls go to the debt desk',
    'DEBT',
    'MOBILE',
    [OUTGOING, DATA],
  ],
  [
    14,
    'DEBT_MOBILE_RESTRICTED',
    'Restringido',
    'Emergency calls only',
    'DEBT',
    'MOBILE',
    [OUTGOING, INCOMING, SMS, DATA],
  ],
  [
    20,
    'RISK_MOBILE_FRAUD',
    'Sospecha de fraude',
    'Nothing that can be resold',
    'RISK',
    'MOBILE',
    [OUTGOING, INTERNATIONAL, ROAMING, PREMIUM],
  ],
  [
    21,
    'RISK_MOBILE_ROAMING',
    'Riesgo en itinerancia',
    'No roaming while usage is reviewed',
    'RISK',
    'MOBILE',
    [ROAMING],
  ],
  [
    30,
    'MIGRATION_MOBILE_HOLD',
    'Migración en curso',
    'Data paused while the line moves',
    'MIGRATION',
    'MOBILE',
    [DATA],
  ],
  [
    31,
    'MIGRATION_FIXED_HOLD',
    'Migración de fibra',
    'Broadband paused while the line moves',
    'MIGRATION',
    'FIXED',
    [BROADBAND],
  ],
  [40, 'ATC_MOBILE_PREMIUM', 'Sin tarificación adicional', 'No premium numbers', 'ATC', 'MOBILE', [PREMIUM]],
  [
    50,
    'CUST_MOBILE_TOTAL',
    'Corte total a petición',
    'Everything off, at the wish of the customer',
    'CUST',
    'MOBILE',
    SERVICES.mobile,
  ],
  [
    51,
    'CUST_MOBILE_ROAMING',
    'Sin roaming',
    'No roaming, at the wish of the customer',
    'CUST',
    'MOBILE',
    [ROAMING],
  ],
  [
    60,
    'DEBT_FIXED_LP',
    'Suspensión fija por deuda',
    'Fixed line suspended due to debt',
    'DEBT',
    'FIXED',
    [OUTGOING, BROADBAND],
  ],
  [61, 'CUST_FIXED_OUTGOING', 'Sin llamadas salientes', 'No outgoing calls', 'CUST', 'FIXED', [OUTGOING]],
];

/** The masks of the back office. */
export const CATALOGUE: readonly CatalogueMask[] = ROWS.map(
  ([id, code, name, description, operationTypeCode, subscriptionTypeCode, services]) => ({
    id,
    code,
    name,
    description,
    operationTypeCode,
    subscriptionTypeCode,
    services,
  }),
);

export const maskByCode = (code: string): CatalogueMask | undefined =>
  CATALOGUE.find((mask) => mask.code === code);
