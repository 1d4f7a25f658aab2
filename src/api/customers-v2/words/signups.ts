import type { Words } from '../../words.ts';

export const signups: Words = {};
