import { findMatters, type Wanted } from '../audit/search.ts';
import type { Approvals } from './approvals.ts';

/** The correlation IDs under which the log holds all that is wanted, the newest first. */
export const searchedFor = (
  { store, subjectKeys }: Pick<Approvals, 'store' | 'subjectKeys'>,
  wanted: Wanted,
): Promise<readonly string[]> => findMatters(store, subjectKeys, wanted);
