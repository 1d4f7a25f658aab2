/** What `/care status` says of the log: what was checked, up to which event, and when. */
import type { Text } from '../text/text.ts';
import { joined, type Mrkdwn, md } from './escape.ts';
import { when } from './request.ts';

export interface LogModel {
  readonly checked: { readonly upTo: number; readonly at: Date; readonly brokenAt?: number };
  /** Up to where the audit channel tells of the log; absent where it could not be read. */
  readonly compared: { readonly upTo: number | undefined; readonly at: Date } | undefined;
  /** What everything is held for. */
  readonly fence: { readonly after: number; readonly upTo: number } | undefined;
}

export function logStatus({ checked, compared, fence }: LogModel, text: Text): Mrkdwn {
  const { care } = text.requests;
  const { status, numbers } = text.fence;
  const { upTo, at, brokenAt } = checked;
  const lines = [
    brokenAt === undefined
      ? md`🟢 *${care.database}*: ${status.verified(upTo)} ${when(at)}`
      : md`🔴 *${care.database}*: ${care.logBroken(brokenAt)}`,
    compared === undefined
      ? md`🟡 ${status.notCompared}`
      : md`${fence ? '🔴' : '🟢'} ${status.compared(compared.upTo)} ${when(compared.at)}`,
    md`${status.byVerify}`,
  ];
  return joined(fence ? [md`🔴 *${status.held}*: ${numbers(fence)}`, ...lines] : lines, '\n');
}
