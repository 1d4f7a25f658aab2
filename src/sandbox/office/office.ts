import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Api } from '../../api/operation.ts';
import { systemClock } from '../../clock.ts';
import { callBack } from './call-back.ts';
import { Calls } from './calls.ts';
import { serve } from './counter.ts';
import { Faults } from './faults.ts';
import { BASES, listen, shut } from './http.ts';
import { type KnownName, seed } from './seed.ts';
import type { Call, Fault, Known, OfficeOptions } from './types.ts';
import { World } from './world.ts';

export type { Call, Fault, Known, OfficeOptions } from './types.ts';

/** The local back office: the four APIs on one port, with state, delays and faults. */
export interface Office {
  readonly url: string;
  /** Base addresses; each holds a path, as a gateway's would. */
  readonly urls: Readonly<Record<Api, string>>;
  /** The tenant of each API's paths. */
  readonly orgIds: Readonly<Record<Api, string>>;
  /** What Careline's configuration asks for, by variable. */
  readonly env: Readonly<Record<string, string>>;
  readonly known: Readonly<Record<KnownName, Known>>;
  /** How many customers there are. */
  readonly size: number;
  /** By API, settable while it runs. */
  readonly faults: Map<Api, Fault>;
  /** The last 2,000, newest last; a call is listed when it arrives. */
  readonly calls: readonly Call[];
  /** Hears of each call once: when it is answered, or its connection is gone. Returns how to stop. */
  onCall(listener: (call: Call) => void): () => void;
  /** Lets every accepted change take effect now. */
  settle(): void;
  /** Back to the first day: customers as seeded, no faults, no calls. */
  reset(): void;
  close(): Promise<void>;
}

/** The tenants that the API pages print. */
const ORG_IDS: Readonly<Record<Api, string>> = {
  partners: 'telco',
  'customers-v2': 'telco',
  'customers-v4': 'telco',
  barrings: 'masmovil',
};

/** Starts the back office on 127.0.0.1. */
export async function startOffice(options: OfficeOptions = {}): Promise<Office> {
  const { clock = systemClock, newId = randomUUID, effectDelayMs = 3000, port = 0 } = options;
  const { now } = clock;
  const house = { orgIds: ORG_IDS, apiKeys: { ...API_KEYS, ...options.apiKeys } };
  const faults = new Faults();
  const calls = new Calls();
  const { customers, known } = seed(now());
  const open = (from: typeof customers) =>
    new World({ customers: from, now, newId, effectDelayMs, callBack });
  let world = open(customers);

  const server = createServer((request, response) => {
    serve({ house, faults, calls, clock, world: () => world }, request, response).catch((error: unknown) => {
      // A defect of the office itself is said, so that nobody takes it for a fault that was set; a caller
      // who hung up in mid-request is none.
      if (request.complete) process.emitWarning(error instanceof Error ? error : String(error));
      response.destroy();
    });
  });
  const url = `http://127.0.0.1:${await listen(server, port)}`;
  const urls = urlsOf(url);

  return {
    url,
    urls,
    orgIds: ORG_IDS,
    env: envOf(urls, house.apiKeys),
    known,
    size: customers.length,
    faults: faults.map,
    get calls() {
      return calls.list;
    },
    onCall: (listener) => calls.listen(listener),
    settle: () => world.advance(Number.POSITIVE_INFINITY),
    reset() {
      world = open(seed(now()).customers);
      faults.map.clear();
      calls.clear();
    },
    close: () => shut(server),
  };
}

const API_KEYS: Readonly<Record<Api, string>> = {
  partners: 'local-partners-key',
  'customers-v2': 'local-customers-v2-key',
  'customers-v4': 'local-customers-v4-key',
  barrings: 'local-barrings-key',
};

function urlsOf(url: string): Record<Api, string> {
  return {
    partners: url + BASES.partners,
    'customers-v2': url + BASES['customers-v2'],
    'customers-v4': url + BASES['customers-v4'],
    barrings: url + BASES.barrings,
  };
}

function envOf(urls: Readonly<Record<Api, string>>, keys: Readonly<Record<Api, string>>) {
  return {
    PARTNERS_URL: urls.partners,
    CUSTOMERS_V2_URL: urls['customers-v2'],
    CUSTOMERS_V4_URL: urls['customers-v4'],
    BARRINGS_URL: urls.barrings,
    PARTNERS_API_KEY: keys.partners,
    CUSTOMERS_V2_API_KEY: keys['customers-v2'],
    CUSTOMERS_V4_API_KEY: keys['customers-v4'],
    BARRINGS_API_KEY: keys.barrings,
    ORG_ID: ORG_IDS['customers-v2'],
    BARRINGS_ORG_ID: ORG_IDS.barrings,
  };
}
