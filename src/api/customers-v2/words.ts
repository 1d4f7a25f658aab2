import type { Words } from '../words.ts';
import { accounts } from './words/accounts.ts';
import { signups } from './words/signups.ts';

/** What this API's fields are called. */
export const words: Words = { ...signups, ...accounts };
