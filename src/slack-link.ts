/** A message's place in Slack. */
interface Place {
  readonly channel: string;
  readonly ts: string;
}

/** The address of a message, where both the workspace's and the message's place are known. */
export const linkToMessage = (workspaceUrl: string | undefined, at: Place | undefined): string | undefined =>
  workspaceUrl && at && `${workspaceUrl}archives/${at.channel}/p${at.ts.replace('.', '')}`;
