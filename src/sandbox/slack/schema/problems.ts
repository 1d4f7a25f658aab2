/** What is wrong with a block or view, in Slack's words: `[ERROR] … [json-pointer:/view/blocks/0/…]`. */
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Something wrong, and where in the argument. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly words: string;
}

/** The problems of a value that a schema refused. */
export function problemsOf(error: z.core.$ZodError): readonly Problem[] {
  return error.issues.flatMap(describe);
}

/** One line of `response_metadata.messages`. */
export function errorLine(root: string, problem: Problem): string {
  const steps = problem.path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  return `[ERROR] ${problem.words} [json-pointer:${['', root, ...steps].join('/')}]`;
}

function describe(issue: Issue): readonly Problem[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path, words: `invalid additional property: ${key}` }));
    case 'too_big':
      return [{ path, words: tooBig(issue.origin, Number(issue.maximum)) }];
    case 'too_small':
      return [{ path, words: tooSmall(issue.origin, Number(issue.minimum)) }];
    case 'invalid_union':
      return [
        'discriminator' in issue && issue.discriminator !== undefined
          ? { path: path.slice(0, -1), words: unsupported(issue.input) }
          : { path, words: 'failed to match all allowed schemas' },
      ];
    case 'invalid_type':
      return [invalidType(issue)];
    case 'invalid_value':
      return [{ path, words: `must be one of: ${issue.values.map(String).join(', ')}` }];
    default:
      return [{ path, words: issue.message }];
  }
}

function invalidType(issue: Extract<Issue, { code: 'invalid_type' }>): Problem {
  const field = issue.path.at(-1);
  if (issue.input === undefined && typeof field === 'string') {
    return { path: issue.path.slice(0, -1), words: `missing required field: ${field}` };
  }
  const article = /^[aeiou]/.test(issue.expected) ? 'an' : 'a';
  return { path: issue.path, words: `must provide ${article} ${issue.expected}` };
}

function unsupported(input: unknown): string {
  const type = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
  return type === undefined ? 'missing required field: type' : `unsupported type: ${String(type)}`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `must be less than ${maximum + 1} characters`;
  if (origin === 'array') return `no more than ${maximum} items allowed`;
  return `must be at most ${maximum}`;
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return `must be more than ${minimum - 1} characters`;
  if (origin === 'array') return `no fewer than ${minimum} items allowed`;
  return `must be at least ${minimum}`;
}
