import type { Words } from '../words.ts';
import { accounts } from './words/accounts.ts';
import { customers } from './words/customers.ts';

/** What this API's fields are called. */
export const words: Words = { ...accounts, ...customers };
