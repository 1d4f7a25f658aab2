/** What the modals of looking up remember on the server; views carry the token alone. */
import { z } from 'zod';
import type { Operation } from '../../api/operation.ts';
import type { OnScreen } from '../../fields/on-screen.ts';
import { FORM } from '../form/memory.ts';
import type { Desk } from '../handler.ts';

/** A line as a card knows it. */
export const lineRef = z.object({
  subscriptionId: z.string(),
  accountId: z.exactOptional(z.string()),
  msisdn: z.exactOptional(z.string()),
  mobile: z.exactOptional(z.boolean()),
  customerName: z.exactOptional(z.string()),
  document: z.exactOptional(z.string()),
});
export type LineRef = z.output<typeof lineRef>;

/** A customer's card: what was typed, which page stands, and all that may be opened from it. */
export const CARD = 'customer';
export const card = z.object({
  typed: z.string(),
  page: z.int().min(0),
  customerName: z.exactOptional(z.string()),
  document: z.exactOptional(z.string()),
  userId: z.exactOptional(z.string()),
  customerUuid: z.exactOptional(z.string()),
  accountIds: z.array(z.string()),
  lines: z.array(lineRef),
});
export type Card = z.output<typeof card>;

/** A line's modal, or that of its barrings. */
export const LINE = 'line';

/** What was typed after a command that could not begin. */
export const TYPED = 'typed';
export const typedText = z.object({ typed: z.string() });

/** Whose penalties are shown. */
export const PENALTIES = 'penalties';
export const penaltiesOf = z.object({
  accountId: z.string(),
  line: z.exactOptional(lineRef),
  takenForAccount: z.boolean(),
  customerName: z.exactOptional(z.string()),
  document: z.exactOptional(z.string()),
});
export type PenaltiesOf = z.output<typeof penaltiesOf>;

/** The part of an input that the card already knows. */
interface Prefilled {
  readonly params: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** The token a `form.open` button carries. */
export function saveForm(
  desk: Desk,
  operation: Operation,
  input: Prefilled,
  target: OnScreen,
): Promise<string> {
  return desk.memory.save(FORM, { operationId: operation.id, input, target });
}

export const targetOf = (line: LineRef): OnScreen => line;
