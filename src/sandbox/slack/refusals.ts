/** The two ways the workspace says no: to the app, in the Web API's words; to a person, as the client does. */

/** What a Web API method answers with `ok: false`. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  readonly code: string;
  /** `response_metadata.messages`. */
  readonly messages: readonly string[];

  constructor(code: string, messages: readonly string[] = []) {
    super(messages.length > 0 ? `${code}: ${messages.join('; ')}` : code);
    this.code = code;
    this.messages = messages;
  }
}

/** What Slack's client would not let a person do: the app never hears of it. */
export class ClientRefusal extends Error {
  override readonly name = 'ClientRefusal';
}
