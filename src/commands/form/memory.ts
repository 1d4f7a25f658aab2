import { z } from 'zod';
import { type OnScreen, onScreen } from '../../fields/on-screen.ts';

/** What a person has entered so far, as they entered it: also what cannot be read is kept. */
export const draft = z.object({
  /** By block id. */
  entered: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** The keys of the rows of each list, by its path; `[0]` for an optional group that was taken in. */
  rows: z.record(z.string(), z.array(z.int())),
  /** What the entries of catalogues are called, by their value. */
  names: z.record(z.string(), z.string()),
});
export type Draft = z.output<typeof draft>;

export const EMPTY_DRAFT: Draft = { entered: {}, rows: {}, names: {} };

/** What a form remembers: the operation, the input that stands already, for whom it is, and the draft. */
export const formMemory = z.object({
  operationId: z.string(),
  input: z.record(z.string(), z.unknown()),
  /** For whom it was opened: what the person was looking at. */
  target: onScreen,
  draft: draft.default(EMPTY_DRAFT),
  /** The request this one comes from. */
  link: z.object({ kind: z.enum(['undoes', 'repeats', 'again']), id: z.string() }).exactOptional(),
  /** The correlation ID of when it was first shown: its lists are read, and noted once, under this. */
  under: z.string().exactOptional(),
  /** Counted from 0; past the last one is the summary. */
  step: z.int().default(0),
  /** Choices that are not offered, by path: what is so already. */
  withheld: z.record(z.string(), z.array(z.string()).readonly()).default({}),
});
export type FormMemory = z.output<typeof formMemory>;

/** A form as it is opened: what is known, and perhaps what is proposed. */
export type NewForm = Pick<FormMemory, 'operationId' | 'input' | 'target' | 'link'> & {
  readonly draft?: Draft;
};

export const FORM = 'form';

/** What stands on the screen: whom it is about, and what the chosen entries of catalogues are called. */
export const onScreenOf = ({ target, draft: { names } }: FormMemory): OnScreen => ({
  ...target,
  ...(Object.keys(names).length > 0 && { names: { ...target.names, ...names } }),
});
