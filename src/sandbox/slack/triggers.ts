import { SlackError } from './refusals.ts';

/** Trigger ids live this long. */
const LIFETIME_MS = 3000;

interface Trigger {
  readonly userId: string;
  readonly expiresAt: number;
  /** The modal in which the person acted. */
  readonly fromView: string | undefined;
  exchanged: boolean;
}

export interface Triggers {
  /** Hands one out for something a person did. */
  issue(userId: string, options: { fromView?: string | undefined; expired: boolean }): string;
  /** Uses one up. Throws `SlackError`. */
  exchange(id: string): { userId: string; fromView: string | undefined };
}

/** Trigger ids: one use each, within three seconds. */
export function createTriggers(now: () => Date, newTriggerId: () => string): Triggers {
  const triggers = new Map<string, Trigger>();
  return {
    issue(userId, { fromView, expired }) {
      const id = newTriggerId();
      const expiresAt = now().getTime() + (expired ? -1 : LIFETIME_MS);
      triggers.set(id, { userId, expiresAt, fromView, exchanged: false });
      return id;
    },
    exchange(id) {
      const trigger = triggers.get(id);
      if (!trigger) throw new SlackError('invalid_trigger_id');
      if (trigger.exchanged) throw new SlackError('exchanged_trigger_id');
      if (now().getTime() > trigger.expiresAt) throw new SlackError('expired_trigger_id');
      trigger.exchanged = true;
      return trigger;
    },
  };
}
