/**
 * What Careline remembers. Nouns that are persisted live here; what may happen to them is decided in
 * `approvals/machine.ts`.
 */

export const STATES = [
  'pending',
  'approved',
  'executing',
  'succeeded',
  'failed',
  'accepted',
  'unknown',
  'rejected',
  'cancelled',
  'expired',
] as const;
export type State = (typeof STATES)[number];

export const RISKS = ['read', 'write', 'destructive'] as const;
export type Risk = (typeof RISKS)[number];

/** A value of the state that changes, as it is shown; never a customer's data in clear. */
export interface Fact {
  readonly label: { readonly en: string; readonly es: string };
  readonly now: FactValue;
  readonly after: FactValue;
}
type FactValue = string | boolean | readonly string[] | null;

/** What the back office answered, masked: shown on the card, kept in the log. */
export interface Outcome {
  readonly status?: number;
  readonly kind?: string;
  readonly code?: string;
  readonly message?: string;
  readonly tracingId?: string;
  /** The back office's risk review holds the change, or has refused it: accepted is not done. */
  readonly riskReview?: true;
}

/** One person's wish to run one operation with one input. Its id is the correlation ID. */
export interface RequestRecord {
  readonly id: string;
  readonly operationId: string;
  readonly teamId: string;
  readonly requester: string;
  readonly state: State;
  /** As it was when the request was filed: whether its own requester confirms it, or another decides. */
  readonly risk: Risk;
  /** Grows by one with every transition. */
  readonly version: number;
  /** The frozen input; sealed at rest. */
  readonly input: unknown;
  /** Why, in the requester's words; sealed at rest, masked where it is posted. */
  readonly reason: string;
  /** The target as it may be shown in a channel: identifiers masked. */
  readonly target: string;
  readonly facts: readonly Fact[];
  readonly touches: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: string | undefined;
  readonly decidedAt: Date | undefined;
  readonly comment: string | undefined;
  /** When the call upstream was claimed. */
  readonly claimedAt: Date | undefined;
  readonly outcome: Outcome | undefined;
  /** What the back office answered; sealed at rest, for the requester and those who decide. */
  readonly answer: unknown;
  /** When the target is read back next, and how often it has been. */
  readonly checkAt: Date | undefined;
  readonly checks: number;
}

/** A request as it is filed: everything the store does not decide itself. */
export interface NewRequest {
  readonly id: string;
  /** Two submissions of one form carry the same key: the second finds the first. */
  readonly submissionKey: string;
  readonly operationId: string;
  readonly teamId: string;
  readonly requester: string;
  readonly risk: Risk;
  readonly input: unknown;
  readonly reason: string;
  readonly target: string;
  readonly facts: readonly Fact[];
  readonly touches: readonly string[];
  /** How long it may wait for a decision, in seconds; counted by the store's clock. */
  readonly lifetime: number;
}

/** Something that happened. `data` is masked: it is posted as it is. */
export interface NewEvent {
  readonly correlationId: string;
  readonly kind: string;
  /** Slack user id, or `careline` for what nobody clicked. */
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event in the log: each row's hash covers the row before it. */
export interface EventRecord extends NewEvent {
  readonly seq: number;
  readonly at: Date;
  readonly previousHash: string;
  readonly hash: string;
}

export const DESTINATIONS = ['audit', 'card', 'requester'] as const;
/** Where an event is to be shown. */
export type Destination = (typeof DESTINATIONS)[number];

/** An event waiting to be shown in one place. */
export interface Delivery {
  readonly id: number;
  readonly destination: Destination;
  readonly event: EventRecord;
  readonly attempts: number;
}

/** Where a message of a request stands in Slack. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/** Fields a transition may set beside the state. */
export interface TransitionChange {
  readonly decidedBy?: string;
  readonly comment?: string;
  readonly outcome?: Outcome;
  readonly answer?: unknown;
  /** Seconds from now until the target is read back; `null` stops it. */
  readonly checkIn?: number | null;
}

export interface Transition {
  readonly id: string;
  readonly from: readonly State[];
  readonly to: State;
  readonly change?: TransitionChange;
  readonly event: NewEvent;
  readonly destinations: readonly Destination[];
  /** Only while the request has not expired by the store's clock (`true`), or only once it has (`false`). */
  readonly unexpired?: boolean;
}

export interface Filed {
  readonly created: boolean;
  readonly request: RequestRecord;
}

/** Work that is due by the store's clock. */
export interface Due {
  readonly expired: readonly RequestRecord[];
  readonly approved: readonly RequestRecord[];
  readonly overdue: readonly RequestRecord[];
  readonly toCheck: readonly RequestRecord[];
}

/**
 * Every method is atomic. A state change and its event commit together or not at all; methods throw only
 * when the database cannot answer.
 */
export interface Store {
  /** Files a request, or finds the one already filed under the same submission key. */
  file(request: NewRequest, event: NewEvent, destinations: readonly Destination[]): Promise<Filed>;
  /** One conditional UPDATE with its event: the changed request, or `undefined` for who lost. */
  transition(transition: Transition): Promise<RequestRecord | undefined>;
  /** The target is read back no more. */
  stopChecking(id: string): Promise<void>;
  /** Notes that the target was read back in vain, and when to read it again; nothing if that has ended. */
  checked(id: string, checkIn: number): Promise<void>;
  request(id: string): Promise<RequestRecord | undefined>;
  /** Requests that wait for another person's decision, oldest first. */
  pending(limit: number): Promise<readonly RequestRecord[]>;
  /** A person's own requests, newest first. */
  requestsOf(userId: string, limit: number): Promise<readonly RequestRecord[]>;
  /** Undecided or running requests on the same target of the same operation. */
  openOn(operationId: string, target: string): Promise<readonly RequestRecord[]>;
  /** What a clock-driven worker must look at; `unknownAfter` in seconds. */
  due(unknownAfter: number): Promise<Due>;

  /** Adds an event that changes no state (a lookup, a refused click). */
  record(event: NewEvent, destinations: readonly Destination[]): Promise<EventRecord>;
  eventsOf(correlationId: string): Promise<readonly EventRecord[]>;
  /** The whole log in order, in pages. Throws `UnreadableEvent` at a row that is no event. */
  events(afterSeq: number, limit: number): Promise<readonly EventRecord[]>;

  /**
   * Leases the next deliveries, the oldest of each request and destination first, so that order is kept
   * per request. A lease that runs out is handed out again.
   */
  lease(seconds: number, limit: number): Promise<readonly Delivery[]>;
  delivered(ids: readonly number[]): Promise<void>;
  /** Gives a delivery back, to be tried again after `seconds`. */
  defer(id: number, seconds: number, error: string): Promise<void>;
  backlog(): Promise<number>;
  posted(requestId: string, place: string): Promise<Posted | undefined>;
  setPosted(requestId: string, place: string, posted: Posted): Promise<void>;

  /** True the first time a key is seen within `seconds`. */
  firstSeen(key: string, seconds: number): Promise<boolean>;
  /** Keeps a sealed value under a token for `seconds`. */
  remember(token: string, owner: string, value: unknown, seconds: number): Promise<void>;
  recall(token: string, owner: string): Promise<unknown>;

  /** Throws when the database cannot be written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
