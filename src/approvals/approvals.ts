import type { Call } from '../api/client.ts';
import type { Operation, Read } from '../api/operation.ts';
import type { SubjectKeys } from '../audit/subjects.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { Callbacks } from './callback.ts';
import type { Digest } from './digest.ts';
import type { Directory } from './people.ts';
import type { PolicyFor } from './policy.ts';

/** When the target of an accepted or unknown change is read back first, and how far apart at most. */
export const FIRST_CHECK_SECONDS = 1;
export const LONGEST_PAUSE_SECONDS = 60;

/** What the approval of requests needs. It knows no Slack. */
export interface Approvals {
  readonly store: Store;
  readonly call: Call;
  readonly directory: Directory;
  operationById(id: string): Operation | undefined;
  /** Reads upstream under a correlation ID. */
  reader(correlationId: string): Read;
  readonly callbacks: Callbacks;
  readonly digest: Digest;
  readonly subjectKeys: SubjectKeys;
  readonly clock: Clock;
  /** Hears of each request that was altered in the database. */
  onAltered(id: string): void;
  /** What holds for an operation. */
  readonly policyFor: PolicyFor;
  /** As many requests of one person may be open at a time. */
  readonly mostOpen: number;
  /** The Slack user groups of approvers and of auditors. */
  readonly groups: Readonly<Record<'approver' | 'auditor', readonly string[]>>;
  /** What people call the Slack user groups, by their ids; of those Slack has told of. */
  readonly groupNames: ReadonlyMap<string, string>;
  /** How long a claimed call may stay without a result; greater than the call's own deadline. */
  readonly unknownAfterSeconds: number;
  /** How long an accepted change may take to be seen. */
  readonly acceptedDeadlineSeconds: number;
}
