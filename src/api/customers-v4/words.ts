import type { Words } from '../words.ts';

/** What this API's fields are called. */
export const words: Words = {};
