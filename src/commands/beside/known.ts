/** What Careline knows by itself of whom or what somebody looks at: the requests that speak of it. */
import type { Approvals } from '../../approvals/approvals.ts';
import type { Subject } from '../../audit/subjects.ts';
import type { Several } from '../../views/request.ts';
import { type CardUrl, severalOf } from './model.ts';

export interface Known {
  /** Undecided or running requests that speak of any of these, the oldest first. */
  open(about: readonly Subject[]): Promise<Several>;
}

export function createKnown(approvals: Approvals, cardUrl: CardUrl): Known {
  const { store, subjectKeys } = approvals;
  const keysOf = (about: readonly Subject[]) => about.flatMap((each) => subjectKeys.keysToFind(each));
  return {
    open: async (about) => severalOf(approvals, await store.openAbout(keysOf(about)), cardUrl),
  };
}
