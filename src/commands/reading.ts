/**
 * The one way by which the back office is read for a person. What they open is noted before the first call, so that
 * there is no read of a customer without an event under the correlation ID the person sees, and what the policy wants
 * approved is not handed out by another door.
 */
import type { Answer, Call } from '../api/client.ts';
import { ApiError } from '../api/errors.ts';
import type { AnyInput, InputOf, Localized, Operation, OutputOf, Read } from '../api/operation.ts';
import type { PolicyFor } from '../approvals/policy.ts';
import { subjectsOf } from '../approvals/subjects.ts';
import type { Subject, SubjectKeys } from '../audit/subjects.ts';
import type { EventRecord, NewEvent, Store } from '../store/store.ts';

/** What a person opens, in a word the interface translates. */
export type Opened =
  | 'customer'
  | 'line'
  | 'barrings'
  | 'penalties'
  /** A form, of which the state before is read. */
  | 'form'
  /** What a field of a form may hold. */
  | 'list'
  /** What would be sent, and what it would change. */
  | 'summary'
  /** The answer to an operation. */
  | 'answer'
  /** How the target stands, for who has to say how a change of it ended. */
  | 'settling'
  /** Whether the back office answers at all. */
  | 'status';

/** What a person looks at: as the log keeps it. */
export interface Look {
  readonly opened: Opened;
  /** Masked. */
  readonly target: string;
  /** Whom it is about: kept keyed, beside what the first call names. */
  readonly about: readonly Subject[];
  readonly operation?: string;
  /** What it does, in words. */
  readonly title?: Localized;
  /** What is shown is more than a lookup: a picture of a document. */
  readonly kind?: 'looked_up' | 'revealed';
  /** Why, masked. */
  readonly reason?: string;
  /** Of a card with several, counted from 1. */
  readonly page?: number;
  /**
   * The correlation ID of what this belongs to, where it is not the interaction's: a list is read at each key, and
   * noted once.
   */
  readonly under?: string;
}

/** Reading, for one look. */
export interface Reading {
  readonly read: Read;
  /** The same with all of the answer. */
  ask<O extends Operation>(operation: O, input: InputOf<O>): Promise<Answer<OutputOf<O>>>;
}

/** What readings are made from. */
export interface ReadingParts {
  readonly call: Call;
  readonly policyFor: PolicyFor;
  readonly store: Pick<Store, 'record' | 'eventsOf'>;
  readonly subjectKeys: Pick<SubjectKeys, 'keysOf'>;
  /** Something was looked up by somebody who may as this. */
  looked(role: string): void;
}

/** The interaction in which a person reads. */
export interface Reader {
  readonly correlationId: string;
  readonly userId: string;
  /** What lets them look. */
  readonly role: string;
  /** The handler's name: where the person acted. */
  readonly name: string;
}

/** Reads for one look of a person. Its calls throw `ApiError`, also for what the policy wants approved. */
export function createReading(parts: ReadingParts, reader: Reader, look: Look): Reading {
  const correlationId = look.under ?? reader.correlationId;
  let noted: Promise<void> | undefined;
  function ask<O extends Operation>(operation: O, input: InputOf<O>): Promise<Answer<OutputOf<O>>>;
  async function ask(operation: Operation, input: AnyInput): Promise<Answer<unknown>> {
    refuseUnapproved(parts, operation, input);
    const named = subjectsOf(operation, input);
    // A list that names nobody is the tenant's, not a customer's.
    if (look.opened !== 'list' || named.length > 0) {
      noted ??= note(parts, reader, look, named);
      await noted;
    }
    return parts.call(operation, input, { correlationId });
  }
  const read: Read = async (operation, input) => (await ask(operation, input)).data;
  return { read, ask };
}

/** Whether the policy wants a read approved by another person: it is then asked for by its own form alone. */
export const needsApproval = (policyFor: PolicyFor, operation: Operation, input?: AnyInput): boolean =>
  policyFor(operation, input).risk === 'destructive';

function refuseUnapproved({ policyFor }: ReadingParts, operation: Operation, input: AnyInput): void {
  if (!needsApproval(policyFor, operation, input)) return;
  throw new ApiError('The policy wants this read to be approved.', {
    api: operation.api,
    operationId: operation.id,
    kind: 'needs_approval',
    outcome: 'not_processed',
  });
}

async function note(
  { store, subjectKeys, looked }: ReadingParts,
  { correlationId, userId, role, name }: Reader,
  { opened, target, about, operation, title, kind = 'looked_up', reason, page, under }: Look,
  named: readonly Subject[],
): Promise<void> {
  const keys = subjectKeys.keysOf([...about, ...named]);
  const data = {
    opened,
    ...placeOf(name),
    ...(operation !== undefined && { operation }),
    ...(title !== undefined && { title }),
    target,
    ...(page !== undefined && { page }),
    ...(reason !== undefined && { reason }),
    ...(keys.length > 0 && { keys }),
  };
  if (under !== undefined && (await store.eventsOf(under)).some((event) => isSame(event, userId, data)))
    return;
  const event: NewEvent = { correlationId: under ?? correlationId, kind, actor: userId, data };
  await store.record(event, ['audit']);
  looked(role);
}

const isSame = (
  { kind, actor, data }: EventRecord,
  userId: string,
  look: { readonly opened: Opened; readonly operation?: string; readonly keys?: readonly string[] },
): boolean =>
  kind === 'looked_up' &&
  actor === userId &&
  data.opened === look.opened &&
  data.operation === look.operation &&
  String(data.keys) === String(look.keys);

/** Where a person acted: the command, or the card, page or form. */
const placeOf = (name: string) =>
  name.startsWith('/') ? { command: name } : { from: name === 'value' ? 'form' : name.split('.')[0] };
