import type { Subject } from '../../audit/subjects.ts';
import type { Identifier } from '../../fields/identifier.ts';
import type { Target } from '../form/memory.ts';

/** An identifier as the log can be searched by it. */
export const subjectOf = ({ kind, value }: Identifier): Subject => ({
  kind: kind === 'uuid' ? 'id' : kind,
  value,
});

/** What a person was looking at when they asked for a change. */
export function subjectsIn({
  msisdn,
  subscriptionId,
  accountId,
  userId,
  customerUuid,
}: Target): readonly Subject[] {
  const ids = [subscriptionId, accountId, userId, customerUuid].flatMap((value) =>
    value === undefined ? [] : [{ kind: 'id' as const, value }],
  );
  return msisdn === undefined ? ids : [{ kind: 'msisdn', value: msisdn }, ...ids];
}
