import type { Localized, Operation } from './operation.ts';

/** What the API page says in prose and a person must know. Its form, its answer and docs/operations.md always say it. */
export interface Note {
  readonly words: Localized;
  /** It bears on the decision: who confirms or approves reads it too, on the card. */
  readonly decides?: true;
  /** Only such an input is meant: of others nothing is said where it is decided. `now` is when it was asked for. */
  readonly of?: (input: unknown, now: Date) => boolean;
}

/** All that is said of an operation. */
export const notesOf = ({ notes = [] }: Pick<Operation, 'notes'>): readonly Localized[] =>
  notes.map(({ words }) => words);

/** What whoever confirms or approves an input must know of it. */
export const notesFor = (
  { notes = [] }: Pick<Operation, 'notes'>,
  input: unknown,
  now: Date,
): readonly Localized[] =>
  notes
    .filter(({ decides, of }) => decides && (of === undefined || of(input, now)))
    .map(({ words }) => words);
