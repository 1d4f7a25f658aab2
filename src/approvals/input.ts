import { z } from 'zod';
import { withPlaceholders } from '../api/callbacks.ts';
import type { AnyInput, Localized, Operation } from '../api/operation.ts';

export interface Issue {
  /** Where in the input, e.g. `body.reason`: also the `block_id` of the field in a form. */
  readonly path: string;
  readonly message: string;
  /** zod's name of the rule, e.g. `too_small`. */
  readonly code: string;
  /** What a rule between fields says of itself. */
  readonly words?: Localized;
}

export type CheckedInput =
  | { readonly ok: true; readonly input: AnyInput }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const part = z.record(z.string(), z.unknown());
const frame = z.strictObject({
  params: part,
  query: part.optional(),
  headers: part.optional(),
  body: z.unknown().optional(),
});

/**
 * Checks an input against the operation's schemas; a part the operation does not take must be absent.
 * Callback addresses may still be open. Issues name the path and the rule, never the value.
 */
export function checkInput(operation: Operation, input: unknown): CheckedInput {
  const { params, query, headers, body } = operation;
  const framed = frame.safeParse(withPlaceholders(operation, input));
  if (!framed.success) return { ok: false, issues: issuesOf('', framed.error) };
  const given = framed.data;
  const checkedParams = params.safeParse(given.params);
  const checkedQuery = (query ?? z.undefined()).safeParse(given.query ?? (query && {}));
  const checkedHeaders = (headers ?? z.undefined()).safeParse(given.headers ?? (headers && {}));
  const checkedBody = (body ?? z.undefined()).safeParse(given.body);
  if (!checkedParams.success || !checkedQuery.success || !checkedHeaders.success || !checkedBody.success) {
    return {
      ok: false,
      issues: [
        ...issuesOf('params', checkedParams.error),
        ...issuesOf('query', checkedQuery.error),
        ...issuesOf('headers', checkedHeaders.error),
        ...issuesOf('body', checkedBody.error),
      ],
    };
  }
  return {
    ok: true,
    input: {
      params: checkedParams.data,
      ...(checkedQuery.data !== undefined && { query: checkedQuery.data }),
      ...(checkedHeaders.data !== undefined && { headers: checkedHeaders.data }),
      ...(checkedBody.data !== undefined && { body: checkedBody.data }),
    },
  };
}

const explained = z.object({ words: z.object({ en: z.string(), es: z.string() }) });

function issuesOf(prefix: string, error: z.ZodError | undefined): Issue[] {
  return (error?.issues ?? []).map((issue) => {
    const said = explained.safeParse(issue.code === 'custom' ? issue.params : undefined);
    return {
      path: [prefix, ...issue.path].filter((step) => step !== '').join('.'),
      message: issue.message,
      code: issue.code,
      ...(said.success && { words: said.data.words }),
    };
  });
}
