import { z } from 'zod';

/** A value a schema accepts, as an example of its shape: what an operation without records of its own answers. */
export function sampleOf(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return sampleOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return sampleOf(schema.in);
  if (schema instanceof z.ZodUnion) return sampleOf(schema.options[0]);
  if (schema instanceof z.ZodArray) return [sampleOf(schema.element)];
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodNumber) return numberIn(schema);
  if (schema instanceof z.ZodObject) {
    return Object.fromEntries(Object.entries(schema.shape).map(([key, inner]) => [key, sampleOf(inner)]));
  }
  return schema instanceof z.ZodType ? textFor(schema) : undefined;
}

const numberIn = ({ minValue, maxValue }: z.ZodNumber): number =>
  Math.min(Math.max(1, minValue ?? 1), maxValue ?? 1);

const TEXTS: readonly string[] = [
  'example',
  '1',
  '2026-11-20',
  '2026-11-20T09:00:00Z',
  '123e4567-e89b-42d3-a456-556642440000',
  'someone@example.com',
  'https://example.com/',
  '612345678',
  '12345678Z',
];

const textFor = (schema: z.ZodType): unknown =>
  TEXTS.find((text) => schema.safeParse(text).success) ?? (schema.safeParse({}).success ? {} : null);
