/** The shape of a policy file. */
import { z } from 'zod';
import { parseWindow } from '../hours.ts';
import { NOTIFY } from '../policy.ts';
import { parseCondition } from './condition.ts';

const MINUTE = 60;
const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: 60 * MINUTE, d: 24 * 60 * MINUTE };
const LONGEST_SECONDS = 7 * 24 * 60 * MINUTE;

const TIME = 'write a number and a unit: 30m, 2h or 1d';
const ttl = z
  .string(TIME)
  .regex(/^[1-9]\d{0,3}[mhd]$/, TIME)
  .transform((text) => Number.parseInt(text, 10) * (UNITS[text.slice(-1)] ?? MINUTE))
  .refine((seconds) => seconds <= LONGEST_SECONDS, 'a request waits for 7d at most');

const GROUP = 'must be the id of a Slack user group, such as S0123ABCD';
const SOME_GROUP = 'name at least one user group';
const groups = z.array(z.string(GROUP).regex(/^S[A-Z0-9]{2,}$/, GROUP), SOME_GROUP).min(1, SOME_GROUP);

const MOST_APPROVALS = 5;

const ALL_OF = 'write a list of groups for each person who must approve: [[S0LEGAL], [S0LEADS, S0DUTY]]';

/** One value, or a list of several. */
const oneOrMore = <S extends z.ZodType>(one: S, words: string) =>
  z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(one, words).min(1, words));

const HOURS =
  'write days, hours and a time zone: Mon-Fri 08:00-20:00 Europe/Madrid, or a list of several of them';
const window = z.string(HOURS).transform((text, context) => {
  const read = parseWindow(text);
  if (read !== undefined) return read;
  context.addIssue(HOURS);
  return z.NEVER;
});

const WHEN =
  'write a field of the input, a comparison and a value: body.amount.value_with_taxes <= 20, or a list of several of them';
const condition = z.string(WHEN).transform((text, context) => {
  const read = parseCondition(text);
  if (read !== undefined) return read;
  context.addIssue(WHEN);
  return z.NEVER;
});

const keys = {
  risk: z.enum(['read', 'write', 'destructive']).optional(),
  ttl: ttl.optional(),
  reason: z.enum(['required', 'optional']).optional(),
  approvals: z
    .int('must be a whole number')
    .min(1, 'at least one person approves')
    .max(MOST_APPROVALS, `at most ${MOST_APPROVALS} people approve`)
    .optional(),
  groups: groups.optional(),
  all_of: z
    .array(groups, ALL_OF)
    .min(2, ALL_OF)
    .max(MOST_APPROVALS, `at most ${MOST_APPROVALS} people approve`)
    .optional(),
  comment: z.enum(['required', 'optional']).optional(),
  hours: oneOrMore(window, HOURS).optional(),
  escalate: z.strictObject({ after: ttl, groups }).optional(),
  notify: z.enum(NOTIFY).optional(),
};

const RULES = 'write a list of rules, each with a when: and what holds then';
const entry = z.strictObject(keys);
const rule = z.strictObject({ when: oneOrMore(condition, WHEN), ...keys });
const ofOperation = z.strictObject({ ...keys, rules: z.array(rule, RULES).min(1, RULES).optional() });

const MOST_OPEN = 10_000;
/** As many requests of one person are taken, where nothing is said. */
export const DEFAULT_OPEN = 100;

/** More lookups of one person within an hour are told in the audit channel, where nothing is said. */
export const DEFAULT_LOOKUPS = 200;

export const file = z.strictObject({
  open_requests: z
    .int('must be a whole number')
    .min(1, 'at least one request must be taken')
    .max(MOST_OPEN, `at most ${MOST_OPEN} requests`)
    .default(DEFAULT_OPEN),
  lookups_an_hour: z
    .int('must be a whole number')
    .min(1, 'at least one lookup must be possible')
    .default(DEFAULT_LOOKUPS),
  operations: z.record(z.string(), ofOperation).default({}),
  resources: z.record(z.string(), entry).default({}),
});

export type File = z.output<typeof file>;
export type Written = z.output<typeof entry>;
/** What can be said of an operation or a heading. */
export type Key = keyof Written;
