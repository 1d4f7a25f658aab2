import type { Ineligible } from '../../approvals/people.ts';
import type { Text } from '../../text/text.ts';

/** Why somebody may not, in their own language. */
export function mayNotText(why: Ineligible, text: Text): string {
  if (why === 'not_agent') return text.requests.refused.noRole(['agent']);
  if (why === 'closed_until_expiry') return text.outlook.closedUntilExpiry;
  if (why === 'own_approval' || why === 'approved_first') return text.settling.refused[why];
  return { ...text.requests.refused, ...text.between.refused }[why];
}
