import type { Localized } from '../../api/operation.ts';

/** What is wrong with a policy, or worth a look, and the line where it stands. */
export interface Finding {
  readonly line: number;
  readonly words: Localized;
  /** Whether it can never work: Careline does not start on it. */
  readonly fatal: boolean;
}

/** The line of a place in the policy file: of a key, or of what it would stand in. */
export type LineOf = (path: readonly PropertyKey[]) => number;

export interface Findings {
  /** For who starts Careline: English, like every word of that kind. */
  error(path: readonly PropertyKey[], words: string): void;
  /** For whoever looks at the status as well. */
  warning(path: readonly PropertyKey[], words: Localized): void;
  /** By their lines. */
  all(): readonly Finding[];
}

/** Collects findings: what is wrong for several operations of one heading is said once. */
export function findings(lineOf: LineOf): Findings {
  const found = new Map<string, Finding>();
  const add = (path: readonly PropertyKey[], { en, es }: Localized, fatal: boolean) => {
    const [line, where] = [lineOf(path), path.join(' > ')];
    const words = { en: `line ${line}: ${where}: ${en}`, es: `línea ${line}: ${where}: ${es}` };
    found.set(words.en, { line, words, fatal });
  };
  return {
    error: (path, words) => add(path, { en: words, es: words }, true),
    warning: (path, words) => add(path, words, false),
    all: () => [...found.values()].toSorted((a, b) => a.line - b.line),
  };
}
