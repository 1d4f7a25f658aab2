import { z } from 'zod';
import { ofApproval, ofRequest, type Place } from '../places.ts';
import type { Seal } from '../seal.ts';
import type { RawRow } from './changes.ts';
import type { Columns } from './columns.ts';
import { markOf } from './mark.ts';
import { type Open, openRow } from './row.ts';

/** What is sealed of a request, by column; comments of approvals stand in a list, in hex. */
const sealedRow = z.looseObject({
  id: z.string(),
  sealed: z.instanceof(Uint8Array),
  comment: z.instanceof(Uint8Array).nullable(),
  answer: z.instanceof(Uint8Array).nullable(),
  approvals: z.string(),
});
const approvals = z.array(z.looseObject({ userId: z.string(), comment: z.string().nullable() }));

/** The sealed columns of a row of `requests`, and its mark, under the current key. Throws when no key opens them. */
export function resealed(row: RawRow, open: Open, seal: Seal): Columns {
  const read = sealedRow.parse(row);
  const { id } = read;
  const again = (bytes: Uint8Array, place: Place) => seal.seal(open(bytes, place), place);
  const comment = (hex: string, userId: string) =>
    Buffer.from(again(Buffer.from(hex, 'hex'), ofApproval(id, userId))).toString('hex');
  const given = approvals.parse(JSON.parse(read.approvals)).map((approval) => ({
    ...approval,
    comment: approval.comment === null ? null : comment(approval.comment, approval.userId),
  }));
  const columns: Columns = {
    sealed: again(read.sealed, ofRequest('sealed', id)),
    comment: read.comment && again(read.comment, ofRequest('comment', id)),
    answer: read.answer && again(read.answer, ofRequest('answer', id)),
    approvals: JSON.stringify(given),
  };
  return { ...columns, mark: markOf(openRow({ ...row, ...columns }, seal.open), seal) };
}
