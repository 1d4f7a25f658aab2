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

interface TypedRoute<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType> {
  readonly operation: TypedOperation<P, Q, B, R>;
  // A method, not a property: only so is a typed route assignable to `Route`.
  run(input: Input<P, Q, B>, world: World): Reply;
}

/** Declares a route: what `run` is given is what the operation's schemas let through. */
export function route<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType>(
  operation: TypedOperation<P, Q, B, R>,
  run: (input: Input<P, Q, B>, world: World) => Reply,
): TypedRoute<P, Q, B, R> {
  return { operation, run };
}
