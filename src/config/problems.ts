import type { z } from 'zod';

/** One message naming every variable that is missing or malformed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `Careline cannot start: ${problems.length} setting${problems.length === 1 ? ' is' : 's are'} missing or wrong.\n` +
        problems.map((problem) => `  - ${problem}`).join('\n') +
        '\nEach is described in .env.example.',
    );
    this.problems = problems;
  }
}

/** The variables that say something: empty ones count as absent. */
export const givenIn = (variables: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));

/** What is wrong with each variable, by its name. */
export function problemsOf(result: z.ZodSafeParseResult<unknown>, given: object): string[] {
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `${name}: ${name in given ? message : 'is missing'}`;
  });
}
