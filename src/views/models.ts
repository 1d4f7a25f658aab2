/** What the views of looking up are given: plain facts, whichever API they came from. */
import type { Api } from '../api/operation.ts';
import type { Text } from '../text/text.ts';
import type { RequestModel, Several } from './request.ts';

/** What every view needs beside its model. */
export interface ViewContext {
  readonly text: Text;
  /** IANA name. */
  readonly timeZone: string;
  readonly now: Date;
  readonly correlationId: string;
  /** The reader looks only: nothing is offered that would ask for a change. */
  readonly readOnly?: true;
}

/** What went wrong upstream, as far as a person can use it. */
export interface Trouble {
  readonly api: Api;
  readonly kind: TroubleKind;
  /** The API's own words; from outside, so to be made inert. */
  readonly code?: string;
  readonly message?: string;
  readonly tracingId?: string;
  /** The operation that waits for another person's approval: by its form it is asked for. */
  readonly operationId?: string;
}
export type TroubleKind =
  | 'down'
  | 'slow'
  | 'busy'
  | 'unreadable'
  | 'missing'
  | 'denied'
  | 'refused'
  | 'unapproved';

/** A part of a view that is fetched by itself: it fails by itself. */
export type Part<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ok'; readonly value: T }
  | { readonly state: 'failed'; readonly trouble: Trouble };

/** A check character that does not fit, and the one that would. */
export interface WrongLetter {
  readonly value: string;
  readonly expected?: string;
  readonly couldBePassport: boolean;
}

/** What was typed, as it was understood. */
export interface Sought {
  readonly kind: 'nif' | 'nie' | 'cif' | 'passport' | 'msisdn' | 'email' | 'uuid' | 'id';
  readonly value: string;
  readonly wrong?: WrongLetter;
  /** An id of eight digits may be a NIF whose letter was left out. */
  readonly couldBe?: string;
  /** It may be a passport number as well: asked for already when nobody else was found, or offered. */
  readonly passport?: 'asked' | 'offered';
  /** An id of nine digits that looks like a phone number no line can have. */
  readonly likeLine?: true;
}

/** A customer as one of the two customer APIs describes them. Every fact may be missing. */
export interface Who {
  readonly name?: string;
  readonly document?: string;
  readonly documentType?: string;
  readonly type?: string;
  readonly segment?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly language?: string;
  readonly nationality?: string;
  readonly birthdate?: string;
  readonly representative?: string;
  readonly specialTreatment?: string;
}

export interface AccountFacts {
  readonly number?: string;
  readonly status?: string;
  readonly billingType?: string;
  readonly activatedAt?: string;
}

export interface Commitment {
  readonly startsAt?: string;
  readonly endsAt?: string;
  /** Euros. */
  readonly penalty?: number;
  /** Of no line: the account's, or its bundle's. */
  readonly ofAccount?: boolean;
  readonly months?: number;
  readonly binding?: string;
  readonly what?: string;
}

export interface SimBlock {
  readonly id?: string;
  /** Of a kind that nobody can lift from here. */
  readonly fixed?: boolean;
  readonly value?: string;
  readonly at?: string;
  readonly description?: string;
}

export interface LineRow {
  readonly subscriptionId: string;
  readonly number?: string;
  /** Whether it has a SIM; absent when that is not known. */
  readonly mobile?: boolean;
  readonly kind?: string;
  readonly status?: string;
  readonly masks: Part<readonly string[]>;
  readonly blocks: Part<readonly SimBlock[]>;
  readonly commitments: Part<readonly Commitment[]>;
}

export interface AccountRow {
  /** Absent when the answer does not say it: then nothing can be opened from it. */
  readonly accountId?: string;
  readonly facts: Part<AccountFacts>;
  readonly lines: readonly LineRow[];
  /** False when it is not known which lines there are. */
  readonly linesKnown: boolean;
  /** Lines that could not be read whole: by their numbers, where those are known. */
  readonly unread: readonly (string | undefined)[];
}

export interface CustomerModel {
  readonly sought: Sought;
  /** From customers-v2; absent when it does not know the customer. */
  readonly user?: Part<Who>;
  /** From customers-v4; absent when no UUID is known. */
  readonly profile?: Part<Who>;
  /** Why there are no accounts: customers-v2 does not know the customer, did not say, or could not be asked. */
  readonly noTree?: Trouble | 'unasked';
  /** The accounts and lines of this page. */
  readonly accounts: readonly AccountRow[];
  readonly accountCount: number;
  readonly lineCount: number;
  /** Accounts of which nothing could be read. */
  readonly unreadAccounts: number;
  /** What is asked for here already. */
  readonly open: Several;
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  /** False while parts are still being fetched. */
  readonly complete: boolean;
}

export interface MaskName {
  readonly code: string;
  readonly name?: string;
  /** Network services the mask cuts. */
  readonly services: readonly string[];
}

export interface ServiceRow {
  readonly name: string;
  /** Absent when it is not known. */
  readonly active?: boolean;
  readonly reasons: readonly string[];
  readonly running: boolean;
  readonly orders: readonly string[];
}

export interface LineFacts {
  readonly number?: string;
  readonly status?: string;
  readonly type?: string;
  readonly origin?: string;
  readonly soldAt?: string;
  readonly activatedAt?: string;
  readonly endedAt?: string;
  readonly iccid?: string;
  readonly imsi?: string;
}

/** Buttons that ask for a change: each holds the token of what it would ask. */
export interface LineActions {
  readonly applyMask?: string;
  readonly removeMask?: string;
  readonly blockSim?: string;
  readonly unblockSim?: string;
}

export interface LineModel {
  readonly subscriptionId: string;
  readonly accountId?: string;
  readonly number?: string;
  /** Whether it has a SIM; absent when that is not known. */
  readonly mobile?: boolean;
  readonly facts: Part<LineFacts>;
  readonly masks: Part<readonly MaskName[]>;
  readonly services: Part<readonly ServiceRow[]>;
  readonly blocks: Part<readonly SimBlock[]>;
  /** Absent when the account is not known. */
  readonly commitments?: Part<readonly Commitment[]>;
  /** What is asked for here already. */
  readonly open: Several;
  readonly actions: LineActions;
  readonly complete: boolean;
}

export interface HistoryRow {
  readonly at?: string;
  /** The API's word: APPLY, REMOVE, or another. */
  readonly operation?: string;
  readonly mask: string;
  readonly user?: string;
}

export interface BarringsModel {
  readonly subscriptionId: string;
  readonly number?: string;
  readonly masks: Part<readonly MaskName[]>;
  readonly services: Part<readonly ServiceRow[]>;
  /** Newest first. */
  readonly history: Part<readonly HistoryRow[]>;
  readonly actions: Pick<LineActions, 'applyMask' | 'removeMask'>;
  readonly complete: boolean;
}

export type PenaltyReason = 'unsubscribe' | 'cancel' | 'broadband_subscription' | 'device' | 'mobile';

export interface PenaltyRow {
  readonly id?: string;
  /** Euros. */
  readonly value?: number;
  readonly description?: string;
  readonly subscriptionId?: string;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly mandatory?: boolean;
  readonly type?: string;
}

export interface ComputedPenalty {
  readonly id?: string;
  /** Absent when the answer does not say them. */
  readonly rows?: readonly PenaltyRow[];
  /** The token of what the button would ask. */
  readonly confirm?: string;
  /** The confirmation of the same commitment: to confirm it is to charge it again. */
  readonly confirmed?: RequestModel;
}

/** A penalty that was confirmed through Careline. */
export interface ConfirmedPenalty {
  readonly model: RequestModel;
  /** The token of what would take it back. */
  readonly remove?: string;
}

export interface PenaltiesModel {
  readonly accountId: string;
  /** The line, when they are those of one line. */
  readonly line?: { readonly subscriptionId: string; readonly number?: string };
  /** True when a bare number was typed, which was taken for an account. */
  readonly takenForAccount: boolean;
  readonly reasons: readonly {
    readonly reason: PenaltyReason;
    readonly computed: Part<readonly ComputedPenalty[]>;
  }[];
  readonly confirmed: readonly ConfirmedPenalty[];
  readonly complete: boolean;
}
