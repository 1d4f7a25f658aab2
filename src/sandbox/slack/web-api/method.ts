/** A Web API method as data: which token it takes, what arguments, what it does. */
import { z } from 'zod';
import { SlackError } from '../refusals.ts';
import { errorLine, problemsOf } from '../schema/problems.ts';
import type { World } from '../world.ts';

export type Arguments = Readonly<Record<string, unknown>>;

export interface Method {
  readonly token: 'bot' | 'app';
  /** Runs the method; what it returns stands beside `ok: true`. Throws `SlackError`. */
  run(args: Arguments, world: World): object;
}

/** Declares a method that takes the bot's token. */
export function method<S extends z.ZodType>(
  args: S,
  run: (args: z.output<S>, world: World) => object,
): Method {
  return { token: 'bot', run: (given, world) => run(checked(args, given), world) };
}

function checked<S extends z.ZodType>(schema: S, given: Arguments): z.output<S> {
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  const lines = problemsOf(parsed.error).map((problem) => errorLine('', problem).replace('//', '/'));
  throw new SlackError('invalid_arguments', lines);
}

/** A boolean, as JSON or as form text. */
export const flag = z.union([z.boolean(), z.stringbool()]).default(false);

export const text = z.string();

/** Arguments of a method that answers in pages. */
export const paging = {
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
};

/** One page of a list, with the cursor of the next. Throws `SlackError`. */
export function page<T>(
  items: readonly T[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): { items: readonly T[]; more: boolean; response_metadata: { next_cursor: string } } {
  const start = cursor ? Number(Buffer.from(cursor, 'base64').toString().replace('offset:', '')) : 0;
  if (!Number.isInteger(start)) throw new SlackError('invalid_cursor');
  const end = start + limit;
  const more = end < items.length;
  const next = more ? Buffer.from(`offset:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), more, response_metadata: { next_cursor: next } };
}
