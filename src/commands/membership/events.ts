import type { App } from '@slack/bolt';
import { eventCallback } from '../../receiver/shapes.ts';

/** Slack's events of a change: of the members alone, and of the group with its members. */
export const CHANGES = ['subteam_members_changed', 'subteam_updated'] as const;

/**
 * Tells when who is in a user group of this workspace has changed. What the event says of the members is not
 * taken over: it may come late, and lists five hundred of them at most.
 */
export function listenForGroups(app: App, teamId: string, onChange: (groupId: string) => void): void {
  for (const change of CHANGES) {
    app.event(change, async ({ body: raw }) => {
      const { event, team_id } = eventCallback.parse(raw);
      const id = event.subteam_id ?? event.subteam?.id;
      if (team_id === teamId && id !== undefined) onChange(id);
    });
  }
}
