/** The back office's records. */

export type LineKind = 'mobile' | 'fixed' | 'tv';
export type DocumentType = 'NIF' | 'TR' | 'PASS' | 'CIF';

export interface Customer {
  readonly userId: number;
  readonly customerId: number;
  readonly uuid: string;
  readonly kind: 'residential' | 'business';
  document: { readonly type: DocumentType; readonly number: string };
  readonly firstName: string;
  readonly lastNames: readonly [string, string];
  /** Set for a business: then the names are those of the person responsible. */
  company?: string;
  readonly birthdate: string;
  readonly nationality: string;
  /** As customers v4 writes it; Spain unless another was told. */
  country?: string;
  email: string;
  /** Castellano unless another was chosen. */
  language?: string;
  /** At most one. */
  treatment?: string;
  readonly address: Address;
  /** The tree answers 403: the page's own example of a refusal. */
  readonly locked: boolean;
  readonly accounts: Account[];
}

export interface Address {
  readonly street: string;
  readonly zip: string;
  readonly locality: string;
  readonly province: string;
}

/** A card by its token, or a transfer. */
export interface PaidBy {
  readonly type: 'BANK_TRANSFER' | 'CREDIT_CARD';
  readonly token?: string;
}

export interface Account {
  readonly id: number;
  readonly uuid: string;
  readonly modality: 'PREPAID' | 'RECURRING_PREPAID' | 'POSTPAID';
  iban: string;
  /** How it is paid when not by direct debit. */
  paidBy?: PaidBy;
  readonly createdAt: string;
  readonly lines: Line[];
  readonly terms: readonly Term[];
}

export interface Line {
  readonly id: number;
  readonly uuid: string;
  readonly kind: LineKind;
  readonly type: 'PRE-PAGO' | 'POST-PAGO' | 'FIJO' | 'TV';
  readonly status: 'INSTALADO' | 'BAJA';
  /** A television line has none. */
  readonly number: string | null;
  readonly imsi: string | null;
  iccid: string | null;
  readonly soldAt: string;
  readonly activatedAt: string;
  readonly endedAt: string | null;
  masks: string[];
  blocks: Block[];
  /** Services switched off one by one, by id, with the reason sent. */
  readonly off: Map<number, string>;
  readonly history: MaskEvent[];
}

export interface Block {
  readonly id: 1 | 2;
  readonly at: string;
  readonly description: string;
}

export interface MaskEvent {
  readonly id: number;
  readonly code: string;
  readonly operation: 'APPLY' | 'REMOVE';
  readonly user: string;
  readonly date: string;
}

/** A commitment. */
export interface Term {
  readonly id: number;
  readonly uuid: string;
  readonly lineId: number;
  readonly startDate: string;
  readonly endDate: string;
  readonly months: 12 | 18 | 24;
  /** Euros. */
  readonly penalty: number;
  /** The name of the device, or nothing when a promotion binds. */
  readonly device?: string;
}

/** A penalty as computed for someone who asked: confirmed at most once, deleted only when confirmed. */
export interface ComputedPenalty {
  readonly id: number;
  state: 'computed' | 'confirmed' | 'deleted';
}

/** A change that was accepted and takes effect later. */
export interface Pending {
  readonly dueAt: number;
  readonly externalId: string;
  readonly lineId: number;
  /** The services whose order is running meanwhile. */
  readonly serviceIds: readonly number[];
  /** Masks on their way in or out. */
  readonly maskCodes: readonly string[];
  apply(): void;
}
