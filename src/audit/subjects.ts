/** Of whom or what an event speaks, findable without being stored in clear. */
import { createHmac } from 'node:crypto';
import { parseDocument } from '../fields/document.ts';
import { parseEmail } from '../fields/email.ts';
import { parseIccid } from '../fields/iccid.ts';
import { parseMsisdn } from '../fields/msisdn.ts';
import { type Keys, keysFor } from '../store/keys.ts';

export const SUBJECT_KINDS = ['document', 'msisdn', 'iccid', 'email', 'id'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Something that tells a customer, a line or a SIM from others. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly value: string;
}

export interface SubjectKeys {
  /** What an event keeps of its subjects, in a fixed order, each once. */
  keysOf(subjects: readonly Subject[]): readonly string[];
  /** What events of a subject may hold: one under each encryption key there has been. */
  keysToFind(subject: Subject): readonly string[];
}

/** 128 bits: no two subjects share them. */
const DIGEST_BYTES = 16;

/**
 * Keyed digests: HMAC-SHA256 under keys derived from the encryption keys, the newest first. Without a key nobody can
 * tell whether a number they guess is in the log.
 */
export function createSubjectKeys(encryptionKeys: Keys): SubjectKeys {
  const keys = keysFor(encryptionKeys, 'subjects');
  const under = (key: Buffer, { kind, value }: Subject): string =>
    createHmac('sha256', key)
      .update(`${kind}\n${normalised(kind, value)}`)
      .digest()
      .subarray(0, DIGEST_BYTES)
      .toString('base64url');
  return {
    keysOf: (subjects) => [...new Set(subjects.map((subject) => under(keys[0], subject)))].toSorted(),
    keysToFind: (subject) => keys.map((key) => under(key, subject)),
  };
}

/** As it is compared: what an auditor types and what an API prints are read by the reader of their meaning. */
function normalised(kind: SubjectKind, value: string): string {
  return readAs(kind, value) ?? value.replace(/[\s.\-/]/g, '').toUpperCase();
}

function readAs(kind: SubjectKind, value: string): string | undefined {
  switch (kind) {
    case 'email': {
      const read = parseEmail(value);
      return read.ok ? read.value : value.trim().toLowerCase();
    }
    case 'msisdn': {
      const read = parseMsisdn(value);
      return read.ok ? read.value : undefined;
    }
    case 'document': {
      const read = parseDocument(value);
      return read.ok ? read.value : undefined;
    }
    case 'iccid': {
      const read = parseIccid(value);
      return read.ok ? read.value : undefined;
    }
    case 'id':
      return undefined;
  }
}
