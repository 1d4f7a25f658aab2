import type { Subject } from '../../audit/subjects.ts';
import { type Identifier, maskIdentifier } from '../../fields/identifier.ts';
import { maskMsisdn } from '../../fields/mask.ts';
import type { OnScreen } from '../../fields/on-screen.ts';
import type { Look, Opened } from '../reading.ts';
import type { Card, LineRef } from './remember.ts';

/** An identifier as the log can be searched by it. */
export const subjectOf = ({ kind, value }: Identifier): Subject => ({
  kind: kind === 'uuid' ? 'id' : kind,
  value,
});

/** What is looked at by what was typed or found. */
export const lookBy = (opened: Opened, identifier: Identifier): Look => ({
  opened,
  target: maskIdentifier(identifier),
  about: [subjectOf(identifier)],
});

/** What is looked at from a card that knows the line or account. */
export const lookAt = (opened: Opened, target: OnScreen): Look => ({
  opened,
  target:
    target.msisdn === undefined
      ? (target.subscriptionId ?? target.accountId ?? '')
      : maskMsisdn(target.msisdn),
  about: subjectsIn(target),
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

/** The line by itself: its account and its owner have other lines. */
export const subjectsOfLine = ({ msisdn, subscriptionId }: LineRef): readonly Subject[] =>
  subjectsIn({ subscriptionId, ...(msisdn !== undefined && { msisdn }) });

/** The customer with all accounts and lines. */
export const subjectsOfCard = ({ accountIds, lines, ...whose }: Card): readonly Subject[] => [
  ...subjectsIn(whose),
  ...accountIds.map((value) => ({ kind: 'id', value }) as const),
  ...lines.flatMap(subjectsOfLine),
];
