import { z } from 'zod';
import { valueAt, withValue } from '../fields/path.ts';
import type { Operation } from './operation.ts';
import { form } from './schemas.ts';

/** A field of an input that Careline fills in: where the API reports success or failure. */
export interface CallbackField {
  readonly path: string;
  readonly outcome: 'success' | 'error';
}

/** The callback addresses an operation wants: fields of its body. */
export function callbacksOf({ body }: Operation): readonly CallbackField[] {
  if (!(body instanceof z.ZodObject)) return [];
  return Object.entries(body.shape).flatMap(([name, schema]) => {
    const outcome = schema instanceof z.ZodType ? form.get(schema)?.callback : undefined;
    return outcome ? [{ path: `body.${name}`, outcome }] : [];
  });
}

/** Stands for an address that is not known before the request is sent; it is never sent itself. */
const PLACEHOLDER = 'https://callback.invalid/';

/** An input as its schema wants it while the addresses are still open. */
export function withPlaceholders(operation: Operation, input: unknown): unknown {
  return callbacksOf(operation).reduce<unknown>(
    (filled, { path }) =>
      valueAt(filled, path) === undefined ? withValue(filled, path, PLACEHOLDER) : filled,
    input,
  );
}
