import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

/**
 * The parameters the operation knows, of the types its schema wants; others are ignored, as servers do. What
 * is not of its type stays text, and fails the schema. An object comes as JSON.
 */
export function readQuery(schema: z.ZodObject, query: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.shape)
      .filter(([name]) => query.has(name))
      .map(([name, inner]) => [name, typed(inner, query.getAll(name))]),
  );
}

/** The headers the operation takes. */
export function headersOf(schema: z.ZodObject, headers: IncomingHttpHeaders): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(schema.shape)
      .filter((name) => headers[name.toLowerCase()] !== undefined)
      .map((name) => [name, headers[name.toLowerCase()]]),
  );
}

function typed(schema: unknown, texts: readonly string[]): unknown {
  const [first = ''] = texts;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return typed(schema.unwrap(), texts);
  if (schema instanceof z.ZodArray) return texts.map((text) => typed(schema.element, [text]));
  if (schema instanceof z.ZodObject) return parsed(first);
  if (schema instanceof z.ZodBoolean) return first === 'true' ? true : first === 'false' ? false : first;
  if (schema instanceof z.ZodNumber) return /^-?\d+(\.\d+)?$/.test(first) ? Number(first) : first;
  return first;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
