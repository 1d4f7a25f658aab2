import type { Subject } from '../../audit/subjects.ts';
import type { Identifier } from '../../fields/identifier.ts';
import type { OnScreen } from '../../fields/on-screen.ts';

/** An identifier as the log can be searched by it. */
export const subjectOf = ({ kind, value }: Identifier): Subject => ({
  kind: kind === 'uuid' ? 'id' : kind,
  value,
});

/** What a person was looking at when they asked for a change. */
export function subjectsIn({
  document,
  msisdn,
  subscriptionId,
  accountId,
  userId,
  customerUuid,
}: OnScreen): readonly Subject[] {
  const named = [
    { kind: 'document', value: document },
    { kind: 'msisdn', value: msisdn },
    ...[subscriptionId, accountId, userId, customerUuid].map((value) => ({ kind: 'id', value }) as const),
  ] as const;
  return named.flatMap(({ kind, value }) => (value === undefined ? [] : [{ kind, value }]));
}
