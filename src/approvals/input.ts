import { z } from 'zod';
import type { AnyInput, Operation } from '../api/operation.ts';

export interface Issue {
  /** Where in the input, e.g. `body.reason`: also the `block_id` of the field in a form. */
  readonly path: string;
  readonly message: string;
}

export type CheckedInput =
  | { readonly ok: true; readonly input: AnyInput }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const part = z.record(z.string(), z.unknown());
const frame = z.strictObject({ params: part, query: part.optional(), body: z.unknown().optional() });

/**
 * Checks an input against the operation's schemas; a part the operation does not take must be absent.
 * Issues name the path and the rule, never the value.
 */
export function checkInput({ params, query, body }: Operation, input: unknown): CheckedInput {
  const framed = frame.safeParse(input);
  if (!framed.success) return { ok: false, issues: issuesOf('', framed.error) };
  const given = framed.data;
  const checkedParams = params.safeParse(given.params);
  const checkedQuery = (query ?? z.undefined()).safeParse(given.query ?? (query && {}));
  const checkedBody = (body ?? z.undefined()).safeParse(given.body);
  if (!checkedParams.success || !checkedQuery.success || !checkedBody.success) {
    return {
      ok: false,
      issues: [
        ...issuesOf('params', checkedParams.error),
        ...issuesOf('query', checkedQuery.error),
        ...issuesOf('body', checkedBody.error),
      ],
    };
  }
  return {
    ok: true,
    input: {
      params: checkedParams.data,
      ...(checkedQuery.data !== undefined && { query: checkedQuery.data }),
      ...(checkedBody.data !== undefined && { body: checkedBody.data }),
    },
  };
}

function issuesOf(prefix: string, error: z.ZodError | undefined): Issue[] {
  return (error?.issues ?? []).map(({ path, message }) => ({
    path: [prefix, ...path].filter((step) => step !== '').join('.'),
    message,
  }));
}
