import type { Logger } from '../log.ts';

/** Slack's words for somebody who takes no messages, and will not by waiting. */
const GONE: ReadonlySet<string> = new Set([
  'user_disabled',
  'user_not_found',
  'users_not_found',
  'user_not_visible',
  // A person is no channel: it is not mended by an invitation.
  'channel_not_found',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'is_archived',
]);

/** Whether a message was refused with a word that says so. */
export const takesNone = (word: string | undefined): boolean => word !== undefined && GONE.has(word);

/** So often a message to such a person is tried: Slack may be mistaken for a moment. */
const TRIES = 3;

/** People whom no message reaches any more: what waits for them is given up, and they are named. */
export interface Unreachable {
  /** Whether a message to a person, refused so often with this word, is to be given up. */
  isLost(word: string | undefined, attempts: number): boolean;
  /** A message was given up. */
  lost(person: string, word: string): void;
  /** A message has reached a person after all. */
  reached(person: string): void;
  /** Whom no message reaches, as far as this process knows. */
  now(): readonly string[];
}

export function createUnreachable(logger: Logger, onGivenUp: () => void): Unreachable {
  const people = new Set<string>();
  return {
    isLost: (word, attempts) => takesNone(word) && attempts >= TRIES,
    lost(person, word) {
      logger.warn({ person, word }, 'this person takes no messages: what waited for them is given up');
      people.add(person);
      onGivenUp();
    },
    reached: (person) => void people.delete(person),
    now: () => [...people],
  };
}
