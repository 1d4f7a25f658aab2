/** What a message may hold, checked the same for the Web API, response URLs and command answers. */
import { z } from 'zod';
import { type Block, checkBlocks } from './blocks.ts';
import type { Mint } from './mint.ts';
import { SlackError } from './refusals.ts';

const LONGEST_TEXT = 40_000;
/**
 * As `MessageMetadata` of @slack/types has it: values, flat objects and lists of them, no deeper. Slack documents the
 * refusal `metadata_too_large` and no size: this one is a guess on the strict side.
 */
const LARGEST_METADATA = 8_000;
const plain = z.union([z.string(), z.number(), z.boolean()]);
const flat = z.record(z.string(), plain);
const metadataSchema = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.union([plain, flat, z.array(flat)])),
});

export interface Content {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** The text and blocks of a message to be. Throws `SlackError`. */
export function checkContent(given: { text?: string | undefined; blocks?: unknown }, mint: Mint): Content {
  const text = given.text ?? '';
  const blocks = given.blocks === undefined ? [] : checkedBlocks(given.blocks, mint);
  if (text === '' && blocks.length === 0) throw new SlackError('no_text');
  if (text.length > LONGEST_TEXT) throw new SlackError('msg_too_long');
  return { text, blocks };
}

function checkedBlocks(value: unknown, mint: Mint): readonly Block[] {
  if (!Array.isArray(value)) throw new SlackError('invalid_blocks_format');
  const checked = checkBlocks(value, mint.blockId);
  if (!checked.ok) throw new SlackError('invalid_blocks', checked.messages);
  return checked.value;
}

/** The metadata of a message; an empty object takes it away. Throws `SlackError`. */
export function checkMetadata(value: unknown): unknown {
  if (value === undefined) return undefined;
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return undefined;
  const parsed = metadataSchema.safeParse(value);
  if (!parsed.success) throw new SlackError('invalid_metadata_format');
  if (JSON.stringify(parsed.data).length > LARGEST_METADATA) throw new SlackError('metadata_too_large');
  return parsed.data;
}
