/** From what was typed to one line. */

import { subscriptionsGet } from '../../api/customers-v2/subscriptions.ts';
import { usersGet, usersTree } from '../../api/customers-v2/users.ts';
import { ApiError } from '../../api/errors.ts';
import type { Identifier } from '../../fields/identifier.ts';
import { canonicalMsisdn, formatMsisdn } from '../../fields/msisdn.ts';
import { type Standing, standing } from '../../fields/status.ts';
import type { Text } from '../../text/text.ts';
import { type ReadingDesk, Refusal } from '../handler.ts';
import { simOfLine, simOfSubscription } from './describe.ts';
import { identify, kindName } from './identify.ts';
import type { LineRef } from './remember.ts';
import { lacksLines, type Tree, type TreeLine, treeOf } from './tree.ts';

/** A line that exists. */
export interface ResolvedLine {
  readonly subscriptionId: string;
  readonly accountId?: string;
  readonly msisdn?: string;
  readonly userId?: string;
  readonly customerUuid?: string;
  /** Whether it has a SIM; absent when nothing tells. */
  readonly mobile?: boolean;
}

type LineIdentifier = Extract<Identifier, { kind: 'msisdn' | 'id' }>;
type LineDesk = Pick<ReadingDesk, 'read' | 'text'>;

/**
 * Finds the line of a number or a subscription id; `command` is named in what is refused. Throws `Refusal`
 * when what was typed is neither or there is no such line, `ApiError` when it cannot be known.
 */
export async function resolveLine(desk: LineDesk, typed: string, command: string): Promise<ResolvedLine> {
  const { kind, value } = identifyLine(typed, command, desk.text);
  return kind === 'msisdn' ? lineOfNumber(desk, value) : lineOfId(desk, value);
}

/** Reads what a line is found by: a number or a subscription id. Throws `Refusal` for anything else. */
export function identifyLine(typed: string, command: string, text: Text): LineIdentifier {
  const identifier = identify(typed, command, text);
  if (identifier.kind === 'msisdn' || identifier.kind === 'id') return identifier;
  throw new Refusal(text.desk.needsLine(command, kindName(identifier, text)));
}

async function lineOfNumber({ read, text }: LineDesk, number: string): Promise<ResolvedLine> {
  const nobody = text.desk.noSuchLine(formatMsisdn(number));
  const tree = treeOf(await orRefusal(read(usersTree, { params: {}, query: { number } }), nobody));
  const line = tree && lineIn(tree, number);
  if (line) return { ...line, msisdn: number, ...ownerIn(tree) };
  // Somebody has it: a line that cannot be read is not one that is not there.
  const unread = tree === undefined || lacksLines(tree);
  throw new Refusal(unread ? text.desk.lineUnread(formatMsisdn(number)) : nobody);
}

const ownerIn = ({ id, uuid }: Tree) => ({
  ...(id !== undefined && { userId: id }),
  ...(uuid !== undefined && { customerUuid: uuid }),
});

/**
 * By which document the customer of a line is known: what is asked for by a number is then found by it. Nothing where it
 * cannot be read: that keeps nobody from asking.
 */
export async function documentOf({ read }: LineDesk, { userId }: ResolvedLine): Promise<string | undefined> {
  if (userId === undefined) return undefined;
  try {
    return (await read(usersGet, { params: { user_id: userId } })).document_value ?? undefined;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** A number may have been given out again: which of its lines is meant, by where they stand. */
const MEANT_FIRST: readonly Standing[] = ['active', 'held', 'pending', 'failed', 'unknown', 'ended'];

/** The line of a number that stands most surely; of equals the first. */
function lineIn(
  tree: Tree,
  number: string,
): Pick<ResolvedLine, 'subscriptionId' | 'accountId' | 'mobile'> | undefined {
  const lines = tree.accounts.flatMap(({ id, subscriptions }) =>
    subscriptions
      .filter((line) => canonicalMsisdn(line.identification_nr ?? '') === number)
      .map((line) => ({ line, accountId: id })),
  );
  const place = ({ line }: { line: TreeLine }) =>
    MEANT_FIRST.indexOf(standing(line.status?.value ?? undefined));
  const [chosen] = lines.toSorted((a, b) => place(a) - place(b));
  if (!chosen) return undefined;
  const mobile = simOfLine(chosen.line);
  return {
    subscriptionId: chosen.line.id,
    ...(chosen.accountId !== undefined && { accountId: chosen.accountId }),
    ...(mobile !== undefined && { mobile }),
  };
}

async function lineOfId({ read, text }: LineDesk, id: string): Promise<ResolvedLine> {
  const subscription = await orRefusal(
    read(subscriptionsGet, { params: { subscription_id: id } }),
    text.desk.noSuchSubscription(id),
  );
  const { identification_nr: number } = subscription;
  // All there is to tell a SIM by has been read: where none of it speaks for one, there is none.
  const mobile = simOfSubscription(subscription) ?? false;
  return { subscriptionId: id, mobile, ...(number && { msisdn: canonicalMsisdn(number) }) };
}

async function orRefusal<T>(reading: Promise<T>, words: string): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not_found') throw new Refusal(words);
    throw error;
  }
}

/** A line as its modals remember it. */
export function lineRefOf({ userId: _userId, customerUuid: _uuid, ...line }: ResolvedLine): LineRef {
  return line;
}
