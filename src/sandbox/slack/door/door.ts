/** What passes between the workspace and the app, whichever way it goes. */

export type Payload = Readonly<Record<string, unknown>>;

/** Something that happened, for the app to acknowledge. */
export interface Envelope {
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Payload;
}

/** Why an event is sent again, in the words of `x-slack-retry-reason`. */
export type Trouble = 'http_timeout' | 'http_error' | 'connection_failed';

export interface Retry {
  readonly num: number;
  readonly reason: Trouble;
}

/** What the app answered, or why there is no answer. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly trouble?: Trouble;
  /** The app asked not to be sent this event again (`x-slack-no-retry`). */
  readonly noRetry?: boolean;
}

/** A way to the app: signed HTTP or Socket Mode. Never throws. */
export interface Door {
  send(envelope: Envelope, retry?: Retry): Promise<Reply>;
}
