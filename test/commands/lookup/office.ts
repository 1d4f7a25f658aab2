import type { Office } from './fake-desk.ts';

/** One customer with two accounts: a mobile in debt with a stolen SIM, and as many lines as asked for. */
export function office(more: Partial<Office> = {}, lines = 2): Office {
  return {
    ...answers(lines),
    ...Object.fromEntries(Object.entries(more).flatMap(([id, f]) => (f ? [[id, f]] : []))),
  };
}

export const UUID = '123e4567-e89b-12d3-a456-556642440000';

const coded = (value: string) => ({ id: 1, value });

function answers(count: number): Office {
  return {
    'customers-v2.users.tree': () => ({
      id: 7,
      customer_id: 70,
      customer_uuid: UUID,
      accounts: [
        {
          id: 100,
          owner_id: 7,
          subscriptions: Array.from({ length: count }, (_, index) => ({
            id: 1000 + index,
            subscription_type: coded('POST-PAGO'),
            status: coded(index === 1 ? 'BAJA' : 'INSTALADO'),
            user_id: 7,
            identification_nr: 612345678 + index,
            expedition_user_id: 7,
            bundle_id: 1,
            mobile_line_type: 'mobile',
          })),
        },
        { id: 200, owner_id: 7, subscriptions: null },
      ],
    }),
    'customers-v4.customers.search': () => ({ customer: { id: UUID, external_id: '70' } }),
    'customers-v2.users.get': () => ({
      id: 7,
      document_type: coded('NUMERO IDENTIFICACION FISCAL'),
      document_value: '12345678Z',
      type: coded('PARTICULAR'),
      sector: coded('RESIDENCIAL'),
      personal: { first_name: 'Ana', middle_name: 'García', last_name: 'López', email: 'ana@example.com' },
      business: null,
      address_info: null,
      special_treatment: coded('Influencer'),
    }),
    'customers-v4.customers.get': () => ({
      id: UUID,
      segment: 'CONSUMER',
      preferred_language: 'es',
      personal_info: {
        name: 'Ana',
        first_surname: 'García',
        identity_document: { number: '12345678Z', type: 'NIF' },
      },
    }),
    'customers-v2.accounts.get': ({ params }) => ({
      id: Number(params.account_id),
      account_number: `MM-${params.account_id}`,
      activation_date: '2019-12-09T23:30:00Z',
      billing_type: coded('POSPAGO'),
      status: coded('ACTIVO'),
    }),
    'customers-v2.terms.list': () => [
      { subscription_id: 1000, end_date: '2027-03-03T12:00:00Z', penalty_amount: 120, terms_months: 24 },
    ],
    'barrings.subscription-masks.list': ({ params }) => ({
      subscriptionId: Number(params.subscription_id),
      masks: params.subscription_id === '1000' ? ['DEBT_MOBILE_LP'] : [],
    }),
    'customers-v2.blocks.list': ({ params }) => ({
      items:
        params.subscription_id === '1000'
          ? [{ id: 1, value: 'ROBO', date_last_modified: '2026-11-01T09:00:00Z', description: 'A PETICION' }]
          : [],
    }),
    'customers-v2.subscriptions.get': ({ params }) => ({
      id: Number(params.subscription_id),
      subscription_status: coded('INSTALADO'),
      subscription_type: coded('POST-PAGO'),
      origin: coded('NUEVA'),
      activated_date: '2020-01-01T10:00:00Z',
      identification_nr: 612345678,
      iccid: '8934011411551283000',
      imsi: '214035453370793',
    }),
    'barrings.masks.list': () => [
      {
        id: 10,
        code: 'DEBT_MOBILE_LP',
        name: 'Redireccion Internet',
        services: [{ id: 1, code: 'OUTGOING_VOICE' }],
      },
    ],
    'barrings.subscription-services.list': () => [
      {
        serviceId: 1,
        serviceName: 'OUTGOING_VOICE',
        active: false,
        statusReason: ['DEBT'],
        order: { running: true, orders: ['ORD-1'] },
      },
    ],
    'barrings.subscription-masks.history': () =>
      Array.from({ length: 12 }, (_, index) => ({
        id: index,
        mask: { id: 1, code: `MASK_${index}`, name: `Mask ${index}` },
        operation: index % 2 ? 'REMOVE' : 'APPLY',
        subscription_id: 1000,
        user: 'MB_user',
        date: `2026-01-${String(index + 1).padStart(2, '0')}T10:00:00Z`,
      })),
    'customers-v2.penalties.account': ({ query }) => [
      {
        computed_penalty_id: query?.reason === 'cancel' ? 501 : 500,
        penalties: [
          {
            id: 1,
            value: 100.5,
            description: 'PERMANENCIA',
            mandatory: true,
            type: 'CANCELCOST',
            start_date: '2026-01-01',
            end_date: '2027-01-31',
          },
          { id: 2, value: 20, description: null, type: 'constructor' },
        ],
      },
    ],
    'customers-v2.penalties.subscription': ({ query }) =>
      query?.reason === 'mobile' ? [{ computed_penalty_id: 600, penalties: [{ id: 1, value: 50 }] }] : 404,
  };
}
