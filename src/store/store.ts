/** What the store is asked to do. The nouns are those of `records.ts`. */
import type { Follows } from './chain.ts';
import type { Fence, Open, Recalled } from './fence.ts';
import type { Fact, Outcome, Rejection, RequestRecord, State } from './records.ts';
import type { Halt, Release, Stop } from './stop.ts';

export * from './records.ts';

type Asked = Pick<
  RequestRecord,
  | 'id'
  | 'operationId'
  | 'teamId'
  | 'requester'
  | 'risk'
  | 'input'
  | 'reason'
  | 'onScreen'
  | 'facts'
  | 'touches'
  | 'digest'
  | 'terms'
  | 'link'
>;

/** A request as it is filed: everything the store does not decide itself. */
export interface NewRequest extends Asked {
  /** Names the operation and its target: two requests of one aim are for the same thing. A keyed digest. */
  readonly aim: string;
  /** Of whom or what it speaks. Keyed digests. */
  readonly subjects: readonly string[];
  /** Two submissions of one form carry the same key: the second finds the first. */
  readonly submissionKey: string;
  /** How long it may wait for a decision, in seconds; counted by the store's clock. */
  readonly lifetime: number;
  /** Seconds until those who decide are reminded, and until others are asked as well. */
  readonly remindIn: number | undefined;
  readonly escalateIn: number | undefined;
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

/** `people`: a word to each person the event names. */
export const DESTINATIONS = ['audit', 'card', 'requester', 'people'] as const;
/** Where an event is to be shown. */
export type Destination = (typeof DESTINATIONS)[number];

/** An event waiting to be shown in one place. */
export interface Delivery {
  readonly id: number;
  readonly destination: Destination;
  readonly event: EventRecord;
  readonly attempts: number;
  /** An earlier attempt ended without an answer, or with its process: the message may be there. */
  readonly inDoubt: boolean;
}

/** Where a message of a request stands in Slack. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/**
 * How an event passes the fence: it changes no state, it takes the fence away, or it raises it, saying where the log
 * goes on.
 */
export type Pass = 'changes nothing' | 'past the fence' | number;

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
  /** Leads to a change being sent: `StoreStopped` is thrown while there is a stop, read in the same transaction. */
  readonly sends?: boolean;
  /** Only if this holds of the request and everything the log says of it, read in the same transaction. */
  provided?(request: RequestRecord, history: readonly EventRecord[]): boolean;
}

/** One person's approval, of what `digest` names and nothing else. */
export interface NewApproval {
  readonly id: string;
  readonly digest: string;
  readonly userId: string;
  readonly comment: string | undefined;
  /** How many different people must approve. */
  readonly needed: number;
  /** Who had approved when `needed` was worked out; counted is only while it is so. */
  readonly after?: readonly string[];
  /** Of the groups of which one each must approve, those this person is in. */
  readonly groups?: readonly string[];
  /** What is logged when more approvals are needed, and when this was the last one. */
  readonly counted: NewEvent;
  readonly approved: NewEvent;
  readonly destinations: readonly Destination[];
}

/** `repeated`: this person's approval is counted already; `overtaken`: somebody else's came in between. */
export interface Counted {
  readonly kind: 'approved' | 'counted' | 'repeated' | 'overtaken';
  readonly request: RequestRecord;
}

/** The state before as it is now: approvals so far are void, and the new digest is what can be approved. */
export interface Hold {
  readonly id: string;
  readonly from: State;
  readonly digest: string;
  readonly newDigest: string;
  readonly facts: readonly Fact[];
  readonly touches: readonly string[];
  readonly event: NewEvent;
  readonly destinations: readonly Destination[];
}

/** Approvals of these people count no more; what was approved has to be approved again. */
export interface Strike {
  readonly id: string;
  readonly from: State;
  readonly digest: string;
  readonly people: readonly string[];
  readonly event: NewEvent;
  readonly destinations: readonly Destination[];
}

/** What a person decides: a rejection says why. */
export type ChosenVerdict =
  | { readonly verdict: 'approve' }
  | { readonly verdict: 'reject'; readonly because: Rejection };

/** A decision that waits until Slack says whether the person may make it. */
export type WaitingClick = ChosenVerdict & {
  readonly requestId: string;
  readonly userId: string;
  readonly teamId: string;
  /** The state that was before their eyes. */
  readonly seen: string;
  readonly comment: string | undefined;
};

/** What is done once for a request that waits long. */
export const NUDGES = ['remind', 'escalate'] as const;
export type Nudge = (typeof NUDGES)[number];

/** What becomes of a request that was altered, or whose state is not the one the log says. */
export interface Aside {
  readonly to: State;
  /** Stays as it is where none is given. */
  readonly outcome?: Outcome;
  readonly event: NewEvent;
  readonly destinations: readonly Destination[];
}

/** Says so of a request, the state its row is in, and everything the log says; `undefined` where nothing is to be done. */
export type Judge = (
  request: RequestRecord,
  stored: State | undefined,
  history: readonly EventRecord[],
) => Aside | undefined;

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
  readonly toNudge: Readonly<Record<Nudge, readonly RequestRecord[]>>;
  /** Ids of requests that were found altered since this was last asked, by whoever read them. */
  readonly altered: readonly string[];
}

/** How many requests of a person wait for a decision. */
export interface PendingBy {
  readonly requester: string;
  readonly count: number;
}

/** How many requests are of unknown outcome, and how many a person has made. */
export interface Tally {
  readonly unsettled: number;
  readonly own: number;
}

/**
 * Every method is atomic. A state change and its event commit together or not at all; methods throw only
 * when the database cannot answer, and `StoreFenced` where something would change while there is a fence. A request whose
 * row is not what was written is given as altered, keeps nobody else's from being given, and is changed by nothing but
 * `setAside`.
 */
export interface Store {
  /** Files a request, or finds the one already filed under the same submission key. */
  file(request: NewRequest, event: NewEvent, destinations: readonly Destination[]): Promise<Filed>;
  /** One conditional UPDATE with its event: the changed request, or `undefined` for who lost. */
  transition(transition: Transition): Promise<RequestRecord | undefined>;
  /** Counts an approval: `undefined` when the request is decided, late, or not what the digest names. */
  countApproval(approval: NewApproval): Promise<Counted | undefined>;
  /** Holds a request in that state: `undefined` when it is not any more, late, or held already. */
  hold(hold: Hold): Promise<RequestRecord | undefined>;
  /** Strikes approvals out: `undefined` when the request is not in that state, late, or not what the digest names. */
  strike(strike: Strike): Promise<RequestRecord | undefined>;
  /** Keeps a click with its event; the same person's later click on a request takes the place of the first. */
  keepClick(click: WaitingClick, event: NewEvent, destinations: readonly Destination[]): Promise<void>;
  /** Clicks that wait, oldest first. */
  waitingClicks(limit: number): Promise<readonly WaitingClick[]>;
  /** A click waits no more, with what is to be told of it: false when it did not any more. */
  endClick(
    requestId: string,
    userId: string,
    event: NewEvent,
    destinations: readonly Destination[],
  ): Promise<boolean>;
  /** Notes that an undecided request was nudged: `undefined` when it has been, or need not be. */
  nudge(
    id: string,
    nudge: Nudge,
    event: NewEvent,
    destinations: readonly Destination[],
  ): Promise<RequestRecord | undefined>;
  /** Sets a request aside as the judge says: the changed request, or `undefined` when nothing was to be done. */
  setAside(id: string, judge: Judge): Promise<RequestRecord | undefined>;
  /** The target is read back no more. */
  stopChecking(id: string): Promise<void>;
  /** Notes that the target was read back in vain, and when to read it again; nothing if that has ended. */
  checked(id: string, checkIn: number): Promise<void>;
  request(id: string): Promise<RequestRecord | undefined>;
  /** Requests that wait for another person's decision, by turns: everybody's oldest first, then everybody's second. */
  pending(limit: number, offset?: number): Promise<readonly RequestRecord[]>;
  /** How many of them each person has, most first. */
  pendingBy(): Promise<readonly PendingBy[]>;
  /** Requests whose outcome nobody knows yet, oldest first. */
  unsettled(limit: number, offset?: number): Promise<readonly RequestRecord[]>;
  /** A person's own requests, newest first. */
  requestsOf(userId: string, limit: number, offset?: number): Promise<readonly RequestRecord[]>;
  /** How many requests are of unknown outcome, and how many a person has made. */
  tally(userId: string): Promise<Tally>;
  /** Undecided or running requests of any of these aims, oldest first. */
  openOn(aims: readonly string[]): Promise<readonly RequestRecord[]>;
  /** A person's own requests that are undecided or running, oldest first. */
  openOf(userId: string, limit: number): Promise<readonly RequestRecord[]>;
  /** The last requests with one of these aims that were done, newest first. */
  doneOn(aims: readonly string[], limit: number): Promise<readonly RequestRecord[]>;
  /** Undecided or running requests that speak of any of these subjects, oldest first. */
  openAbout(subjects: readonly string[]): Promise<readonly RequestRecord[]>;
  /** Requests of one of these operations that speak of any of these subjects and are done, newest first. */
  doneAbout(
    operationIds: readonly string[],
    subjects: readonly string[],
    limit: number,
  ): Promise<readonly RequestRecord[]>;
  /** What a clock-driven worker must look at; `unknownAfter` in seconds. */
  due(unknownAfter: number): Promise<Due>;

  /** Adds an event that changes no state (a lookup, a refused click). */
  record(event: NewEvent, destinations: readonly Destination[]): Promise<EventRecord>;
  eventsOf(correlationId: string): Promise<readonly EventRecord[]>;
  /** How often somebody has looked something up within the last `seconds`. */
  looksOf(userId: string, seconds: number): Promise<number>;
  /** The last event of the log; `undefined` while there is none. */
  head(): Promise<{ readonly seq: number; readonly hash: string } | undefined>;
  /** The whole log in order, in pages. Throws `UnreadableEvent` at a row that is no event. */
  events(afterSeq: number, limit: number): Promise<readonly EventRecord[]>;
  readonly follows: Follows;

  /**
   * Leases the next deliveries to a destination, the oldest of each request first, so that order is kept per
   * request. A lease that runs out is handed out again.
   */
  lease(destination: Destination, seconds: number, limit: number): Promise<readonly Delivery[]>;
  delivered(ids: readonly number[]): Promise<void>;
  /** Gives a delivery back, to be tried again after `seconds`; `error` is absent when nobody answered. */
  defer(id: number, seconds: number, error: string | undefined): Promise<void>;
  backlog(): Promise<number>;
  posted(requestId: string, place: string): Promise<Posted | undefined>;
  setPosted(requestId: string, place: string, posted: Posted): Promise<void>;

  /** Why nothing is changed at present; `undefined` as a rule. */
  fence(): Promise<Fence | undefined>;
  /** Holds everything, because this was posted and is not in the log; false when everything is held already. */
  raiseFence(posted: { readonly seq: number; readonly hash: string }): Promise<boolean>;
  /** Takes the fence away, with what became of requests: how many were taken in, `undefined` without a fence. */
  reconcile(recalled: readonly Recalled[], event: NewEvent): Promise<number | undefined>;
  /** The emergency stop there is. */
  stop(): Promise<Stop | undefined>;
  /** Stops everything: no step that sends is taken from then on. False when everything is stopped already. */
  halt(halt: Halt): Promise<boolean>;
  /** Ends the stop, by another person than who began it. */
  release(halt: Halt): Promise<Release>;
  /** Requests that somebody or something can still change, oldest first. */
  open(): Promise<readonly Open[]>;

  /** True the first time a key is seen within `seconds`. */
  firstSeen(key: string, seconds: number): Promise<boolean>;
  /** Keeps a sealed value under a token for `seconds`. */
  remember(token: string, owner: string, value: unknown, seconds: number): Promise<void>;
  recall(token: string, owner: string): Promise<unknown>;

  /**
   * Takes what was sealed out of requests that ended so many days ago, some at a time, with an event that names them;
   * returns how many.
   */
  purge(days: number): Promise<number>;
  /** Seals all requests with the current key, so that a former one can be forgotten; returns how many. */
  reseal(): Promise<number>;
  /** Throws when the database cannot be written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
