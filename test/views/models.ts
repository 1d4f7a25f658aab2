/** Arbitrary models: what upstream could make of every view. */
import fc from 'fast-check';
import type {
  BarringsModel,
  CustomerModel,
  LineModel,
  Part,
  PenaltiesModel,
  Trouble,
} from '../../src/views/models.ts';

const word = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '<!channel>',
    '<https://evil.example|click>',
    '`*_~',
    '\u202Eevil',
    '&'.repeat(4000),
    '😀'.repeat(400),
    'x'.repeat(300),
    '2026-01-31',
    '2026-01-31T23:30:00Z',
    'BAJA',
    '__proto__',
    'constructor',
  ),
);
const digits = fc.oneof(fc.stringMatching(/^[0-9]{1,20}$/), fc.constantFrom('612345678', '1'));
const token = fc.uuid();
/** Requests beside what is looked at say whom they name by mentions of ours: their own tests read them. */
const several = fc.constant({ named: [], more: 0 });
const amount = fc.oneof(fc.double(), fc.constantFrom(0, -1, Number.NaN, Infinity));

/** Facts of which any may be missing, never `undefined`. */
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(facts: T) =>
  fc.record(facts, { requiredKeys: [] });

const trouble: fc.Arbitrary<Trouble> = fc.record(
  {
    api: fc.constantFrom('partners', 'customers-v2', 'customers-v4', 'barrings'),
    kind: fc.constantFrom('down', 'slow', 'busy', 'unreadable', 'missing', 'denied', 'refused'),
    code: word,
    message: word,
    tracingId: word,
  },
  { requiredKeys: ['api', 'kind'] },
);

const part = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Part<T>> =>
  fc.oneof(
    fc.constant({ state: 'loading' as const }),
    fc.record({ state: fc.constant('ok' as const), value }),
    fc.record({ state: fc.constant('failed' as const), trouble }),
  );

const commitment = some({
  startsAt: word,
  endsAt: word,
  penalty: amount,
  months: fc.integer(),
  binding: word,
  what: word,
});
const simBlock = some({ id: digits, value: word, at: word, description: word });
const mask = fc.record(
  { code: word, name: word, services: fc.array(word, { maxLength: 40 }) },
  { requiredKeys: ['code', 'services'] },
);
const service = fc.record(
  {
    name: word,
    active: fc.boolean(),
    reasons: fc.array(word),
    running: fc.boolean(),
    orders: fc.array(word),
  },
  { requiredKeys: ['name', 'reasons', 'running', 'orders'] },
);
const many = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 30, size: 'max' });

const who = some({
  name: word,
  document: word,
  documentType: word,
  type: word,
  segment: word,
  email: word,
  phone: word,
  address: word,
  language: word,
  nationality: word,
  birthdate: word,
  representative: word,
  specialTreatment: word,
});

const lineRow = fc.record(
  {
    subscriptionId: digits,
    number: word,
    mobile: fc.boolean(),
    kind: word,
    status: word,
    masks: part(many(word)),
    blocks: part(many(simBlock)),
    commitments: part(many(commitment)),
  },
  { requiredKeys: ['subscriptionId', 'mobile', 'masks', 'blocks', 'commitments'] },
);

const account = fc.record(
  {
    accountId: digits,
    facts: part(some({ number: word, status: word, billingType: word, activatedAt: word })),
    lines: fc.array(lineRow, { maxLength: 4 }),
    linesKnown: fc.boolean(),
    unread: fc.array(fc.option(word, { nil: undefined }), { maxLength: 3 }),
  },
  { requiredKeys: ['facts', 'lines', 'linesKnown', 'unread'] },
);

const sought = fc.record(
  {
    kind: fc.constantFrom('nif', 'nie', 'cif', 'passport', 'msisdn', 'email', 'uuid', 'id'),
    value: word,
    wrong: fc.record(
      { value: word, expected: word, couldBePassport: fc.boolean() },
      { requiredKeys: ['value', 'couldBePassport'] },
    ),
    couldBe: word,
  },
  { requiredKeys: ['kind', 'value'] },
);

export const soughts = sought;
export const troubles = trouble;

export const customers: fc.Arbitrary<CustomerModel> = fc.record(
  {
    sought,
    user: part(who),
    profile: part(who),
    noTree: trouble,
    accounts: fc.array(account, { maxLength: 10 }),
    accountCount: fc.nat(),
    lineCount: fc.nat(),
    unreadAccounts: fc.nat(3),
    open: several,
    page: fc.nat(5),
    pages: fc.nat(5),
    complete: fc.boolean(),
  },
  {
    requiredKeys: [
      'sought',
      'accounts',
      'accountCount',
      'lineCount',
      'unreadAccounts',
      'open',
      'page',
      'pages',
      'complete',
    ],
  },
);

const lineActions = some({ applyMask: token, removeMask: token, blockSim: token, unblockSim: token });

export const lines: fc.Arbitrary<LineModel> = fc.record(
  {
    subscriptionId: digits,
    accountId: digits,
    number: word,
    mobile: fc.boolean(),
    facts: part(
      some({
        number: word,
        status: word,
        type: word,
        origin: word,
        soldAt: word,
        activatedAt: word,
        endedAt: word,
        iccid: word,
        imsi: word,
      }),
    ),
    masks: part(many(mask)),
    services: part(many(service)),
    blocks: part(many(simBlock)),
    commitments: part(many(commitment)),
    open: several,
    actions: lineActions,
    complete: fc.boolean(),
  },
  {
    requiredKeys: [
      'subscriptionId',
      'mobile',
      'facts',
      'masks',
      'services',
      'blocks',
      'open',
      'actions',
      'complete',
    ],
  },
);

const historyRow = fc.record(
  { at: word, operation: word, mask: word, user: word },
  { requiredKeys: ['mask'] },
);

export const barrings: fc.Arbitrary<BarringsModel> = fc.record(
  {
    subscriptionId: digits,
    number: word,
    masks: part(many(mask)),
    services: part(many(service)),
    history: part(many(historyRow)),
    actions: some({ applyMask: token, removeMask: token }),
    complete: fc.boolean(),
  },
  { requiredKeys: ['subscriptionId', 'masks', 'services', 'history', 'actions', 'complete'] },
);

const penaltyRow = some({
  id: digits,
  value: amount,
  description: word,
  subscriptionId: digits,
  startsAt: word,
  endsAt: word,
  mandatory: fc.boolean(),
  type: word,
});

const computed = fc.record(
  { id: digits, rows: many(penaltyRow), confirm: token },
  { requiredKeys: ['rows'] },
);

export const penalties: fc.Arbitrary<PenaltiesModel> = fc.record(
  {
    accountId: digits,
    line: fc.record({ subscriptionId: digits, number: word }, { requiredKeys: ['subscriptionId'] }),
    takenForAccount: fc.boolean(),
    reasons: fc.tuple(
      ...(['broadband_subscription', 'device', 'mobile'] as const).map((reason) =>
        fc.record({
          reason: fc.constant(reason),
          computed: part(fc.array(computed, { maxLength: 12, size: 'max' })),
        }),
      ),
    ),
    confirmed: fc.constant([]),
    complete: fc.boolean(),
  },
  { requiredKeys: ['accountId', 'takenForAccount', 'reasons', 'confirmed', 'complete'] },
);
