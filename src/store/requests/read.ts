import type { RequestRecord } from '../records.ts';
import type { Seal } from '../seal.ts';
import { alteredRequest } from './altered.ts';
import { isVouchedFor } from './mark.ts';
import { openRow, type Row } from './row.ts';

/** The row as Careline wrote it; `undefined` where it is not. */
export function vouchedRow(row: unknown, seal: Seal): Row | undefined {
  try {
    const read = openRow(row, seal.open);
    return isVouchedFor(read, seal) ? read : undefined;
  } catch {
    // It does not parse or does not open: somebody else wrote it.
    return undefined;
  }
}

/** Reads rows of `requests`, and remembers those that were altered until they are asked for. Never throws for one. */
export interface RequestReader {
  read(row: unknown): RequestRecord;
  /** Those found since this was last asked. */
  altered(): readonly string[];
}

export function createRequestReader(seal: Seal): RequestReader {
  const found = new Set<string>();
  return {
    read(row) {
      const vouched = vouchedRow(row, seal);
      if (vouched !== undefined) return vouched.request;
      const altered = alteredRequest(row);
      found.add(altered.id);
      return altered;
    },
    altered() {
      const ids = [...found];
      found.clear();
      return ids;
    },
  };
}
