/** Where risk review speaks in an answer, and by which statuses: `fields/risk-decision.ts` reads what it says. */
import { z } from 'zod';
import { type RiskDecision, readRiskDecision } from '../fields/risk-decision.ts';
import { bounded } from './envelope.ts';
import type { Operation } from './operation.ts';

const NAME = 'risk_decision';
/** "Now the service returns 206" when the decision is one with which nothing is done. */
const HELD_STATUS = 206;
const LONGEST = 80;

/** The field, for the answers that carry it. Whatever stands there is kept: it decides. */
export const riskDecision = () => z.unknown().optional();

/**
 * The successes of an operation that tells a decision. Page and change log contradict each other on the status, so each
 * of the four is expected from all of them.
 */
export const decidedBy = <S extends z.ZodType>(answer: S) => ({
  200: answer,
  201: answer,
  202: answer,
  [HELD_STATUS]: answer,
});

/** What risk review decided, by the answer to a change; nothing where it says nothing of it. */
export function riskDecisionOf(
  { responses }: Pick<Operation, 'responses'>,
  status: number,
  data: unknown,
): Partial<RiskDecision> | undefined {
  const found = valuesNamed(data, 0)
    .map(readRiskDecision)
    .filter((read) => read !== undefined);
  const read = found.find(({ holds }) => holds) ?? found[0];
  if (read) return { ...read, came: bounded(read.came, LONGEST) };
  return status === HELD_STATUS && responses[HELD_STATUS] !== undefined ? { holds: true } : undefined;
}

/** The page of account-migrations.create wraps all it prints: what decides is found however deep it stands. */
const DEEPEST = 6;

function valuesNamed(data: unknown, depth: number): readonly unknown[] {
  if (typeof data !== 'object' || data === null || depth > DEEPEST) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    key.toLowerCase() === NAME ? [value] : valuesNamed(value, depth + 1),
  );
}
