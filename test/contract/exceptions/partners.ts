import type { Exceptions } from '../exceptions.ts';

export const exceptions: Exceptions = {};
