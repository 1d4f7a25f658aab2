import { z } from 'zod';
import type { Operation } from '../../src/api/operation.ts';

/** The schema of one value of an operation's input, whatever it is wrapped in; several where shapes share its path. */
export function schemasAt(operation: Operation, path: string): readonly z.ZodType[] {
  const [part = '', ...steps] = path.split('.');
  const root = {
    params: operation.params,
    query: operation.query,
    headers: operation.headers,
    body: operation.body,
  }[part];
  return steps
    .reduce<readonly unknown[]>((found, step) => found.flatMap((schema) => inside(schema, step)), [root])
    .map(unwrapped)
    .filter((schema) => schema instanceof z.ZodType);
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? unwrapped(schema.unwrap())
    : schema;
}

function inside(wrapped: unknown, step: string): readonly unknown[] {
  const schema = unwrapped(wrapped);
  if (schema instanceof z.ZodObject) return step in schema.shape ? [schema.shape[step]] : [];
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodDiscriminatedUnion)
    return schema.options.flatMap((option) => inside(option, step));
  return [];
}
