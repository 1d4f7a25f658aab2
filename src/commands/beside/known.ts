/** What Careline knows by itself of whom or what somebody looks at: the requests that speak of it. */
import { penaltiesConfirm, penaltiesDelete } from '../../api/customers-v2/penalties.ts';
import type { Operation } from '../../api/operation.ts';
import type { Approvals } from '../../approvals/approvals.ts';
import type { Subject } from '../../audit/subjects.ts';
import { valueAt } from '../../fields/path.ts';
import type { RequestRecord } from '../../store/store.ts';
import type { RequestModel, Several } from '../../views/request.ts';
import { type CardUrl, linkedModelOf, severalOf } from './model.ts';

export interface Known {
  /** Undecided or running requests that speak of any of these, the oldest first. */
  open(about: readonly Subject[]): Promise<Several>;
  /** Penalties of an account that were confirmed through Careline and not taken back, the newest first. */
  confirmedPenalties(accountId: string): Promise<readonly RequestModel[]>;
}

/** More confirmations of one account, or of takings back, are not looked through. */
const LOOKED_THROUGH = 50;

export function createKnown(approvals: Approvals, cardUrl: CardUrl): Known {
  const { store, subjectKeys } = approvals;
  const keysOf = (about: readonly Subject[]) => about.flatMap((each) => subjectKeys.keysToFind(each));
  return {
    async confirmedPenalties(accountId) {
      const done = (operation: Operation, about: readonly Subject[]) =>
        store.doneAbout([operation.id], keysOf(about), LOOKED_THROUGH);
      const confirmed = await done(penaltiesConfirm, [{ kind: 'id', value: accountId }]);
      const ids = confirmed.flatMap(({ input }) => confirmedId(input) ?? []);
      const taken = await done(
        penaltiesDelete,
        ids.map((value) => ({ kind: 'id', value })),
      );
      const standing = confirmed.filter(
        (each) =>
          !taken.some(
            (later) => isLater(later, each) && confirmedId(later.input) === confirmedId(each.input),
          ),
      );
      return Promise.all(standing.map((each) => linkedModelOf(approvals, each, cardUrl)));
    },
    open: async (about) => severalOf(approvals, await store.openAbout(keysOf(about)), cardUrl),
  };
}

/** The number under which a penalty was confirmed, or taken back; of what was purged nobody knows it. */
export function confirmedId(input: unknown): string | undefined {
  const id = valueAt(input, 'params.computed_penalty_id');
  return id === undefined ? undefined : String(id);
}

const isLater = (one: RequestRecord, other: RequestRecord): boolean =>
  (one.decidedAt ?? one.createdAt) >= (other.decidedAt ?? other.createdAt);
