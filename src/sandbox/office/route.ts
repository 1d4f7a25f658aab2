import type { z } from 'zod';
import type { AnyInput, Input, Operation, TypedOperation } from '../../api/operation.ts';
import type { World } from './world.ts';

/** A success: 200 with this body unless told otherwise. */
export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
}

/** An operation and what the office does for it. */
export interface Route {
  readonly operation: Operation;
  run(input: AnyInput, world: World): Reply;
}

interface TypedRoute<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
  H extends z.ZodObject,
> {
  readonly operation: TypedOperation<P, Q, B, R, H>;
  // A method, not a property: only so is a typed route assignable to `Route`.
  run(input: Input<P, Q, B, H>, world: World): Reply;
}

const declared = new WeakSet<object>();

/** Declares a route: what `run` is given is what the operation's schemas let through. */
export function route<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
  H extends z.ZodObject,
>(
  operation: TypedOperation<P, Q, B, R, H>,
  run: (input: Input<P, Q, B, H>, world: World) => Reply,
): TypedRoute<P, Q, B, R, H> {
  const made = { operation, run };
  declared.add(made);
  return made;
}

/** Whether a value was declared with `route`. */
export const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && declared.has(value);
