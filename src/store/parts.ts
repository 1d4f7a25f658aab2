/** Pieces that the schemas of rows are made of. */
import { z } from 'zod';

/** A number may be anything an intruder wrote, also one JavaScript cannot hold. */
export const whole = z.union([z.number(), z.bigint()]).transform(Number);

/** A moment, in milliseconds. */
export const when = whole
  .transform((ms) => new Date(ms))
  .refine((at) => !Number.isNaN(at.getTime()), 'no moment');

/** A text that is JSON. */
export const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, { issues }): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        issues.push({ code: 'custom', input: text, message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** A column that may be empty. */
export const absent = <S extends z.ZodType>(schema: S) =>
  schema.nullable().transform((value) => value ?? undefined);
