/** The policy of this installation, as the status and the audit channel tell it. */
import type { SectionBlock } from '@slack/types';
import type { Localized } from '../api/operation.ts';
import type { Text } from '../text/text.ts';
import { inSections } from './blocks.ts';
import { type Mrkdwn, md } from './escape.ts';

/** One thing for which a policy asks less than the definition of an operation. */
export interface LooserModel {
  readonly operation: string;
  readonly key: 'risk' | 'approvals' | 'reason';
  readonly from: string;
  readonly to: string;
  /** The inputs it is for; empty for all. */
  readonly when: string;
}

export interface PolicyModel {
  readonly warnings: readonly Localized[];
  readonly looser: readonly LooserModel[];
}

/** `customers-v4.customers.delete: approvals 2 → 1`. */
export function looserLine({ operation, key, from, to, when }: LooserModel, { policy }: Text): Mrkdwn {
  const words: Readonly<Record<string, string>> = policy.words;
  const line = md`\`${operation}\` ${policy.change[key]} ${words[from] ?? from} → *${words[to] ?? to}*`;
  return when === '' ? line : md`${line} (${policy.only(when)})`;
}

/** The policy's part of the status: everything there is to say, whole. */
export function policyBlocks({ warnings, looser }: PolicyModel, text: Text): SectionBlock[] {
  const { policy } = text;
  const head = (count: number, words: string) => (count === 0 ? [] : [md`🟡 *${policy.title}*: ${words}`]);
  return inSections([
    ...(warnings.length + looser.length === 0 ? [md`🟢 *${policy.title}*: ${policy.well}`] : []),
    ...head(warnings.length, policy.warnings(warnings.length)),
    ...warnings.map((words) => md`• ${words[text.language]}`),
    ...head(looser.length, policy.looser(looser.length)),
    ...looser.map((each) => md`• ${looserLine(each, text)}`),
  ]);
}
