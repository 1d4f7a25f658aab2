import { z } from 'zod';
import type { Seal } from './seal.ts';

/** What is sealed of a request, by column; comments of approvals stand in a list, in hex. */
const sealedRow = z.looseObject({
  id: z.string(),
  sealed: z.instanceof(Uint8Array),
  comment: z.instanceof(Uint8Array).nullable(),
  answer: z.instanceof(Uint8Array).nullable(),
  approvals: z.string(),
});
const approvals = z.array(z.looseObject({ comment: z.string().nullable() }));

export interface Resealed {
  readonly id: string;
  readonly sealed: Uint8Array;
  readonly comment: Uint8Array | null;
  readonly answer: Uint8Array | null;
  readonly approvals: string;
}

/** The sealed columns of a row of `requests`, under the current key. Throws when no key opens them. */
export function resealed(row: unknown, seal: Seal): Resealed {
  const read = sealedRow.parse(row);
  const again = (bytes: Uint8Array) => seal.seal(seal.open(bytes));
  const given = approvals.parse(JSON.parse(read.approvals)).map((approval) => ({
    ...approval,
    comment:
      approval.comment === null
        ? null
        : Buffer.from(again(Buffer.from(approval.comment, 'hex'))).toString('hex'),
  }));
  return {
    id: read.id,
    sealed: again(read.sealed),
    comment: read.comment && again(read.comment),
    answer: read.answer && again(read.answer),
    approvals: JSON.stringify(given),
  };
}
