import type { Store } from '../store/store.ts';
import { type Incoming, incoming } from './shapes.ts';

/** How long a delivery is remembered: twice the signature's tolerance, so that no replay outlives it. */
const REMEMBER_SECONDS = 3_600;

export interface Admission {
  readonly store: Pick<Store, 'firstSeen'>;
  /** Where `response_url` may point: Slack, or the configured local workspace. */
  readonly responseHosts: ReadonlySet<string>;
  onError(error: unknown): void;
}

export type Admitted =
  | { readonly kind: 'admitted'; readonly body: Incoming }
  /** Not of a shape Slack sends: nothing runs. */
  | { readonly kind: 'malformed' }
  /** Seen before: acknowledged, nothing runs. */
  | { readonly kind: 'repeated' };

/**
 * Decides what Bolt may see: a body of a known shape, delivered for the first time. `deliveryId` is what a
 * replay would repeat (the signature over HTTP, the envelope id over Socket Mode).
 */
export async function admit(admission: Admission, raw: unknown, deliveryId: string): Promise<Admitted> {
  const read = incoming.safeParse(raw);
  if (!read.success) return { kind: 'malformed' };
  const body = read.data;
  const keys = [`delivery:${deliveryId}`, ...eventKey(body)];
  for (const key of keys) {
    if (!(await isFirst(admission, key))) return { kind: 'repeated' };
  }
  return { kind: 'admitted', body: withTrustedResponseUrl(body, admission.responseHosts) };
}

/**
 * A database that is away remembers nothing. What comes is let through then, so that the person hears of it from
 * us: nothing takes effect without that database, and nothing twice with it.
 */
async function isFirst({ store, onError }: Admission, key: string): Promise<boolean> {
  try {
    return await store.firstSeen(key, REMEMBER_SECONDS);
  } catch (error) {
    onError(error);
    return true;
  }
}

/** Slack retries an event under the same id with another signature. */
const eventKey = (body: Incoming): string[] => ('event_id' in body ? [`event:${body.event_id}`] : []);

/** A response_url that leads elsewhere is never fetched: it is taken out. */
function withTrustedResponseUrl(body: Incoming, hosts: ReadonlySet<string>): Incoming {
  if (!('response_url' in body) || typeof body.response_url !== 'string') return body;
  if (URL.canParse(body.response_url) && hosts.has(new URL(body.response_url).origin)) return body;
  const { response_url: _untrusted, ...rest } = body;
  return rest;
}
