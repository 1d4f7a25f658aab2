import type { ContextBlock } from '@slack/types';
import type { Localized } from '../api/operation.ts';
import type { Text } from '../text/text.ts';
import { context } from './blocks.ts';
import { md, upTo } from './escape.ts';

/** What the API page says in prose, where a person acts, approves or reads. */
export const saidBlocks = (said: readonly Localized[], { language }: Text): ContextBlock[] =>
  said.map((words) => context(md`ℹ️ ${upTo(words[language], 2_000)}`));
